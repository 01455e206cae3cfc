d = {"a": 1, "b": None}


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('d.get("a")')
show('d.get("z")')
show('d.get("z", 5)')
show('d.get("b", 5)')
show('d.setdefault("a", 9)')
show('d.setdefault("c", [])')
show('d.setdefault("e")')
show('d')
show('d.pop("a")')
show('d.pop("a")')
show('d.pop("a", "default")')
show('d.popitem()')
show('d')
show('{}.popitem()')
show('d.get()')
show('d.get([])')
show('d.pop([])')
show('d.setdefault([], 1)')
show('d["zz"]')
show('d[[]]')
show('d.get("a", default=1)')
show('d.clear()')
show('d')
show('{1: "int"}[1.0]')
show('{1: "int"}[True]')
show('{(1, 2): "t"}[1, 2]')
show('d.pop()')
show('{"a": 1}["a"]')
show('{None: 1}[None]')
