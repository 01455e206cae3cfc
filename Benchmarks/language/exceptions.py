"""Raising, catching, finally and context managers."""


class TooBig(Exception):
    def __init__(self, value):
        super().__init__(value)
        self.value = value


class Guard:
    entered = 0

    def __enter__(self):
        Guard.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        return kind is KeyError


def check(n):
    if n % 3 == 0:
        raise TooBig(n)
    return n


def nested(n):
    try:
        return check(n)
    finally:
        Guard.entered += 1


caught = passed = missing = cleaned = 0
for i in range(200000):
    try:
        passed += nested(i) & 1
    except TooBig as error:
        caught += error.value & 1
table = {i: i for i in range(0, 1000, 2)}
for i in range(200000):
    try:
        table[i % 1000]
    except KeyError:
        missing += 1
for i in range(120000):
    with Guard():
        if i & 1:
            raise KeyError(i)
        cleaned += 1
print(caught, passed, missing, cleaned, Guard.entered)
assert missing == 100000 and cleaned == 60000 and Guard.entered == 320000
