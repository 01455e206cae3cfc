def f(a: int, b=2) -> str:
    "doc"
    return a


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__annotations__, f.__closure__, f.__dict__)
f.extra = 5
print(f.extra, f.__dict__)
f.__name__ = "renamed"
f.__qualname__ = "Some.where"
print(f.__name__, f.__qualname__)
f.__doc__ = None
print(f.__doc__)
for code in ("f.__name__ = 5", "f.__defaults__ = 5", "f.__closure__ = None", "f.missing", "del f.extra; f.extra", "f.__dict__ = 5", "f.__qualname__ = 1"):
    try:
        exec(code)
        print("fine:", code)
    except Exception as error:
        print(code, "->", type(error).__name__, error)


class C:
    def m(self):
        def inner():
            pass
        return inner


print(C.m.__qualname__, C().m().__qualname__, C.m.__name__)
print(f.__code__.co_argcount, f.__code__.co_varnames, f.__code__.co_name, f.__code__.co_filename)
print(callable(f), callable(C), callable(C()), callable(5))


def outer():
    x = 1

    def inner():
        return x
    return inner


g = outer()
print(g.__closure__[0].cell_contents, g.__code__.co_freevars, outer.__code__.co_cellvars)
