import warnings
def check(code):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(code, "<test>", "exec")
        except SyntaxError as error:
            print(code, "error", error.msg)
    for w in caught:
        print(code, "->", w.category.__name__, w.message)
for code in ("x is 5", "x is not 'a'", "assert (1, 'm')", "5()", "'a'()", "[1](2)", "1[0]", "[1]['a']", "(1)(2)", r"'\d'", "0 is x", "x is ()", "x is None", "x is ..."):
    check(code)
