def target(a, b=2, *rest, key=None, **more):
    return a, b, rest, key, more


def forward(*args, **kwargs):
    return target(*args, **kwargs)


print(forward(1), forward(1, 2, 3, key=4, z=5), forward(*range(4), **{"key": "k"}))


def with_defaults(*args, **kwargs):
    kwargs.setdefault("key", "default")
    return forward(*args[:2], **kwargs)


print(with_defaults(1, 2, 3), with_defaults(0, key=None))
for bad in (dict(), dict(a=1, c=2)):
    try:
        print(forward(**bad))
    except TypeError as error:
        print(error)
