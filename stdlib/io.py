"""Streams: files, text and bytes in memory."""

import _io
from _io import (
    DEFAULT_BUFFER_SIZE, BlockingIOError, BufferedRandom, BufferedReader, BufferedWriter, BytesIO, FileIO, StringIO,
    TextIOWrapper, UnsupportedOperation, open_code, text_encoding)
from abc import ABCMeta
from builtins import open

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation",
    "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
UnsupportedOperation.__module__ = "io"


class IOBase(_io._IOBase, metaclass=ABCMeta):
    """Base of all streams."""


class RawIOBase(_io._RawIOBase, IOBase):
    """Base of streams that pass bytes straight to the system."""


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    """Base of streams of bytes with a buffer."""


class TextIOBase(_io._TextIOBase, IOBase):
    """Base of streams of text."""


RawIOBase.register(FileIO)
for _cls in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom):
    BufferedIOBase.register(_cls)
for _cls in (StringIO, TextIOWrapper):
    TextIOBase.register(_cls)
del _cls
