def grade(n):
    return "A" if n > 90 else "B" if n > 80 else "C" if n > 70 else "F"


print([grade(n) for n in (95, 85, 75, 10)])
name = ""
print(name or "anonymous", (name and name[0]) or "?", None or 0 or [] or "last")
config = {"a": 0}
print(config.get("a") or 5, config.get("a", 5), config.get("b", 5))
x = None
print(x if x is not None else "default")
