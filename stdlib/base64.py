"""Base 16, 32, 64 and 85."""

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b32hexencode",
           "b32hexdecode", "b85encode", "b85decode", "a85encode", "a85decode",
           "b16encode", "b16decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]

import binascii

_alphabet32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b32encode(s):
    s = bytes(s)
    pieces = []
    for start in range(0, len(s), 5):
        block = s[start:start + 5]
        number = int.from_bytes(block.ljust(5, b"\0"), "big")
        digits = bytes(_alphabet32[number >> shift & 31] for shift in range(35, -1, -5))
        used = (len(block) * 8 + 4) // 5
        pieces.append(digits[:used].ljust(8, b"="))
    return b"".join(pieces)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        s = s.translate(bytes.maketrans(b"01", b"O" + _bytes(map01)))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b"=")
    padding = size - len(s)
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    values = {character: value for value, character in enumerate(_alphabet32)}
    number = 0
    for character in s:
        if character not in values:
            raise binascii.Error("Non-base32 digit found")
        number = number << 5 | values[character]
    bits = len(s) * 5
    return (number >> bits % 8).to_bytes(bits // 8, "big")


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(character not in b"0123456789ABCDEF" for character in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def encodebytes(s):
    """Base 64 in lines of 76 characters."""
    return b"".join(binascii.b2a_base64(s[start:start + 57]) for start in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)


def encode(input, output):
    while chunk := input.read(57):
        output.write(binascii.b2a_base64(chunk))


def decode(input, output):
    for line in iter(input.readline, b""):
        output.write(binascii.a2b_base64(line))


# Base 85: five digits for four bytes.
_alphabet85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~")
_ascii85 = bytes(range(33, 118))


def _encode85(data, alphabet, pad, zeros=None, blanks=None):
    """`zeros` and `blanks` stand for four zero bytes and four blanks."""
    padding = -len(data) % 4
    groups = []
    filled = data + bytes(padding)
    for start in range(0, len(filled), 4):
        number = int.from_bytes(filled[start:start + 4], "big")
        if zeros is not None and number == 0:
            groups.append(zeros)
        elif blanks is not None and number == 0x20202020:
            groups.append(blanks)
        else:
            groups.append(bytes(alphabet[number // 85 ** power % 85] for power in (4, 3, 2, 1, 0)))
    if padding and not pad:
        if groups[-1] == zeros:
            groups[-1] = alphabet[:1] * 5
        groups[-1] = groups[-1][:-padding]
    return b"".join(groups)


def b85encode(b, pad=False):
    """Base 85 as git writes it."""
    return _encode85(bytes(memoryview(b)), _alphabet85, pad)


def b85decode(b):
    b = _bytes(b)
    values = {character: value for value, character in enumerate(_alphabet85)}
    padding = -len(b) % 5
    b += b"~" * padding
    result = []
    for start in range(0, len(b), 5):
        number = 0
        for offset, character in enumerate(b[start:start + 5]):
            if character not in values:
                raise ValueError("bad base85 character at position %d" % (start + offset))
            number = number * 85 + values[character]
        if number >> 32:
            raise ValueError("base85 overflow in hunk starting at byte %d" % start)
        result.append(number.to_bytes(4, "big"))
    data = b"".join(result)
    return data[:-padding] if padding else data


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Ascii85; `z` stands for four zero bytes."""
    result = _encode85(bytes(memoryview(b)), _ascii85, pad, b"z", b"y" if foldspaces else None)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[start:start + wrapcol] for start in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(b"~>"))
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    result, group = [], []
    for character in b + b"u" * 4:
        if 33 <= character <= 117:
            group.append(character - 33)
            if len(group) == 5:
                number = 0
                for digit in group:
                    number = number * 85 + digit
                if number >> 32:
                    raise ValueError("Ascii85 overflow")
                result.append(number.to_bytes(4, "big"))
                group = []
        elif character == 122:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            result.append(bytes(4))
        elif foldspaces and character == 121:
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            result.append(b"    ")
        elif character not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % character)
    padding = 4 - len(group)
    data = b"".join(result)
    return data[:-padding] if padding else data


# Base 32 with the digits of hexadecimal numbers first, so that it sorts as the bytes do.
_to_hexadecimal = bytes.maketrans(_alphabet32, b"0123456789ABCDEFGHIJKLMNOPQRSTUV")
_from_hexadecimal = bytes.maketrans(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", _alphabet32[:32] + b"0189")


def b32hexencode(s):
    return b32encode(s).translate(_to_hexadecimal)


def b32hexdecode(s, casefold=False):
    s = _bytes(s)
    return b32decode((s.upper() if casefold else s).translate(_from_hexadecimal))
