def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('[round(x + 0.5) for x in range(-3, 4)]')
show('[round(x / 100, 1) for x in (5, 15, 25, 35, 45)]')
show('round(0.125, 2)')
show('round(0.375, 2)')
show('round(5, -1)')
show('round(15, -1)')
show('round(-25, -1)')
show('round(12345678, -3)')
show('round(1e-20, 5)')
show('round(9.995, 2)')
show('round(3.7, 0)')
show('round(3, 5)')
show('round(True)')
show('round(2.5, ndigits=0)')
show('round(number=1.5)')
show('round("1")')
show('round(1.5, "a")')
