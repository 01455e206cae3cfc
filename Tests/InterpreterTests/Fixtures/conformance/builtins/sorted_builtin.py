class Less:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"L{self.v}"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('sorted([3, 1, 2])')
show('sorted("hello")')
show('sorted({"b": 1, "a": 2})')
show('sorted([3, 1, 2], reverse=True)')
show('sorted(["bb", "a", "cc"], key=len)')
show('sorted(["bb", "a", "cc"], key=len, reverse=True)')
show('sorted([(1, "b"), (1, "a"), (0, "z")])')
show('sorted([1, "a"])')
show('sorted(5)')
show('sorted([3, 1], lambda x: x)')
show('sorted([None, 1])')
show('sorted([Less(2), Less(1)])')
show('sorted([1, 2], key=5)')
show('sorted([[2], [1, 5]])')
show('sorted([True, False, 2, 0.5])')
show('sorted([])')
show('sorted("bAc", key=str.lower)')
show('sorted([1, 2], key=lambda x: 1 / 0)')
show('sorted([{}, {}])')
show('sorted([1+2j, 1])')
show('sorted(range(5), key=lambda x: (x % 2, -x))')
show('sorted()')
show('sorted([float("nan"), 1, 0])')
