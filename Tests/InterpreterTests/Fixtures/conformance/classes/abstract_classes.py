from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name}: {self.area()}"
class Square(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = "square"
class Partial(Shape):
    def area(self): return 0
print(Square(3).describe(), Shape.__abstractmethods__ == frozenset({"area", "name"}))
for cls in (Shape, Partial):
    try:
        cls()
    except TypeError as error:
        print(error)
@Shape.register
class Virtual: pass
print(isinstance(Virtual(), Shape), issubclass(Virtual, Shape), issubclass(int, Shape))
class HasLen(ABC):
    @classmethod
    def __subclasshook__(cls, other): return hasattr(other, "__len__")
print(isinstance([], HasLen), isinstance(5, HasLen))
class Base(ABC):
    @abstractmethod
    def f(self): return "base f"
class Impl(Base):
    def f(self): return "impl + " + super().f()
print(Impl().f())
