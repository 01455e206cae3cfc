def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('sum([1, 2, 3])')
show('sum([])')
show('sum([1, 2], 10)')
show('sum([[1], [2]], [])')
show('sum(["a", "b"], "")')
show('sum(["a"])')
show('sum([0.1] * 10)')
show('sum([1, 2.5])')
show('sum(5)')
show('sum([b"a"], b"")')
show('sum([(1,), (2,)], ())')
show('sum(x for x in range(4))')
show('sum([True, True])')
show('sum([1], start=5)')
show('sum([None])')
show('sum()')
show('sum({1: 2, 3: 4})')
show('sum([10**20, 1])')
show('sum([1e308, 1e308])')
show('sum([2**62, 2**62, 1.5])')
