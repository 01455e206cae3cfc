class A:
    def __abs__(self): return "abs!"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('abs(A())')
show('abs(-7)')
show('abs(object())')
show('abs([])')
show('abs(-True)')
