n = 0
while n < 3:
    n += 1
else:
    print("no break", n)

n = 0
while True:
    n += 1
    if n == 2:
        continue
    if n > 4:
        break
    print("n", n)
else:
    print("never")

while False:
    print("never")
else:
    print("else of an empty loop")

i = 10
while i:
    i -= 3
    if i < 0:
        break
print(i)

outer = 0
while outer < 3:
    inner = 0
    while inner < 3:
        if inner == outer:
            break
        inner += 1
    else:
        print("inner ran out")
    print(outer, inner)
    outer += 1
