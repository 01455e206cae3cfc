def attempt(code):
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)


for code in ("1 + 'a'", "'a' + 1", "[] + ()", "1 - None", "{} + {}", "'a' * 'b'", "'a' * 1.5", "[1] * [2]", "-'a'", "~1.5", "+[]",
             "not []", "1 < 'a'", "[] < ()", "None < None", "{} < {}", "1 in 5", "5 in 'abc'", "'a' & 1", "1 | 1.0",
             "1 << 1.0", "'%d' % 'x'", "1 @ 2", "None.x", "5 .x", "[1].y", "len(5)", "len()", "5 .real[0]",
             "len[0]", "{}[[]]", "{[]: 1}", "{{}}", "{1: 2}.foo", "'a' % 1", "'%s %s' % 1", "2 ** 'a'", "7 // '2'", "divmod('a', 1)",
             "abs('a')", "1 / 'a'", "b'a' + 'a'", "'a' + b'a'", "{1} + {2}", "{1} | [2]", "object() + 1", "print + 1", "int + 1", "1 <= None",
             "'a' >= 1", "(lambda: 0) > 1", "(lambda: 0) < 1", "... + 1", "range(3) + range(3)", "True + 'x'"):
    attempt(code)
