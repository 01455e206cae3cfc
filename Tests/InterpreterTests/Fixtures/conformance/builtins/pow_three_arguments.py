def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('pow(3, 4, 5)')
show('pow(3, -2, 7)')
show('pow(3, 4, -5)')
show('pow(-3, 3, 5)')
show('pow(2, 10**10, 97)')
show('pow(5, 0, 1)')
show('pow(2, 3, 0)')
show('pow(2.0, 3, 5)')
show('pow(2, 3.0, 5)')
show('pow(4, -1, 8)')
show('pow(base=2, exp=5)')
show('pow(2, 5, mod=3)')
show('pow("a", 2)')
show('pow(True, False)')
