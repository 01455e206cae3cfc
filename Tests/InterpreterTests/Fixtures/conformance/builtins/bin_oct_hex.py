def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('bin(5)')
show('bin(-5)')
show('bin(0)')
show('oct(8)')
show('oct(-9)')
show('hex(255)')
show('hex(-255)')
show('hex(10**20)')
show('bin(True)')
show('hex(1.5)')
show('bin("1")')
show('oct(None)')
show('bin(2**70)')
