def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('"ab".center(6)')
show('"ab".center(5)')
show('"abc".center(6, "*")')
show('"ab".center(1)')
show('"ab".ljust(5) + "|"')
show('"ab".rjust(5)')
show('"ab".ljust(5, "-")')
show('"ab".rjust(5, "é")')
show('"ab".center(5, "xy")')
show('"ab".ljust("5")')
show('"".center(3, ".")')
show('"ab".rjust(5, "")')
show('"a".center(4, "x")')
show('"abc".center(4, "x")')
show('"ab".center(7, 5)')
show('"ab".ljust()')
