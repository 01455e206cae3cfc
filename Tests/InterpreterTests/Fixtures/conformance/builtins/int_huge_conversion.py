n = 10 ** 4300


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('len(str(10 ** 4299))')
show('str(n)')
show('int("1" * 4301)')
show('int("1" * 4300) % 1000')
show('f"{n}"')
show('repr(n)')
show('hex(n)[:6]')
show('len(bin(n))')
show('"%d" % n')
show('int("f" * 5000, 16) > 0')
show('n == 10 ** 4300')
