"""Counts."""
count = 0


def bump():
    global count
    count += 1
    return count


def __getattr__(name):
    if name == "dynamic":
        return "made on demand"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
