def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('1 / 2')
show('4 / 2')
show('7 / -2')
show('1 / 3')
show('2 / 3')
show('10**18 / 3')
show('(2**53 + 1) / 1')
show('0 / 5')
show('-0 / 5')
show('0 / -5')
show('True / 2')
show('1 / 0')
show('1 / 0.0')
show('0 / 0')
show('1.0 / 3')
show('5 / 2.5')
show('9007199254740993 / 9007199254740991')
