def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('list(enumerate("abc", start=2))')
show('list(enumerate("ab", -1))')
show('enumerate("ab", start="x")')
show('list(enumerate(enumerate("ab")))')
show('[i for i, c in enumerate("hello") if c == "l"]')
show('dict(enumerate("ab"))')
show('next(enumerate([]))')
show('list(enumerate(iter([5])))')
