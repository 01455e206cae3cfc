def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('1 < 2')
show('2**64 < 2**64 + 1')
show('-2**64 < 2**63')
show('2**70 == 2.0**70')
show('2**1024 > 1.7e308')
show('-2**1024 < -1.7e308')
show('1 == 1.0000000000000001')
show('9007199254740993 == 9007199254740992.0')
show('9007199254740993 > 9007199254740992.0')
show('True == 1')
show('False < True')
show('0 == -0')
show('5 >= 5')
show('5 != 5.0')
show('10**30 >= 10**30')
show('max(2**63, 2**63 - 1)')
show('min(-2**63, -2**63 - 1)')
show('sorted([2**65, 3, -2**70, 0])')
show('0.5 < 1 < 1.5')
show('3 < float("nan")')
show('(1 < 2) + (2 < 3)')
