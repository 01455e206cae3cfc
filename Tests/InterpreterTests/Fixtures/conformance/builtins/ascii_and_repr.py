def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('ascii("é")')
show('ascii("a\\n")')
show('ascii("日本")')
show('ascii("😀")')
show('ascii([1, "ü"])')
show('repr("it\'s")')
show('repr(\'say "x"\')')
show('repr("both \' and \\"")')
show('repr("\\t\\n\\r\\\\")')
show('repr("\\x00\\x1f\\x7f\\x80\\xa0\\xad")')
show('repr("é日😀")')
show('repr(b"a\'\\x00\\xff")')
show('repr("\\u2028\\ufeff\\ud800")')
show('repr(None)')
show('repr(...)')
show('repr(NotImplemented)')
