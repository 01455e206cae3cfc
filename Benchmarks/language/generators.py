"""Generators: pipelines, delegation, send."""


def numbers(n):
    for i in range(n):
        yield i


def squares(source):
    for x in source:
        yield x * x


def odd(source):
    for x in source:
        if x & 1:
            yield x


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def running_mean():
    total, count, mean = 0, 0, 0
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total // count


def batches(source, size):
    batch = []
    for x in source:
        batch.append(x)
        if len(batch) == size:
            yield batch
            batch = []


total = sum(odd(squares(numbers(500000))))
nodes = sum(tree(15))
mean = running_mean()
next(mean)
for i in range(250000):
    last = mean.send(i)
count = sum(1 for batch in batches(numbers(400000), 8))
print(total, nodes, last, count)
assert total == 20833333333250000 and count == 50000
