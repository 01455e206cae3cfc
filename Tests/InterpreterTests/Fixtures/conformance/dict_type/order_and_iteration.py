d = {}
for c in "zebra":
    d[c] = len(d)


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('d')
show('list(d)')
show('d.pop("e")')
show('list(d)')
show('d.update(e=9)')
show('list(d)')
show('d.update(z=100)')
show('list(d.items())')
show('list(reversed(d))')
show('{k: v for v, k in enumerate("abc")}')
show('{1: "a", 1.0: "b", True: "c"}')
show('{x % 3: x for x in range(7)}')
show('dict(sorted({"b": 1, "a": 2}.items()))')
show('{v: k for k, v in {"a": 1}.items()}')
show('[k for k in {1: 2}]')
show('len(d)')
show('dict.fromkeys("hello")')
show('max({"a": 3, "b": 5}.items(), key=lambda kv: kv[1])')
show('{**{"b": 1}, **{"a": 2}}')
show('sorted({"b": 1, "a": 2}, key={"b": 1, "a": 2}.get)')
show('str({"a": {"b": [1, (2,)]}})')
show('{"self": d}["self"] is d')
show('list({i: 0 for i in range(20)})[-3:]')
show('{"a": 1}.copy()')
show('d.keys() == set(d)')
show('{(): 1}')
show('{frozenset([1]): 2}')
