for code in ("'a' + b'b'", "b'a' + 'b'", "'a' == b'a'", "b'a' in 'abc'", "'a' in b'abc'", "b'%s' % 'a'", "'%s' % b'a'", "b''.join(['a'])", "''.join([b'a'])",
             "b'abc'.find('a')", "'abc'.find(b'a')", "bytes('a')", "str(b'a')", "b'a' < 'a'", "{'a': 1}.get(b'a')", "b'a'.replace('a', 'b')", "'a'.encode().decode()"):
    try:
        print(code, repr(eval(code)))
    except Exception as error:
        print(code, type(error).__name__, error)
