log = []


def e(x):
    log.append(x)
    return x


def flush():
    print(log)
    log.clear()


e(1) + e(2) * e(3); flush()
(e(1), e(2)), [e(3)], {e(4): e(5), e(6): e(7)}; flush()
print(e("a"), e("b"), sep=e("")); flush()
[e(0)][e(0)] = e(9) if True else 0; flush()
d = {}
d[e("k")] = e("v"); flush()


def f(*args, **kwargs):
    pass


f(e(1), *[e(2)], k=e(3), **{"m": e(4)}); flush()
x = e(1) if e(0) else e(2); flush()
e(3) < e(2) < e(1); flush()
a, b = e(1), e(2); flush()
(lambda p=e("default"): p)(); flush()
f"{e(1)}{e(2):{e(3)}}"; flush()
{e(k): e(v) for k, v in [(1, 2), (3, 4)]}; flush()
e([1, 2])[e(0):e(1)]; flush()
