calls = []


def where():
    calls.append("where")
    return [1, 2, 3]


def index():
    calls.append("index")
    return 1


where()[index()] += (calls.append("value") or 10)
print(calls)

t = ([1, 2],)
try:
    t[0] += [3]
except TypeError as error:
    print(error)
print(t)
try:
    missing += 1
except NameError as error:
    print(error)


def local():
    count += 1


try:
    local()
except UnboundLocalError as error:
    print(error)
