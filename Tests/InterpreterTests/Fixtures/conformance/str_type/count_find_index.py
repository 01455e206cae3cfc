s = "abcabcab"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('s.count("ab")')
show('s.count("")')
show('s.count("z")')
show('s.count("a", 1)')
show('s.count("a", 1, 4)')
show('"aaaa".count("aa")')
show('s.find("c")')
show('s.find("z")')
show('s.find("")')
show('s.find("", 10)')
show('s.find("", 8)')
show('s.find("a", 1)')
show('s.find("a", -3)')
show('s.find("b", 2, 4)')
show('s.rfind("ab")')
show('s.rfind("")')
show('s.rfind("z")')
show('s.index("b")')
show('s.index("z")')
show('s.rindex("c")')
show('s.rindex("z")')
show('s.find(5)')
show('s.count()')
show('s.find("a", None, None)')
show('"".find("")')
show('"".count("")')
show('s.find("abc", 1)')
show('s.find("cab", -6, -1)')
show('s.index("a", 100)')
show('"é😀é".find("😀")')
show('"é😀é".rfind("é")')
show('s.find("a", "b")')
