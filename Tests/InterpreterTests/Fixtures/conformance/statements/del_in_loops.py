d = {i: i * i for i in range(6)}
for k in list(d):
    if k % 2:
        del d[k]
print(d)
items = list(range(10))
i = 0
while i < len(items):
    if items[i] % 3 == 0:
        del items[i]
    else:
        i += 1
print(items)
del items[1:3], d[0]
print(items, d)
