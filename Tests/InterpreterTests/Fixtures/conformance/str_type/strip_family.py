s = "  xx ab xx  "


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('s.strip()')
show('s.lstrip()')
show('s.rstrip()')
show('"xxabxx".strip("x")')
show('"abcba".strip("ab")')
show('"abc".strip("")')
show('"abc".strip(None)')
show('"abc".strip(5)')
show('"\\t\\n a \\r\\x0b\\x0c".strip()')
show('"\\u2003a\\u00a0".strip()')
show('"".strip()')
show('"xyx".lstrip("yx")')
show('"xyx".rstrip("x")')
show('"www.example.com".strip("w.moc")')
show('"abcabc".removeprefix("abc")')
show('"abcabc".removesuffix("bc")')
show('"abc".removeprefix("x")')
show('"abc".removeprefix("")')
show('"abc".removesuffix("")')
show('"abc".removeprefix(5)')
show('"abc".strip("a", "b")')
