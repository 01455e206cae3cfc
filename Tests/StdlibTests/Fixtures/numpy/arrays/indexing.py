import numpy as np

a = np.arange(24).reshape(2, 3, 4)
print(a[0], a[..., 1], a[:, ::-1, 0], a[1, 2, 3])
print(a[:, None].shape, a[0, [2, 0]], a[[0, 1], :, [1, 2]])
print(a[a % 5 == 0], a[:, np.array([True, False, True])])
view = a[0, ::-1, 1:3]
view[...] = -1
print(a[0])
a[1, [0, 2]] = [[1], [2]]
print(a[1])
b = np.zeros(5)
b[1:4] += 2
b[[0, 0, 4]] += 1
b[b > 1] = 9
print(b)
for index in [(5,), (0, 3), (0, 0, 0, 0), 1.5, "x"]:
    try:
        print(a[index])
    except IndexError as error:
        print(error)
try:
    a[0] = np.zeros((2, 2))
except ValueError as error:
    print(error)
try:
    a[np.array([True, False, True])]
except IndexError as error:
    print(error)
