def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('[chr(ord(c)) for c in "aé😀"]')
show('ord("\\\\n")')
show('chr(0x10FFFF) == "\\\\U0010ffff"')
show('[ord(c) for c in "AZaz09"]')
show('"".join(chr(c) for c in range(65, 70))')
show('ord("")')
show('ord("ab")')
show('chr(-5)')
show('chr(1.0)')
show('ord(bytearray(b"x"))')
show('chr(True)')
show('ord(chr(300))')
