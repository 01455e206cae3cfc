def to_base(n, b):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while n:
        n, r = divmod(n, b)
        out = digits[r] + out
    return out or "0"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('to_base(255, 16)')
show('to_base(10**20, 36)')
show('int(to_base(10**20, 36), 36) == 10**20')
show('int("zz", 36)')
show('int("-0b11", 2)')
show('int("0B11", 0)')
show('int("0b_1", 0)')
show('bin(-10)[3:]')
show('format(-255, "#x")')
show('format(255, "08b")')
show('f"{-5:b}"')
show('f"{-5:08b}"')
show('oct(-8)')
show('int("7_7", 8)')
show('sum(map(int, str(2**100)))')
show('len(str(3**1000))')
show('str(2**200)[::-1][:10]')
show('int("0" * 10 + "5")')
show('int("+0x1f", 16)')
show('int(" \\n12\\t")')
show('hex(2**64 - 1)')
show('int("ffffffffffffffffffffffff", 16)')
