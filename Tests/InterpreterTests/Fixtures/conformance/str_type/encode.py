def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('"abc".encode()')
show('"é".encode()')
show('"é😀".encode("utf-8")')
show('"é".encode("latin-1")')
show('"é".encode("ascii")')
show('"é".encode("ascii", "ignore")')
show('"é".encode("ascii", "replace")')
show('"é".encode("ascii", "xmlcharrefreplace")')
show('"é".encode("ascii", "backslashreplace")')
show('"a".encode("utf-16")')
show('"a".encode("utf-16-le")')
show('"a".encode("utf-32-be")')
show('"a".encode("nope")')
show('"\\ud800".encode()')
show('"\\ud800".encode("utf-8", "surrogatepass")')
show('"€".encode("latin-1")')
show('"a".encode("utf-8-sig")')
show('"a".encode(5)')
show('"aé€b".encode("ascii")')
show('"\\udcff".encode("utf-8", "surrogateescape")')
show('"é".encode("ascii", "nope")')
