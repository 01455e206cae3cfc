"""Addresses into files."""

import contextlib
import os
import tempfile

from urllib.error import ContentTooShortError
from urllib.parse import quote, unquote
from urllib.request._handlers import urlopen

_temporary = []


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copies what is behind an address into a file: (its name, the headers). `reporthook(blocks, block size, size)` is called
    along the way; the size is -1 where it is not known."""
    with contextlib.closing(urlopen(url, data)) as response:
        headers = response.info()
        scheme, _, rest = url.partition(":")
        if scheme == "file" and not filename:
            path = rest[2:] if rest.startswith("//") else rest
            return os.path.normpath(url2pathname(path)), headers
        if filename:
            target = open(filename, "wb")
        else:
            target = tempfile.NamedTemporaryFile(delete=False)
            filename = target.name
            _temporary.append(filename)
        with target:
            block_size, size, count, blocks = 1024 * 8, -1, 0, 0
            if "content-length" in headers:
                size = int(headers["Content-Length"])
            if reporthook:
                reporthook(blocks, block_size, size)
            while True:
                block = response.read(block_size)
                if not block:
                    break
                count += len(block)
                target.write(block)
                blocks += 1
                if reporthook:
                    reporthook(blocks, block_size, size)
    if size >= 0 and count < size:
        raise ContentTooShortError("retrieval incomplete: got only %i out of %i bytes" % (count, size), (filename, headers))
    return filename, headers


def urlcleanup():
    """Removes the temporary files of `urlretrieve`."""
    for name in _temporary:
        with contextlib.suppress(OSError):
            os.unlink(name)
    _temporary.clear()
    from urllib.request._handlers import install_opener
    install_opener(None)
