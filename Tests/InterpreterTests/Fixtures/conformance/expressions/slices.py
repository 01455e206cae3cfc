s = "abcdefgh"
items = list(range(8))
for sl in (slice(None), slice(2, None), slice(None, 3), slice(2, 5), slice(-3, None), slice(None, -3), slice(None, None, 2),
           slice(None, None, -1), slice(5, 1, -2), slice(10, 20), slice(-100, 100), slice(3, 3), slice(5, 2), slice(None, None, -3)):
    print(sl, s[sl], items[sl], tuple(items)[sl], sl.indices(8))
print(items[1:-1], items[::2][::-1], s[-1:-4:-1])
x = list(range(6))
x[1:3] = [10, 20, 30]
print(x)
x[::2] = "abcd"
print(x)
x[2:2] = [99]
print(x)
x[:] = []
print(x)
x[5:] = [1, 2]
print(x)
for code in ("x[::2] = [1, 2, 3]", "x[::0]", "x['a']", "x[1.0]", "s[1, 2]", "x[0:1] = 5", "s['a':]", "x[None]"):
    try:
        exec(code)
    except Exception as error:
        print(code, "->", type(error).__name__, error)


class Show:
    def __getitem__(self, key):
        return key


show = Show()
print(show[1:2], show[1:2, ::3], show[...], show[1, 2], show[:, None], show[()], show[1,], show[*[1, 2], 3])
