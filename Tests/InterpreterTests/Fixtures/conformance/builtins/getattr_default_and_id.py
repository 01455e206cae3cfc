a = []
b = a


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('id(a) == id(b)')
show('id([]) == id(a)')
show('id(None) == id(None)')
show('hash("a") == hash("a")')
show('id()')
show('hash()')
show('hash([])')
show('hash({})')
show('hash((1, []))')
show('hash(1)')
show('hash(True)')
show('hash(2**61)')
show('hash(-1)')
show('hash(0.5) == hash(0.5)')
show('hash(1.0)')
show('hash(float("inf"))')
