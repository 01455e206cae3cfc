def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('chr(97)')
show('chr(0)')
show('chr(0x1F600)')
show('chr(1114111)')
show('ord("a")')
show('ord("é")')
show('ord("😀")')
show('ord(b"a")')
show('chr(-1)')
show('chr(1114112)')
show('chr("a")')
show('ord("ab")')
show('ord("")')
show('ord(5)')
show('chr(10**20)')
show('chr(97.0)')
show('[chr(c) for c in (65, 233, 8364)]')
