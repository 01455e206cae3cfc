def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('[x * 2 for x in range(4)]')
show('[x for x in range(10) if x % 2 == 0]')
show('[(x, y) for x in range(2) for y in "ab"]')
show('[x if x > 1 else -x for x in range(4)]')
show('[[y for y in range(x)] for x in range(4)]')
show('[c for c in "hello" if c not in "aeiou"]')
show('[x for x in [1, 2, 3] if x > 1 if x < 3]')
show('[a + b for a, b in [(1, 2), (3, 4)]]')
show('[x for row in [[1], [2, 3]] for x in row if x != 2]')
show('[i for i in range(3)][::-1]')
show('[x for x in 5]')
show('[1 / x for x in [1, 0]]')
show('[*range(3), *"ab"]')
show('[lambda: 0 for _ in range(2)].__len__()')
show('[[0] * 2 for _ in range(2)]')
show('[f(3) for f in [lambda x: x, abs, str]]')
show('[x for x in {1: "a"}]')
show('[a for a, *b in [(1, 2, 3)]]')
show('[nope for x in [1]]')
show('[y := 5, y]')
