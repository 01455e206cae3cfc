"""What goes wrong with archives, and with entries that should not be unpacked."""


class TarError(Exception):
    __module__ = "tarfile"


class ExtractError(TarError):
    __module__ = "tarfile"


class ReadError(TarError):
    """The archive cannot be read."""

    __module__ = "tarfile"


class CompressionError(TarError):
    """The compression is not available."""

    __module__ = "tarfile"


class StreamError(TarError):
    __module__ = "tarfile"


class HeaderError(TarError):
    """A header is not one."""

    __module__ = "tarfile"


class FilterError(TarError):
    """An entry is not to be unpacked; `tarinfo` is the entry."""

    __module__ = "tarfile"


class AbsolutePathError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"member {tarinfo.name!r} has an absolute path")


class OutsideDestinationError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination")


class SpecialFileError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a special file")


class AbsoluteLinkError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a link to an absolute path")


class LinkOutsideDestinationError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would link to {path!r}, which is outside the destination")
