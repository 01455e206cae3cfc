def attempt(code):
    try:
        exec(code, {})
        print("fine:", code)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt("a, b = 1, 2, 3")
attempt("a, b, c = 1, 2")
attempt("a, b = 5")
attempt("a, b = []")
attempt("a, *b = []")
attempt("a, *b, c = [1]")
attempt("a, b = 'xyz'")
attempt("a, b = {1: 2}")
attempt("(a, b), c = 1, 2")
attempt("a, b = None")
attempt("for a, b in [(1, 2, 3)]: pass")
attempt("a, b = iter([1])")
attempt("a, = ()")
attempt("[a, b] = [1, 2]")
attempt("*a, = 5")
attempt("a, b = range(2)")
