log = []
def note(x):
    log.append(x)
    return x
m = map(note, [1, 2, 3])
z = zip(map(note, "ab"), [1])
f = filter(note, [0, 1, 2])


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('log')
show('next(m)')
show('log')
show('list(m)')
show('log')
show('list(m)')
show('list(z)')
show('log')
show('next(f)')
show('log')
show('list(f)')
show('list(f)')
show('iter(m) is m')
show('list(zip())')
show('list(zip([], [1]))')
show('list(map(lambda *a: a, [1, 2], [3]))')
show('dict(map(lambda x: (x, x * x), range(3)))')
show('list(filter(None, [0, "", None, 5]))')
show('list(map(str.strip, [" a ", "b "]))')
show('sum(map(int, "123"))')
show('list(map(max, [1, 5], [4, 2]))')
show('list(enumerate(map(str, [1])))')
show('next(zip())')
show('next(map(str, []))')
show('type(m)')
show('type(z)')
show('type(f)')
show('repr(m)[:5]')
show('reversed(m)')
show('len(z)')
show('list(zip("abc", range(2)))')
show('list(zip(range(2), "abc"))')
