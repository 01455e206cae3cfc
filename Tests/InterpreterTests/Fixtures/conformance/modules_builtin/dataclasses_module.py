from dataclasses import *
@dataclass
class P:
    x: int
    y: float = 2.0
    tags: list = field(default_factory=list)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "b"
@dataclass
class Q(P):
    z: int = 0
    def __post_init__(self): self.total = self.x + self.z
@dataclass(slots=True, kw_only=True)
class K:
    v: int = 1


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('P(1)')
show('P(1, 3.5, ["t"])')
show('P()')
show('P(1, 2, 3, 4)')
show('P(x=1) == P(1)')
show('P(1) == (1, 2.0, [])')
show('P(1) != P(2)')
show('hash(P(1))')
show('P(1).tags is P(1).tags')
show('asdict(P(1))')
show('astuple(P(1, tags=[P(2)]))')
show('replace(P(1), x=9)')
show('replace(P(1), q=9)')
show('[f.name for f in fields(P)]')
show('is_dataclass(P)')
show('F(1) < F(2)')
show('F(1) < F(1, "c")')
show('hash(F(1)) == hash(F(1))')
show('exec("F(1).a = 2")')
show('exec("del F(1).a")')
show('F(1) < 5')
show('sorted([F(2), F(1)])')
show('Q(1, z=5).total')
show('Q(1)')
show('K(v=2)')
show('K(2)')
show('hasattr(K(), "__dict__")')
show('P.__doc__')
show('P.__match_args__')
show('make_dataclass("M", ["a", ("b", int, 3)])(1)')
show('fields(5)')
show('asdict(5)')
show('P.__annotations__')
show('P(1).__eq__(5)')
