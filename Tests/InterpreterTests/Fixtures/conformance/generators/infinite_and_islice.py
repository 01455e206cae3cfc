from itertools import count, islice, takewhile


def triangle():
    total = 0
    for n in count(1):
        total += n
        yield total


def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for it in its[:]:
            try:
                yield next(it)
            except StopIteration:
                its.remove(it)


print(list(islice(triangle(), 6)), list(takewhile(lambda x: x < 30, triangle())))
print(list(interleave("abc", [1, 2], range(4))))
g = triangle()
print(next(g), next(g), list(islice(g, 2)), next(g))
print(sum(islice((x * x for x in count()), 5)))
