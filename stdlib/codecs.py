"""Encodings by name: what the methods of str and bytes offer, as functions."""

import io

__all__ = ["encode", "decode", "open", "lookup", "getencoder", "getdecoder", "BOM_UTF8", "BOM_UTF16_LE", "BOM_UTF16_BE"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"


class CodecInfo(tuple):
    """encode, decode, stream reader, stream writer; and a name."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, name=None):
        self = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        return self


def encode(obj, encoding="utf-8", errors="strict"):
    if encoding in ("hex", "hex_codec"):
        return bytes(obj).hex().encode()
    if encoding in ("base64", "base64_codec"):
        from base64 import encodebytes
        return encodebytes(obj)
    if encoding in ("rot13", "rot_13"):
        return _rot13(obj)
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    if encoding in ("hex", "hex_codec"):
        return bytes.fromhex(bytes(obj).decode("ascii"))
    if encoding in ("base64", "base64_codec"):
        from base64 import decodebytes
        return decodebytes(obj)
    if encoding in ("rot13", "rot_13"):
        return _rot13(obj)
    return bytes(obj).decode(encoding, errors)


def _rot13(text):
    lower = "abcdefghijklmnopqrstuvwxyz"
    upper = lower.upper()
    return text.translate(str.maketrans(lower + upper, lower[13:] + lower[:13] + upper[13:] + upper[:13]))


def lookup(encoding, /):
    "".encode(encoding)
    name = encoding.lower().replace("_", "-")

    def encoder(text, errors="strict"):
        return text.encode(encoding, errors), len(text)

    def decoder(data, errors="strict"):
        return bytes(data).decode(encoding, errors), len(data)
    return CodecInfo(encoder, decoder, name="utf-8" if name == "utf8" else name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file of text in an encoding."""
    if encoding is None:
        return io.open(filename, mode, buffering)
    return io.open(filename, mode.replace("b", ""), encoding=encoding, errors=errors, newline="")
