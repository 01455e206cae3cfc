import re

print(re.findall(r"\w+", "héllo wörld 123"), re.findall(r"(\w)(\d)?", "a1b"), re.findall(r"x*", "axb"), re.findall(r"(a)|b", "ab"))
print(re.split(r",\s*", "a, b,c"), re.split(r"(,)", "a,b"), re.split(r"x*", "axbc"), re.split("a", "bab", maxsplit=1))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.subn("a", "b", "aaa", count=2), re.sub("x*", "-", "abxd"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 22 x"), re.sub("☃", "snow", "a☃b☃"))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-06")
print(m, m.groups(), m.groupdict(), m.span(), m.start("month"), m["year"], m.re.pattern, m.lastgroup, m.lastindex)
print(re.match("b", "ab"), re.fullmatch("a+", "aaa"), re.fullmatch("a|ab", "ab"), re.match("a", "ab").end())
print([x.span() for x in re.finditer("a*?", "aa")], [x.group() for x in re.finditer(r"\b", "ab cd")])
p = re.compile(rb"\d+")
print(p.findall(b"a1b22"), p.sub(b"#", b"1-2"), p.search(bytearray(b"x9")).span(), p.split(b"a1b"))
print(re.compile("a(?=b)", re.I).findall("AbaBac"), re.findall("(?m)^.", "ab\ncd"), re.findall("(?s)a.b", "a\nb"), re.findall("É", "éÉ", re.I))
p = re.compile("b")
print(p.search("abc", 2), p.search("abcb", 2), p.match("abc", 1), p.search("abc", 0, 1), re.compile("c$").search("abcd", 0, 3))
print(re.findall("(?<=a)b", "ab cb"), re.compile("(?<=a)b").match("ab", 1), re.escape("a.b*c"))
print(re.findall("☃.", "☃a☃b"), re.sub("(☃)", r"<\1>", "x☃"), re.split("☃", "a☃b"), re.search("b", "☃ab").span())
print(len(re.findall("a", "a" * 100000)), re.sub("a", "b", "a" * 10)[:5], re.search("(a|b)*c", "ab" * 5000 + "c").end())
for pattern in ("(", "a**", "[z-a]", "(?P<n>a)(?P<n>b)", r"\1", "*a", "(?<=a+)b"):
    try:
        re.compile(pattern)
    except re.error as error:
        print(pattern, error, error.pos)
