a = [1, [2, 3]]
b = a
c = a[:]
d = a.copy()
e = list(a)


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('b is a')
show('c is a')
show('c == a')
show('c[1] is a[1]')
show('a[1].append(4)')
show('c')
show('d')
show('e')
show('a.append(5)')
show('b')
show('c')
show('[a] * 2')
show('([[]] * 3)[0].append(1)')
show('[[] for _ in range(2)]')
show('a + [] is a')
show('a * 1 is a')
show('a[0:] is a')
show('a == b')
show('id(a) == id(b)')
show('(a, b)[0] is b')
show('[x for x in a] == a')
show('sorted([3, 1]) == [1, 3]')
show('a.extend(a[:1])')
show('a')
show('a[1:2] == [a[1]]')
show('[*a] == a')
show('a.clear()')
show('b')
show('c')
