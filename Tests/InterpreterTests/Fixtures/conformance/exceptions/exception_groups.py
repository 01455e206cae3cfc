try:
    raise ExceptionGroup("group", [ValueError("a"), KeyError("b")])
except ExceptionGroup as group:
    print(group, repr(group), group.message, group.exceptions)
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3)])])
except* ValueError as matched:
    print("values", matched.exceptions)
except* TypeError as matched:
    print("types", matched.exceptions)
g = ExceptionGroup("x", [ValueError(1), OSError(2)])
print(g.split(ValueError), g.subgroup(lambda e: isinstance(e, OSError)))
for args in (("m", []), ("m", [5]), (5, [ValueError()]), ("m",)):
    try:
        ExceptionGroup(*args)
    except (TypeError, ValueError) as error:
        print(error)
