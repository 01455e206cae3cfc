é = 1
naïve = 2
变量 = 3
ﬁ = 4
print(é, naïve, 变量, fi)


def größe(länge):
    return länge * 2


print(größe(4))


class Ñ:
    α = 5


print(Ñ.α, sorted(n for n in globals() if not n.isascii()))
print(eval("µ", {"μ": "normalised"}))
