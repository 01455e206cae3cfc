def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('"a\\tb".expandtabs()')
show('"a\\tb".expandtabs(4)')
show('"\\t".expandtabs(2)')
show('"ab\\tc\\nd\\te".expandtabs(4)')
show('"a\\tb".expandtabs(0)')
show('"42".zfill(5)')
show('"-42".zfill(5)')
show('"+4".zfill(4)')
show('"abc".zfill(2)')
show('"".zfill(3)')
show('"--1".zfill(5)')
show('"a".zfill("x")')
show('"a\\tb".expandtabs(tabsize=3)')
show('"é\\tx".expandtabs(4)')
show('"12345\\t".expandtabs(4) + "|"')
