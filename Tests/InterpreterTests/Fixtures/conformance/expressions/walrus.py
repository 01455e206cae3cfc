if (n := len([1, 2, 3])) > 2:
    print("n", n)
print([y := 1, y ** 2, y + 5])
print([last := x for x in range(5)], last)
print([(x, doubled) for x in range(4) if (doubled := x * 2) > 2])
data = iter([1, 2, 3, 0, 5])
while (item := next(data)) != 0:
    print(item)
print((a := 5) + a)
f = lambda: (z := 3) + z
print(f())
total = 0
print([total := total + v for v in [1, 2, 3]], total)


def inside():
    result = [w := i for i in range(3)]
    return w, result


print(inside())
print(any((hit := v) > 2 for v in [1, 3, 5]), hit)
print(f"{(k := 7)} {k} {k:=5}")
for code in ("x := 1", "(x.y := 1)", "[i := 0 for i in range(3)]", "(a, b := 1)", "f(x := 1 for x in [])", "lambda: x := 1"):
    try:
        compile(code, "<test>", "exec")
        print("fine:", code)
    except SyntaxError as error:
        print(code, "->", error.msg)
