def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('sum([[1]], [0])')
show('sum([1], 2.5)')
show('sum((x for x in ()), 7)')
show('sum([1.1, 2.2, 3.3])')
show('sum([0.1] * 3)')
show('sum([1e16, 1, -1e16])')
show('sum([2**63, 1])')
show('sum([True] * 5)')
show('sum(["a"], "b")')
show('sum([None])')
show('sum({}, 1)')
show('sum([[]], ())')
show('sum(range(10**5))')
show('sum([1, 2], start=3)')
show('sum([b""], b"")')
