def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('1j')
show('1 + 2j')
show('complex(1, 2)')
show('(1 + 2j) * (3 - 1j)')
show('abs(3 + 4j)')
show('(1 + 2j).real')
show('(1 + 2j).imag')
show('(1 + 2j).conjugate()')
show('1j ** 2')
show('complex("1+2j")')
show('1j == 1j')
show('1j < 2j')
show('int(1j)')
show('str(-1j)')
show('(-8) ** (1 / 3) == complex(1.0000000000000002, 1.7320508075688772)')
show('1 + 0j == 1')
show('1j / 0')
show('complex("x")')
