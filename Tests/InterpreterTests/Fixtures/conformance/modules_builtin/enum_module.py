from enum import *
class C(Enum):
    A = 1
    B = "two"
    ALIAS = 1
class I(IntEnum):
    X = 5
    Y = auto()
class F(Flag):
    R = auto()
    W = auto()
    RW = R


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('W\\nclass S(StrEnum):\\n    LOW = auto()\\n    HIGH = "h" | C.A')
show('repr(C.A)')
show('C("two")')
show('C["A"]')
show('C(3)')
show('C["Z"]')
show('C.ALIAS is C.A')
show('list(C)')
show('len(C)')
show('C.A.name, C.A.value')
show('C.A == 1')
show('C.A < C.B')
show('I.X + 1')
show('I.Y')
show('I.X < 6')
show('f"{I.X} {C.A} {S.LOW} {F.R}"')
show('F.R | F.W')
show('repr(F.R | F.W)')
show('F(3)')
show('F(0)')
show('F.R in F.RW')
show('~F.R')
show('F(8)')
show('S.LOW')
show('S("h")')
show('S.HIGH + "x"')
show('S.LOW == "low"')
show('Enum("N", "a b").b')
show('exec("C.A = 2")')
show('exec("class D(C): pass")')
show('C.NOPE')
show('type(C.A)')
show('isinstance(I.X, int)')
show('{C.A: 1}[C(1)]')
show('list(C.__members__)')
show('C.A in C')
show('hash(C.A) == hash("A")')
show('bool(F(0))')
show('[m.name for m in F]')
show('unique(C)')
show('C.A.value.bit_length()')
show('str(I.X)')
show('"%s %d" % (I.X, I.X)')
