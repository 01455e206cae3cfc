from enum import Enum, IntEnum, Flag, auto
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
print(Color.RED, repr(Color.RED), Color(2), Color["RED"], list(Color), Color.CRIMSON is Color.RED, len(Color), Color.RED.name, Color.RED.value)
print(Color.RED == 1, Color.RED in Color, {Color.RED: "r"}[Color.CRIMSON], isinstance(Color.RED, Color))
for code in ("Color(9)", "Color['X']", "Color.RED = 2", "Color.BLUE", "Color.RED < Color.GREEN", "class Sub(Color): pass"):
    try:
        exec(code)
    except Exception as error:
        print(code, "->", type(error).__name__, error)
class N(IntEnum):
    A = auto()
    B = auto()
print(N.A + N.B, N.B > 1, f"{N.A}", repr(N.B), [10, 20, 30][N.A], sorted(N, reverse=True))
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
print(P.R | P.X, repr(P.R | P.W), P.R in (P.R | P.W), list(P.R | P.X), ~P.R, P(0), bool(P.R & P.W))
