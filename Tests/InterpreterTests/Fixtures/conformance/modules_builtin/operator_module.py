import operator as op


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('op.add(1, 2)')
show('op.itemgetter(1)([5, 6])')
show('op.itemgetter("a", "b")({"a": 1, "b": 2})')
show('op.attrgetter("real")(5)')
show('op.methodcaller("upper")("a")')
show('op.itemgetter(0)')
show('op.contains([1], 1)')
show('op.truediv(1, 0)')
show('op.mul("a", 3)')
show('op.not_(0)')
show('op.is_(None, None)')
show('op.index(5)')
show('op.index(1.5)')
show('op.concat([1], [2])')
show('op.countOf([1, 1], 1)')
show('op.indexOf([1, 2], 2)')
show('op.indexOf([], 1)')
show('op.iadd([1], [2])')
show('op.pow(2, 3)')
show('op.lt(1, 2)')
show('op.neg(5)')
show('op.inv(5)')
show('op.getitem([1], 0)')
show('sorted([(1, "b"), (0, "a")], key=op.itemgetter(1))')
