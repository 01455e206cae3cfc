def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('abs(-5)')
show('abs(5)')
show('abs(-2.5)')
show('abs(True)')
show('abs(-10**30)')
show('abs(float("-inf"))')
show('abs(-0.0)')
show('abs("a")')
show('abs()')
show('abs(None)')
show('abs(3+4j)')
