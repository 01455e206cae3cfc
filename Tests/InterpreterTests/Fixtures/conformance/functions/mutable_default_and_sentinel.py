MISSING = object()


def get(d, key, default=MISSING):
    if key in d:
        return d[key]
    if default is MISSING:
        raise KeyError(key)
    return default


print(get({"a": 1}, "a"), get({}, "a", None))
try:
    get({}, "zz")
except KeyError as error:
    print(repr(error))


def collect(x, seen={}):
    seen[x] = seen.get(x, 0) + 1
    return dict(seen)


print(collect("a"), collect("b"), collect("a"), collect("z", {}), collect("a"))
print(collect.__defaults__)
