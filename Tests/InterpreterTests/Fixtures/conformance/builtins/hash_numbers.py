def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('hash(2**61)')
show('hash(2**62)')
show('hash(-2**61)')
show('hash(10**50)')
show('hash(0.1)')
show('hash(1e300)')
show('hash(2.5)')
show('hash(-1.0)')
show('hash(1 << 200)')
show('hash(True)')
show('hash(3.0)')
show('hash(1.5e-10)')
show('hash(-0.5)')
