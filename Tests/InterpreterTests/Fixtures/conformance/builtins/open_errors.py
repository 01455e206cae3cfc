def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('open("/nonexistent/file")')
show('open("/")')
show('open("x", "q")')
show('open("x", "rw")')
show('open("x", "rb", encoding="utf-8")')
show('open("x", "tb")')
show('open(5.5)')
show('open("/nonexistent", "w")')
show('open("")')
show('open("a\\0b")')
show('open("x", "")')
show('open("x", "r", 0)')
show('open(-1)')
