def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('"a" < "b"')
show('"a" < "B"')
show('"abc" < "abd"')
show('"ab" < "abc"')
show('"" < "a"')
show('"é" > "z"')
show('"a" == "a"')
show('"a" != "b"')
show('"a" < 5')
show('"a" == 5')
show('"10" < "9"')
show('"a" "b"')
show('"a" + "b"')
show('"a" + None')
show('"😀" > "\\uffff"')
show('max("a", "B", "c")')
show('sorted(["b", "A", "a", "É"])')
show('"abc" >= "abc"')
show('hash("") == hash("")')
show('"a\\0b" == "a\\0b"')
show('len("a\\0b")')
show('"a\\0b" > "a"')
