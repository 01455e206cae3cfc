for x in []:
    pass
else:
    print("empty else")

for x in range(5):
    if x == 3:
        print("found", x)
        break
else:
    print("not found")
print("after", x)

for a, b in [(1, 2), (3, 4)]:
    print(a, b)
for (a, b), c in [((1, 2), 3)]:
    print(a, b, c)
for a, *b in [(1, 2, 3), "xyz"]:
    print(a, b)
for [a, [b, c]] in [[1, [2, 3]]]:
    print(a, b, c)

class Box:
    pass

box = Box()
for box.value in range(3):
    pass
print(box.value)
store = {}
for store["k"] in "abc":
    pass
print(store)
for i in range(3):
    i = 10
    print(i, end=" ")
print()
for x in (1, 2, 3), (4,):
    print(x)
for x in 1, *[2, 3], 4:
    print(x, end=";")
print()
