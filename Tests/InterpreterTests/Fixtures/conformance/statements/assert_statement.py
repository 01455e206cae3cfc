assert True
assert 1, "never shown"
for code in ("assert 0", "assert False, 'why'", "assert [], (1, 2)", "assert 1 == 2, f'{1 + 1}'", "assert None, 42"):
    try:
        exec(code)
    except AssertionError as error:
        print(repr(error), str(error), error.args)
evaluated = []
assert True, evaluated.append(1)
print(evaluated)
