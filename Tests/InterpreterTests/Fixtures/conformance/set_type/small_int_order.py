def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('{3, 1, 2}')
show('{10, 9, 8}')
show('set(range(10))')
show('{5, 0, 7, 3}')
show('{100, 1, 50}')
show('{8, 0, 16}')
show('{-1, -2, 1}')
show('list({3, 2, 1})')
show('{1, 2} | {0}')
show('set([9, 1, 5, 3])')
show('{0.5, 1, 2}')
show('frozenset({3, 1})')
show('{True, 0}')
show('{x * x for x in range(6)}')
show('set(range(40)) - set(range(3, 38))')
show('{64, 32, 0, 1}')
show('{7, 15, 23}')
show('set(range(100, 90, -1))')
show('{1000, 1, 10, 100}')
show('{33, 1, 65}')
