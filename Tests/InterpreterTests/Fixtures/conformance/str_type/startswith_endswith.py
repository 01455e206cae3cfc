s = "hello.py"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('s.startswith("he")')
show('s.startswith("")')
show('s.startswith(("x", "h"))')
show('s.startswith("l", 2)')
show('s.startswith("l", 2, 3)')
show('s.endswith(".py")')
show('s.endswith((".txt", ".py"))')
show('s.endswith("lo", 0, 5)')
show('s.endswith("")')
show('s.startswith(())')
show('s.startswith(5)')
show('s.startswith(["he"])')
show('s.startswith(("a", 5))')
show('s.startswith("", 10)')
show('s.startswith("", 8)')
show('s.endswith("hello.pyx")')
show('s.startswith()')
show('s.startswith("h", -100)')
show('s.endswith("py", -2)')
