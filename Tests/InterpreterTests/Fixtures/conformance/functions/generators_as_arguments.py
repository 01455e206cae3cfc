def total(numbers, scale=1):
    return sum(n * scale for n in numbers)


print(total(x for x in range(4)), total((x for x in range(4)), scale=2), total(map(int, "123")), total(range(5)), total({1, 2}))


def first_two(iterable):
    it = iter(iterable)
    return next(it), next(it)


print(first_two(x * x for x in range(5)), first_two("ab"), first_two({"k": 1, "m": 2}))
try:
    first_two([1])
except StopIteration:
    print("too short")
print(dict(a=1, **{k: len(k) for k in ("xx", "yyy")}), max((len(w), w) for w in ["a", "ccc", "bb"]))
