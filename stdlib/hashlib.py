"""Secure hashes."""

import _hashlib

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224",
                         "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"}
algorithms_available = set(algorithms_guaranteed)

__all__ = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384",
           "sha3_512", "shake_128", "shake_256", "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest"]


def new(name, data=b"", *, usedforsecurity=True, **kwargs):
    """A hash object by the name of its algorithm."""
    if isinstance(name, str) and name.lower() in _in_python:
        return _in_python[name.lower()](data, **kwargs)
    return _hashlib.new(name, data)


def _constructor(name):
    def make(string=b"", *, usedforsecurity=True):
        return _hashlib.new(name, string)
    make.__name__ = make.__qualname__ = f"openssl_{name}"
    return make


def _late(name):
    """A class of `_sponges`, which is loaded when the first one is used."""
    def make(data=b"", /, **options):
        import _sponges
        return getattr(_sponges, name)(data, **options)
    make.__name__ = make.__qualname__ = name
    return make


_in_python = {name: _late(name) for name in ("blake2b", "blake2s", "shake_128", "shake_256")}
globals().update(_in_python)

for _name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"):
    globals()[_name] = _constructor(_name)
del _name


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key from a password (PKCS 5, RFC 8018)."""
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    import hmac
    base = hmac.new(password, None, hash_name)
    if dklen is None:
        dklen = base.digest_size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    key = b""
    block = 1
    while len(key) < dklen:
        mac = base.copy()
        mac.update(salt + block.to_bytes(4, "big"))
        step = mac.digest()
        total = int.from_bytes(step, "big")
        for _ in range(iterations - 1):
            mac = base.copy()
            mac.update(step)
            step = mac.digest()
            total ^= int.from_bytes(step, "big")
        key += total.to_bytes(base.digest_size, "big")
        block += 1
    return key[:dklen]


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """The hash object of what is left of a binary file."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    while True:
        chunk = fileobj.read(_bufsize)
        if not chunk:
            return made
        made.update(chunk)
