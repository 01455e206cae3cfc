"""Archives in the format zip."""

from zipfile._archive import ZipFile, is_zipfile, main
from zipfile._entry import (
    BadZipFile, LargeZipFile, ZIP64_LIMIT, ZIP_BZIP2, ZIP_DEFLATED, ZIP_FILECOUNT_LIMIT, ZIP_LZMA, ZIP_MAX_COMMENT, ZIP_STORED,
    ZipInfo)
from zipfile._path import Path
from zipfile._streams import ZipExtFile

BadZipfile = error = BadZipFile

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile", "ZipInfo",
           "ZipFile", "LargeZipFile", "Path"]
