lines = ["name,age,city", "Ada,36,London", "Alan,41,Wilmslow", "Grace,85,New York"]
header, *rows = [line.split(",") for line in lines]
people = [dict(zip(header, row)) for row in rows]
for person in people:
    print("{name:<8}|{age:>4}|{city}".format(**person))
print(sum(int(p["age"]) for p in people) / len(people))
print(sorted(people, key=lambda p: p["city"])[0]["name"])
print(" ".join(w.capitalize() for w in "hello big world".split()), "racecar" == "racecar"[::-1])


def caesar(s, k):
    out = []
    for c in s:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + k) % 26 + base))
        else:
            out.append(c)
    return "".join(out)


print(caesar("Hello, World!", 3), caesar(caesar("Abc", 5), -5))
vowels = {v: "programming language".count(v) for v in "aeiou"}
print(vowels)
print("\n".join("".join("*" if (i + j) % 2 else " " for j in range(8)) for i in range(3)))
