def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('str([1, "a", None, 1.0, (2,), {"k": [b"x"]}, {1}, True])')
show('repr({"a": {"b": {"c": []}}})')
show('str(("it\'s", \'say "hi"\'))')
show('repr([["\\n", "\\\\"], ["é"]])')
show('str({1: "one", "two": 2, (3,): [3]})')
show('str([set(), frozenset(), {}, (), []])')
show('repr([range(3), slice(1), ...])')
show('"%s" % [1.0, 1e20, -0.0]')
show('f"{[1, \'x\']} {(1,)} {{\'k\': 1}}"')
show('str([float("nan"), float("inf")])')
show('repr(bytearray(b"ab"))')
show('repr([int, str, len])')
show('repr(["\\u200b", "\\t"])')
show('str({"a": 1}.items())')
show('str({"a": 1}.keys())')
show('repr(dict(a=(1, 2), b="c"))')
