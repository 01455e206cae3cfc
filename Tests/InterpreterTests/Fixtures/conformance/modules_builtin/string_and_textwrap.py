import string, textwrap


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('string.ascii_lowercase')
show('string.digits')
show('string.punctuation')
show('string.capwords("a b")')
show('string.Template("$a ${b} $$").substitute(a=1, b=2)')
show('string.Template("$a").substitute()')
show('string.Template("$a $z").safe_substitute(a=1)')
show('textwrap.wrap("the quick brown fox", 10)')
show('textwrap.fill("aaa bbb ccc", 7)')
show('textwrap.dedent("  a\\n    b")')
show('textwrap.indent("a\\nb", "> ")')
show('textwrap.shorten("the quick brown fox", 12)')
show('string.Formatter().format("{0} {x}", 1, x=2)')
show('string.whitespace')
show('textwrap.wrap("a" * 25, 10)')
show('textwrap.wrap("", 5)')
