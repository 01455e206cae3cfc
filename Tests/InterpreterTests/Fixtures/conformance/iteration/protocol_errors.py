class NoNext:
    def __iter__(self): return object()
class NoneIter:
    __iter__ = None
class Raises:
    def __iter__(self): raise ValueError("iter failed")
class NextRaises:
    def __iter__(self): return self
    def __next__(self): raise KeyError("next failed")
class Get:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
class GetKey:
    def __getitem__(self, i): raise KeyError(i)
class Len:
    def __len__(self): return 3


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('list(NoNext())')
show('list(NoneIter())')
show('list(Raises())')
show('list(NextRaises())')
show('list(Get())')
show('list(GetKey())')
show('list(Len())')
show('list(reversed(Len()))')
show('next(NextRaises())')
show('next(Get())')
show('iter(Get()) is not None')
show('2 in Get()')
show('5 in Get()')
show('max(Get())')
show('sum(Get())')
show('sorted(Get(), reverse=True)')
show('[*Get()]')
show('(lambda *a: a)(*Get())')
show('(lambda *a: a)(*5)')
show('dict(Get())')
show('zip(Len())')
show('map(len, Len())')
show('enumerate(Len())')
show('set(NoneIter())')
show('tuple(NextRaises())')
show('"".join(Get())')
show('any(Get())')
show('all(Get())')
show('iter(5)')
show('iter(lambda: 1)')
show('list(iter(lambda c=iter([1, 2, 0]): next(c), 0))')
show('min(NextRaises())')
show('a if 0 else list(zip(Get(), Get()))')
