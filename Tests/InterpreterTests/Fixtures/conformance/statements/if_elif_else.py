def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "digit"
    else:
        return "large"


for n in (-5, 0, 3, 10, 99):
    print(n, kind(n))

for value in (0, 1, 0.0, "", "a", [], [0], {}, {1: 2}, (), None, set(), b"", range(0), range(1)):
    if value:
        print(repr(value), "is true")
    else:
        print(repr(value), "is false")

if True: print("one line")
x = 5
if x > 3 and x < 10 or x == 100: print("combined"); print("two")
