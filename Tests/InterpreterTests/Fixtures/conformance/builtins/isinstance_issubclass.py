class A: pass
class B(A): pass


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('isinstance(5, int)')
show('isinstance(True, int)')
show('isinstance(5, (str, int))')
show('isinstance("a", (int, (float, str)))')
show('isinstance(5, int | str)')
show('isinstance(None, int | None)')
show('isinstance(B(), A)')
show('issubclass(B, A)')
show('issubclass(A, B)')
show('issubclass(bool, int)')
show('issubclass(int, (str, object))')
show('isinstance(5, 5)')
show('isinstance(5, "int")')
show('issubclass(5, int)')
show('issubclass(int, 5)')
show('isinstance(5, (int, 5))')
show('isinstance("a", (int, 5))')
show('isinstance([], list[int])')
show('isinstance(5)')
show('issubclass(B, object)')
show('isinstance(A, type)')
show('isinstance(1, ())')
show('isinstance(len, type(print))')
