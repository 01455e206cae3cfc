d = {}
d["me"] = d
l = [1]
l.append(l)
m = {"list": l}
t = ([],)
t[0].append(t)


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('d')
show('l')
show('m')
show('t')
show('str(d)')
show('f"{l}"')
show('[l, l]')
show('{"a": d}')
show('repr(d["me"]["me"])')
