x = 1
del x
try:
    x
except NameError as error:
    print(error)
items = [0, 1, 2, 3, 4, 5, 6]
del items[0]
print(items)
del items[-1], items[1:3]
print(items)
items = list(range(10))
del items[::3]
print(items)
table = {"a": 1, "b": 2}
del table["a"]
print(table)


class Thing:
    attribute = 1

    def __init__(self):
        self.own = 2


thing = Thing()
del thing.own
for code in ("del thing.own", "del thing.attribute", "del table['zz']", "del items[99]", "del nothing", "del (1).real",
             "del (items[0], table['b'])", "del [items[0]]"):
    try:
        exec(code)
        print("fine:", code)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print(items, table)


def local():
    y = 1
    del y
    return y


try:
    local()
except UnboundLocalError as error:
    print(error)
