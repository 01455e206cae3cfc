def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('"a\\nb\\r\\nc\\rd".splitlines()')
show('"a\\nb\\n".splitlines()')
show('"a\\n\\nb".splitlines(True)')
show('"".splitlines()')
show('"\\n".splitlines()')
show('"a\\x0bb\\x0cc\\x1cd\\x85e\\u2028f".splitlines()')
show('"abc".splitlines(keepends=True)')
show('"a=b=c".partition("=")')
show('"abc".partition("=")')
show('"a=b=c".rpartition("=")')
show('"abc".rpartition("=")')
show('"abc".partition("")')
show('"abc".partition(5)')
show('"ab".partition("ab")')
show('"=a".partition("=")')
show('"a\\r\\n\\r\\nb".splitlines(True)')
