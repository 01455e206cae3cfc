import _hashlib


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"):
    h = _hashlib.new(name, b"abc")
    print(h.name, h.digest_size, h.block_size, h.hexdigest())
    c = h.copy()
    c.update(bytearray(b"d" * 1000))
    print(c.hexdigest() == _hashlib.new(name, b"abc" + b"d" * 1000).hexdigest(), h.digest() == bytes.fromhex(h.hexdigest()))
attempt(_hashlib.new, "sha256", "text")
attempt(_hashlib.new, "sha256", 3)
print(repr(_hashlib.new("sha256"))[:30], _hashlib.new("md5").hexdigest())
