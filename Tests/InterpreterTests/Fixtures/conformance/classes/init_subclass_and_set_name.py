class Plugin:
    registry = {}

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[tag] = cls.__name__
        print("subclass", cls.__name__, tag)


class A(Plugin, tag="a"): pass
class B(A): pass
print(Plugin.registry)
try:
    class C(Plugin, nope=1): pass
except TypeError as error:
    print(error)
try:
    class D(object, key=1): pass
except TypeError as error:
    print(error)


class Field:
    def __set_name__(self, owner, name):
        print("name", name, owner.__name__)


class Model(Plugin, tag="m"):
    first = Field()
    second = Field()


class Broken:
    def __set_name__(self, owner, name):
        raise ValueError("broken")


try:
    class E:
        b = Broken()
except RuntimeError as error:
    print(error, repr(error.__cause__))


class G:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(G[int], G["x", 1])
try:
    A[int]
except TypeError as error:
    print(error)
