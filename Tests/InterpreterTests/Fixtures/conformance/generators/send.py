def averager():
    total, n, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            print("got None")
            continue
        total += value
        n += 1
        average = total / n
g = averager()
print(next(g), g.send(10), g.send(20), g.send(None), next(g))
g.close()
try:
    g.send(1)
except StopIteration:
    print("closed")
h = averager()
try:
    h.send(5)
except TypeError as error:
    print(error)
def echo():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    finally:
        print("received", received)
e = echo()
e.send(None); e.send("a"); e.send("b")
del e
def two():
    x = yield 1
    y = yield x + 1
    return x + y
t = two()
print(next(t), t.send(10))
try:
    t.send(5)
except StopIteration as stop:
    print(stop.value)
