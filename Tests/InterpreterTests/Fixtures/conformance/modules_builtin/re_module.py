import re


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('re.findall(r"\\d+", "a1b22")')
show('re.search(r"(\\w)(\\d)", "xa1")')
show('re.search(r"(?P<n>\\d+)", "a42").groupdict()')
show('re.match("b", "ab")')
show('re.fullmatch("a+", "aaa").span()')
show('re.sub(r"(a)(b)", r"\\2\\1", "abab")')
show('re.sub("a", lambda m: m[0].upper(), "banana", count=2)')
show('re.subn("x", "y", "axbx")')
show('re.split(r"[,;]\\s*", "a, b;c")')
show('re.split("(-)", "a-b")')
show('[m.start() for m in re.finditer("a", "banana")]')
show('re.findall("(a)(b)?", "aab")')
show('re.compile("a", re.I)')
show('re.search("^b", "a\\nb", re.M).start()')
show('re.escape("a.b*c")')
show('re.compile("(")')
show('re.compile("*")')
show('re.compile("[a")')
show('re.compile("(?P<1>a)")')
show('re.compile("a{2,1}")')
show('re.compile(r"\\1")')
show('re.sub("a", r"\\9", "a")')
show('re.search("a", 5)')
show('re.search(b"a", "a")')
show('re.findall("", "ab")')
show('re.sub("x*", "-", "abc")')
show('re.match(r"(a)|(b)", "b").groups()')
show('re.search("é", "É", re.I).group()')
show('re.search(r"(?<=a)b", "ab").span()')
show('re.match("(?i)A", "a").group()')
show('re.findall(r"\\bfoo\\b", "foo food foo")')
show('re.split("x", "axbxc", maxsplit=1)')
show('re.match("a(?P<x>b)?", "a").group("x")')
show('re.match("a", "a").group(1)')
