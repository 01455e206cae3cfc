def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('dict()')
show('dict(a=1, b=2)')
show('dict([("x", 1), ("y", 2)])')
show('dict({"a": 1}, b=3)')
show('dict(zip("ab", [1, 2]))')
show('dict(["ab", "cd"])')
show('dict([[1, 2]])')
show('dict(5)')
show('dict([1])')
show('dict([(1, 2, 3)])')
show('dict(["abc"])')
show('dict({1: 2}, **{"k": 3})')
show('dict(dict=1, self=2)')
show('dict.fromkeys("ab")')
show('dict.fromkeys([1, 2], 0)')
show('dict.fromkeys(5)')
show('dict(None)')
show('dict([("a", 1), ("a", 2)])')
show('dict(x for x in [(1, 2)])')
