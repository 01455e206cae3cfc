import hashlib, base64


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('hashlib.md5(b"abc").hexdigest()')
show('hashlib.sha1(b"abc").hexdigest()')
show('hashlib.sha256(b"abc").hexdigest()')
show('hashlib.sha512(b"").hexdigest()[:16]')
show('hashlib.md5().digest_size')
show('hashlib.sha256().block_size')
show('hashlib.sha256(b"a").name')
show('hashlib.new("md5", b"x").hexdigest()')
show('hashlib.md5("abc")')
show('(lambda h: (h.update(b"a"), h.update(b"bc"), h.hexdigest())[-1])(hashlib.md5())')
show('base64.b64encode(b"hello")')
show('base64.b64decode("aGVsbG8=")')
show('base64.b64decode("aGVsbG8")')
show('base64.urlsafe_b64encode(b"\\\\xff\\\\xfe")')
show('base64.b16encode(b"az")')
show('base64.b32encode(b"az")')
show('base64.b64encode("x")')
show('base64.b64decode(b"YQ==")')
show('base64.encodebytes(b"a" * 60)')
