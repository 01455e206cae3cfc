items = [1, 2, 3]
for item in items:
    if item < 10 and len(items) < 8:
        items.append(item * 10)
print(items)
items = list(range(6))
for item in items:
    items.remove(item)
print(items)

table = {1: "a", 2: "b"}
try:
    for key in table:
        table[key + 10] = "x"
except RuntimeError as error:
    print("RuntimeError:", error)
table = {1: "a", 2: "b"}
for key in table:
    table[key] = "changed"
print(table)
try:
    for key in table:
        del table[key]
except RuntimeError as error:
    print("RuntimeError:", error)
numbers = {1, 2, 3}
try:
    for n in numbers:
        numbers.add(n + 100)
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    for n in 5:
        pass
except TypeError as error:
    print("TypeError:", error)
