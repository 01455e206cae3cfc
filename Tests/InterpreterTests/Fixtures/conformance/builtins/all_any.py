def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('all([])')
show('any([])')
show('all([1, 0])')
show('any([0, "a"])')
show('all(x > 0 for x in [1, 2])')
show('any("")')
show('all({})')
show('any([[], {}, 0])')
show('all(5)')
show('any(None)')
show('all([1], [2])')
