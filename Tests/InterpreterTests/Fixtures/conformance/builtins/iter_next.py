it = iter([1])
class Old:
    def __getitem__(self, i):
        if i == 2: raise IndexError
        return i
class Bad:
    def __iter__(self): return 5
n = iter(range(3))


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('next(it)')
show('next(it, "end")')
show('next(it)')
show('iter(5)')
show('iter()')
show('next(5)')
show('next([])')
show('list(Old())')
show('iter(Bad())')
show('list(iter(lambda: next(n), 2))')
show('iter(5, 1)')
show('list(iter("ab"))')
show('iter([]).__length_hint__()')
show('next(iter({}), None)')
show('next(iter([1]), 1, 2)')
show('type(iter(""))')
show('type(iter(()))')
show('type(iter(set()))')
show('type(iter(range(0)))')
show('type(reversed([]))')
show('next(reversed([1, 2]))')
show('type(iter({}.items()))')
show('type(iter(10**20 and range(10**20)))')
