def read(lines):
    for line in lines:
        yield line.strip()
def only(lines, word):
    return (line for line in lines if word in line)
def number(lines, start=1):
    for n, line in enumerate(lines, start):
        yield f"{n}: {line}"
text = ["a cat ", "dog", " cat b", "catcat\n"]
print(list(number(only(read(text), "cat"))))
def chunks(items, n):
    for i in range(0, len(items), n):
        yield items[i:i + n]
print(list(chunks(list(range(7)), 3)))
def primes():
    seen = []
    n = 2
    while True:
        if all(n % p for p in seen):
            seen.append(n)
            yield n
        n += 1
from itertools import islice, takewhile
print(list(islice(primes(), 10)), list(takewhile(lambda p: p < 12, primes())))
def coroutine(f):
    def start(*args):
        g = f(*args)
        next(g)
        return g
    return start
@coroutine
def grep(word, target):
    while True:
        line = yield
        if word in line:
            target.append(line)
out = []
g = grep("x", out)
for line in ("ax", "b", "xc"):
    g.send(line)
print(out)
def permutations(items):
    if len(items) <= 1:
        yield items
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            if rest:
                yield [x] + rest
print(list(permutations([1, 2, 3])))
