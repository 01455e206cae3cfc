class R:
    def __init__(self): self.n = 0
    def __call__(self):
        self.n += 1
        return self.n


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('list(iter(R(), 4))')
show('list(iter(R(), 1))')
show('iter(R(), 3).__next__()')
show('iter(5, 1)')
show('type(iter(R(), 1)).__name__')
show('sum(iter(R(), 11))')
