s = "héllo😀"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('s[0]')
show('s[1]')
show('s[-1]')
show('s[5]')
show('s[6]')
show('s[-7]')
show('s[1:3]')
show('s[::-1]')
show('s[::2]')
show('s[-3:]')
show('s["a"]')
show('s[1.0]')
show('s[None]')
show('len(s)')
show('s[True]')
show('s[10:]')
show('s[:100]')
show('s[2:1]')
show('s[0:0]')
show('list(s)')
show('s[slice(1, 4, 2)]')
show('s * 2')
show('s * 0')
show('s * -1')
show('3 * "ab"')
show('"a" * 10**20')
show('s + "x"')
show('s + 5')
show('s.__getitem__(0)')
show('s.__contains__("😀")')
show('s.__len__()')
