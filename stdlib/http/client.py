"""The answer of a web server, as `urllib.request.urlopen` gives it."""

import io

from email.message import Message
from http import HTTPStatus

__all__ = ["HTTPResponse", "HTTPException", "IncompleteRead", "HTTPMessage", "responses"]

responses = {status: status.phrase for status in HTTPStatus.__members__.values()}


class HTTPException(Exception):
    pass


class IncompleteRead(HTTPException):
    """The answer ended too soon."""

    def __init__(self, partial, expected=None):
        self.args = (partial,)
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = ", %i more expected" % self.expected if self.expected is not None else ""
        return "%s(%i bytes read%s)" % (self.__class__.__name__, len(self.partial), more)

    __str__ = object.__str__


class HTTPMessage(Message):
    pass


def _read_head(head):
    """(status line, headers) of the bytes that come before an answer's body."""
    lines = head.decode("iso-8859-1").split("\r\n")
    message = HTTPMessage()
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            message[name] = value.strip()
    return lines[0], message


class HTTPResponse(io.BufferedIOBase):
    """The body is read from the server as it is asked for."""

    def __init__(self, transfer, method):
        self._transfer = transfer
        self._method = method
        line, self.headers = _read_head(transfer.head)
        self.msg = self.headers
        version, _, rest = line.partition(" ")
        self.version = 10 if version == "HTTP/1.0" else 20 if version.startswith("HTTP/2") else 11
        self.status = self.code = transfer.status
        self.reason = rest.partition(" ")[2].strip() or responses.get(self.status, "")
        self.url = transfer.url
        length = self.headers.get("content-length")
        self.length = int(length) if length is not None and length.isdigit() else None
        if method == "HEAD":
            self.length = 0
        self._rest = b""

    def readable(self):
        return True

    def _receive(self, size, at_once=False):
        data = self._transfer.read(size, at_once)
        if self.length is not None:
            self.length -= len(data)
        if not data or size < 0 or len(data) < size and not at_once:
            if self._transfer.error is not None and self._method != "HEAD":
                raise IncompleteRead(data, self.length)
        return data

    def _is_closed(self):
        return self.closed or self._transfer is None

    def read(self, amt=None):
        if self._is_closed():
            return b""
        if amt is None or amt < 0:
            rest, self._rest = self._rest, b""
            return rest + self._receive(-1)
        if len(self._rest) < amt:
            self._rest += self._receive(amt - len(self._rest))
        data, self._rest = self._rest[:amt], self._rest[amt:]
        return data

    def read1(self, n=-1):
        if self._is_closed():
            return b""
        if not self._rest:
            self._rest = self._receive(1 << 16, True)
        size = len(self._rest) if n is None or n < 0 else n
        data, self._rest = self._rest[:size], self._rest[size:]
        return data

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def peek(self, n=-1):
        if not self._rest and not self._is_closed():
            self._rest = self._receive(1 << 16, True)
        return self._rest

    def readline(self, limit=-1):
        while not self._is_closed():
            end = self._rest.find(b"\n")
            if end >= 0 or 0 <= limit <= len(self._rest):
                break
            more = self._receive(1 << 16, True)
            if not more:
                break
            self._rest += more
        size = self._rest.find(b"\n") + 1 or len(self._rest)
        if 0 <= limit < size:
            size = limit
        line, self._rest = self._rest[:size], self._rest[size:]
        return line

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def close(self):
        if self._transfer is not None:
            self._transfer.close()
            self._transfer = None
        super().close()

    def isclosed(self):
        return self._transfer is None

    def getheader(self, name, default=None):
        values = self.headers.get_all(name) or default
        if isinstance(values, str) or not hasattr(values, "__iter__"):
            return values
        return ", ".join(values)

    def getheaders(self):
        return list(self.headers.items())

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status
