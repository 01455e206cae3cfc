"""Archives in the formats of tar: ustar, pax and GNU's, plain or compressed with gzip."""

from tarfile._archive import TarFile, is_tarfile
from tarfile._errors import (
    AbsoluteLinkError, AbsolutePathError, CompressionError, ExtractError, FilterError, HeaderError, LinkOutsideDestinationError,
    OutsideDestinationError, ReadError, SpecialFileError, StreamError, TarError)
from tarfile._filters import data_filter, fully_trusted_filter, tar_filter
from tarfile._member import (
    AREGTYPE, BLKTYPE, BLOCKSIZE, CHRTYPE, CONTTYPE, DEFAULT_FORMAT, DIRTYPE, ENCODING, FIFOTYPE, GNU_FORMAT, LNKTYPE, PAX_FORMAT,
    RECORDSIZE, REGTYPE, SYMTYPE, TarInfo, USTAR_FORMAT)

__all__ = ["TarFile", "TarInfo", "is_tarfile", "TarError", "ReadError", "CompressionError", "StreamError", "ExtractError",
           "HeaderError", "ENCODING", "USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT", "DEFAULT_FORMAT", "open", "fully_trusted_filter",
           "data_filter", "tar_filter", "FilterError", "AbsoluteLinkError", "OutsideDestinationError", "SpecialFileError",
           "AbsolutePathError", "LinkOutsideDestinationError"]

open = TarFile.open
