def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('format(5)')
show('format(5, "d")')
show('format(3.14159, ".2f")')
show('format("a", ">5")')
show('format(None)')
show('format([1])')
show('format([1], ">5")')
show('format(5, "s")')
show('format("a", "d")')
show('format(5, 5)')
show('format(1.5, "d")')
show('format(True, "d")')
show('format(True)')
show('format(255, "#x")')
show('format(1234567, ",")')
show('format("x", "=5")')
show('format(3, "%")')
show('format({}, "")')
show('format(object, "x")')
show('format(b"a", "5")')
