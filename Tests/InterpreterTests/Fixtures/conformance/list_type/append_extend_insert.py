a = [1, 2, 3]


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('a.append(4)')
show('a')
show('a.append([5])')
show('a.extend([6])')
show('a.extend("xy")')
show('a.extend({})')
show('a.extend(5)')
show('a.insert(0, "first")')
show('a.insert(100, "last")')
show('a.insert(-1, "before last")')
show('a.insert(-100, "very first")')
show('a')
show('a.insert("x", 1)')
show('a.insert(1)')
show('a.append()')
show('a.extend(a[:2])')
show('len(a)')
show('a.extend(x for x in [7])')
show('a[-1]')
show('a.append(1, 2)')
