t = (1, [2])
r = range(3)
s = "abc"
b = b"abc"
d = {}
z = {1}


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('exec("t[0] = 1")')
show('exec("del t[0]")')
show('exec("s[0] = \'x\'")')
show('exec("del s[0]")')
show('exec("b[0] = 1")')
show('exec("r[0] = 1")')
show('exec("z[0] = 1")')
show('exec("del z[0]")')
show('z[0]')
show('exec("(5)[0] = 1")')
show('exec("None[0] = 1")')
show('exec("del d[\'x\']")')
show('exec("len[0] = 1")')
show('exec("t[1] += [3]")')
show('t')
show('exec("t.x = 1")')
show('exec("s.x = 1")')
show('exec("t[1].append(4)")')
show('t')
show('exec("int[\'a\']")')
show('exec("del r[0]")')
show('exec("t[0], t[1] = 1, 2")')
