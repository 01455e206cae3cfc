d = {"a": 1}


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('d.update({"b": 2})')
show('d.update([("c", 3)])')
show('d.update(d=4)')
show('d.update({"a": 0}, a=10)')
show('d')
show('d.update(5)')
show('d.update([1])')
show('d.update([(1, 2, 3)])')
show('d.update(None)')
show('d.update()')
show('{"a": 1} | {"a": 2, "b": 3}')
show('{"a": 1} | [("b", 2)]')
show('{1: 2} | {}')
show('exec("d |= {\'z\': 1}")')
show('exec("d |= [(\'y\', 2)]")')
show('d')
show('{**d, "a": "new"}["a"]')
show('{"x": 1, **{"x": 2}}')
show('{**{"x": 1}, "x": 0}')
show('d == dict(d)')
show('{"a": 1, "b": 2} == {"b": 2, "a": 1}')
show('{"a": 1} != {"a": 1.0}')
show('{1: 1} < {2: 2}')
show('d.update({"k": 1}, {"m": 2})')
show('exec("d |= 5")')
show('{} == []')
show('{"a": float("nan")} == {"a": float("nan")}')
