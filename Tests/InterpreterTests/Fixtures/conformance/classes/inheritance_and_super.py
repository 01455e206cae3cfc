class A:
    def __init__(self):
        print("A init")
        self.a = 1

    def who(self):
        return "A"


class B(A):
    def __init__(self):
        super().__init__()
        print("B init")

    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super(C, self).who()


class D(B, C):
    def who(self):
        return "D" + super().who()


d = D()
print(d.who(), [k.__name__ for k in D.__mro__], d.a)
print(super(B, d).who(), super(D, D).who(d), super(C, d).who())
print(issubclass(D, A), isinstance(d, C), D.__bases__, A.__subclasses__())


class E:
    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def stat():
        return "E.stat"


class F(E):
    @classmethod
    def make(cls):
        return "F:" + super().make()

    def call(self):
        return super().stat()


print(F.make(), F().make(), F().call())
print(super(D, d))
for code in ("super().x", "super(A, 5)", "super(B, C())", "super(A, d).nope", "super(5, d)", "super()"):
    try:
        print(eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
