def f(a, b=2):
    c = 3
    return locals()


print(f(1))


def empty():
    return locals()


print(empty())


def with_closure():
    x = 1

    def inner():
        y = x
        return sorted(locals())
    return inner()


print(with_closure())
print("f" in globals(), globals()["__name__"], globals() is locals())


class C:
    a = 1
    names = [n for n in sorted(locals()) if not n.startswith("__")]


print(C.names)
globals()["made"] = "by globals()"
print(made)


def loop():
    for i in range(2):
        pass
    d = locals()
    return d


print(loop(), vars() is globals())
