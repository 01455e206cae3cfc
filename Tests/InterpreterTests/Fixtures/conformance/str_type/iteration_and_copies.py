s = "abc"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('[c for c in s]')
show('list(enumerate(s))')
show('dict.fromkeys(s)')
show('"".join(reversed(s))')
show('s * 0 == ""')
show('s + "" is not None')
show('str(s) == s')
show('s[:] == s')
show('tuple(s)')
show('set(s) == {"a", "b", "c"}')
show('sorted(s, reverse=True)')
show('list(zip(s, s[1:]))')
show('max(s) + min(s)')
show('sum(ord(c) for c in s)')
show('[s[i:j] for i in range(3) for j in range(i + 1, 4)]')
show('s.__iter__().__next__()')
show('iter(s).__length_hint__()')
show('list(map(str.upper, s))')
show('all(c in s for c in "ab")')
show('s.__mul__(2)')
show('s.__mod__(())')
show('s.__add__("d")')
show('s.__add__(5)')
show('s.__eq__(5)')
show('"%s" % s')
show('s.__format__(">5")')
show('s.__sizeof__() > 0')
show('hash(s) == hash("a" + "bc")')
show('s.__class__')
show('a if False else s')
