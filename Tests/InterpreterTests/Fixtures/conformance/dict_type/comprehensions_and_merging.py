a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('{k: v * 2 for k, v in a.items()}')
show('{v: k for k, v in a.items()}')
show('{k: a[k] for k in a if a[k] > 1}')
show('{**a, **b}')
show('a | b')
show('b | a')
show('{k: (a.get(k), b.get(k)) for k in sorted(a.keys() | b.keys())}')
show('{i: {j: i * j for j in range(2)} for i in range(2)}')
show('dict(a, **b)')
show('dict(a, x=0)')
show('{x: len(x) for x in ["a", "bb"]}')
show('{(i, j): 0 for i in range(2) for j in range(2)}')
show('sum(a.values())')
show('max(a, key=a.get)')
show('sorted(b.items(), key=lambda kv: -kv[1])')
show('[f"{k}={v}" for k, v in a.items()]')
show('dict(zip(a, b))')
show('{**a, "x": 9}')
show('{"x": 9, **a}')
show('a.keys() & b.keys()')
show('a.keys() - b.keys()')
show('a.items() & b.items()')
show('list(a) + list(b)')
show('{k: v for d in (a, b) for k, v in d.items()}')
show('{None: 1, True: 2, 1: 3, 1.0: 4}')
show('len({i % 3: i for i in range(10)})')
show('{k: v for k, v in [("a", 1)] if False}')
show('all(k in a for k in ("x", "y"))')
show('a == {"y": 2, "x": 1}')
