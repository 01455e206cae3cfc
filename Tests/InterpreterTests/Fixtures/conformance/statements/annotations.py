x: int = 5
y: "a string"
z: list[int] = [1]
(w): int = 3
print(__annotations__)
try:
    y
except NameError as error:
    print(error)


class C:
    a: int
    b: str = "b"
    c: "C"


print(C.__annotations__, C.b, hasattr(C, "a"))
C.extra: int = 7
print(C.extra, C.__annotations__)


def f(a: int, b: "str" = "x", *args: float, k: bool = True, **kw: dict) -> None:
    local: int = 3
    return local


print(f.__annotations__)
print(f(1))
d = {}
d["k"]: int = 4
print(d, sorted(__annotations__))


def g():
    unbound: int
    return unbound


try:
    g()
except UnboundLocalError as error:
    print(error)
