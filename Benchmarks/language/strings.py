"""Building, splitting, searching and formatting text."""

lines = []
for i in range(25000):
    lines.append(f"{i:06d},{i * 1.5:.2f},name{i % 100},{'yes' if i % 3 else 'no'}")
text = "\n".join(lines)
total = 0.0
names = {}
for line in text.split("\n"):
    number, value, name, flag = line.split(",")
    total += float(value)
    if flag == "yes":
        names[name] = names.get(name, 0) + int(number)
report = []
for name in sorted(names):
    report.append("%-10s|%12d|%s" % (name, names[name], name.upper().center(12, "*")))
page = "\n".join(report)
out = ""
for i in range(60000):
    out += chr(97 + i % 26)
changed = 0
for word in page.replace("|", " ").split():
    if word.startswith("name") and word.endswith("7"):
        changed += len(word.strip("*").title())
count = 0
for character in out:
    if character in "aeiou":
        count += 1
print(round(total, 2), len(page), changed, count, out.find("xyzab"), "{:>8}|{:<8}".format("a", "b"))
assert count == 11539, count
assert len(text) == text.count("\n") + 1 + sum(map(len, lines)) - 1
