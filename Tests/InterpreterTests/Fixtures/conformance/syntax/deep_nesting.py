print(eval("(" * 50 + "1" + ")" * 50))
print(eval("[" * 50 + "]" * 50) is not None)
print(eval("-" * 50 + "1"), eval("not " * 50 + "True"))
print(eval("1" + "+1" * 500))
x = 0
for a in range(2):
    for b in range(2):
        for c in range(2):
            for d in range(2):
                for e in range(2):
                    if a and b:
                        if c and d:
                            if e:
                                x += 1
print(x)
try:
    eval("(" * 1000 + ")" * 1000)
except (SyntaxError, MemoryError, RecursionError) as error:
    print("too deep")
print({"a": {"b": {"c": {"d": [1, (2, {3})]}}}})
f = lambda: lambda: lambda: lambda: "deep"
print(f()()()())
