a = [3, 1, 2]
b = ["b", "A", "c"]


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('a.sort()')
show('a')
show('a.sort(reverse=True)')
show('a')
show('b.sort()')
show('b')
show('b.sort(key=str.lower)')
show('b')
show('[1, "a"].sort()')
show('a.sort(5)')
show('a.sort(key=5)')
show('a.sort(cmp=1)')
show('[[2, 1], [1, 2], [1]].sort()')
show('sorted([(1, "b"), (1, "a")], key=lambda t: t[0])')
show('sorted([(1, "b"), (1, "a")], key=lambda t: t[0], reverse=True)')
show('[3, None].sort()')
show('sorted([0.5, 1, True, 0])')
show('sorted("a1B", key=lambda c: (c.isdigit(), c.lower()))')
show('sorted([[], [1], [0, 5]])')
show('sorted([b"b", b"a"])')
show('sorted([{1}, {1, 2}, {2}])')
show('sorted(range(10), key=lambda n: n % 3)')
show('a.sort(reverse="x")')
show('a.sort(key=None, reverse=0)')
show('sorted([-0.0, 0.0])')
show('sorted([2, 1], reverse=1)')
