def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('",".join(["a", "b"])')
show('"".join("abc")')
show('"-".join([])')
show('"-".join(["x"])')
show('",".join(x for x in "ab")')
show('",".join([1])')
show('",".join(["a", None])')
show('",".join(5)')
show('", ".join({"k": 1, "m": 2})')
show('"ab".join("123")')
show('",".join(("a", b"b"))')
show('"".join(["é", "😀", "a"])')
show('",".join()')
show('"é".join(["a", "b"])')
show('",".join(["a", "b", 3, 4])')
