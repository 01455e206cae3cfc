"""Bytes as text: hexadecimal and base 64, and checksums."""


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


_alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_values = {character: value for value, character in enumerate(_alphabet)}


def _data(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(memoryview(data))


def b2a_base64(data, /, *, newline=True):
    data = _data(data)
    out = bytearray()
    whole = len(data) - len(data) % 3
    alphabet = _alphabet
    for start in range(0, whole, 3):
        number = data[start] << 16 | data[start + 1] << 8 | data[start + 2]
        out += bytes((alphabet[number >> 18], alphabet[number >> 12 & 63], alphabet[number >> 6 & 63],
                      alphabet[number & 63]))
    rest = data[whole:]
    if rest:
        number = int.from_bytes(rest.ljust(3, b"\0"), "big")
        digits = [alphabet[number >> 18], alphabet[number >> 12 & 63], alphabet[number >> 6 & 63]]
        out += bytes(digits[:len(rest) + 1]).ljust(4, b"=")
    if newline:
        out += b"\n"
    return bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    data = data.encode("ascii") if isinstance(data, str) else _data(data)
    out = bytearray()
    number = digits = padding = 0
    for position, character in enumerate(data):
        if character == 61:
            padding += 1
            if strict_mode and not digits:
                raise Error("Excess data after padding" if out else "Leading padding not allowed")
            if digits >= 2 and digits + padding >= 4:
                if strict_mode and position + 1 < len(data):
                    raise Error("Excess data after padding")
                number <<= 6 * (4 - digits)
                out += number.to_bytes(3, "big")[:digits - 1]
                return bytes(out)
            continue
        value = _values.get(character)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and padding:
            raise Error("Discontinuous padding not allowed")
        padding = 0
        number = number << 6 | value
        digits += 1
        if digits == 4:
            out += number.to_bytes(3, "big")
            number = digits = 0
    if digits:
        if digits == 1:
            count = len(out) // 3 * 4 + 1
            raise Error(f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a "
                        "multiple of 4")
        raise Error("Incorrect padding")
    return bytes(out)


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _data(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    try:
        if not (text.isalnum() or not text):
            raise ValueError
        return bytes.fromhex(text)
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


a2b_hex = unhexlify


def crc32(data, value=0, /):
    from zlib import crc32
    return crc32(data, value)
