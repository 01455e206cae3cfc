from typing import *
T = TypeVar("T")
class Box(Generic[T]): pass
class P(Protocol):
    def go(self): ...
class N(NamedTuple):
    a: int
    b: str = "x"
class D(TypedDict, total=False):
    k: int


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('List[int]')
show('Dict[str, Any]')
show('Optional[int]')
show('Union[int, str, None]')
show('Union[int]')
show('Callable[[int], str]')
show('Callable[..., Any]')
show('Tuple[int, ...]')
show('Literal["a", 1]')
show('list[int]')
show('dict[str, list[int]]')
show('int | str')
show('T')
show('Box[int]')
show('Box[T][str]')
show('List["Fwd"]')
show('List[int, str]')
show('Any()')
show('List()')
show('isinstance([], List[int])')
show('isinstance(1, int | str)')
show('N(1)')
show('N(1)._asdict()')
show('D(k=1)')
show('get_type_hints(N)')
show('get_args(Dict[str, int])')
show('get_origin(List[int])')
show('P()')
show('cast(int, "x")')
show('TYPE_CHECKING')
show('ClassVar[int]')
show('Type[int]')
show('Iterable[T]')
show('NoReturn')
show('Sequence')
show('Optional[List[Optional[str]]]')
show('NewType("U", int)(5)')
show('Union[int, str] == Union[str, int]')
show('Optional')
