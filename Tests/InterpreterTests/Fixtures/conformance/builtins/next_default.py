g = (x for x in [1, 2])


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('next(g)')
show('next(g, "d")')
show('next(g, "d")')
show('next(g)')
show('next(iter(""))')
show('next(5)')
show('next()')
show('next(iter([1]), None)')
show('next((x for x in range(10) if x > 5), "none")')
show('next((x for x in range(3) if x > 5), "none")')
