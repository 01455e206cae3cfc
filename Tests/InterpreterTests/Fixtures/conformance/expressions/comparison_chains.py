calls = []


def value(x):
    calls.append(x)
    return x


print(value(1) < value(2) < value(3), calls)
calls.clear()
print(value(5) < value(2) < value(3), calls)
calls.clear()
print(value(1) < value(2) > value(0) == value(0) != value(9), calls)
x = 5
print(0 < x < 10, 0 < x > 3, 1 == 1.0 == True, 1 != 2 != 1, 3 > 2 > 1 > 0)
print(None is None is None, [] == [] is not None, 1 in [1, 2] in [[1, 2]])
print("a" < "b" < "c", (1, 2) < (1, 3) <= (1, 3), [1] < [1, 0] < [2])
a = [1]
print(a is a, a is [1], a == [1], a is not [1], not a is a)
print(1 < 2 < 3 < 4 < 5, 1 < 2 < 3 < 3)
