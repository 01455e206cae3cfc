"""Kinds of files by the ends of their names."""

import os
import posixpath
from urllib.parse import urlparse

__all__ = ["knownfiles", "inited", "MimeTypes", "guess_type", "guess_all_extensions", "guess_extension", "add_type", "init",
           "read_mime_types", "suffix_map", "encodings_map", "types_map", "common_types"]

knownfiles = []
inited = False
suffix_map = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}


def _read(table):
    """A line is a kind and the ends of names."""
    found = {}
    for line in table.strip().splitlines():
        kind, *ends = line.split()
        for end in ends:
            found[end] = kind
    return found


types_map = _read("""
    application/javascript .js .mjs
    application/json .json
    application/manifest+json .webmanifest
    application/msword .doc .dot .wiz
    application/n-quads .nq
    application/n-triples .nt
    application/octet-stream .bin .a .dll .exe .o .obj .so
    application/oda .oda
    application/pdf .pdf
    application/pkcs7-mime .p7c
    application/postscript .ps .ai .eps
    application/trig .trig
    application/vnd.apple.mpegurl .m3u .m3u8
    application/vnd.ms-excel .xls .xlb
    application/vnd.ms-powerpoint .ppt .pot .ppa .pps .pwz
    application/wasm .wasm
    application/x-bcpio .bcpio
    application/x-cpio .cpio
    application/x-csh .csh
    application/x-dvi .dvi
    application/x-gtar .gtar
    application/x-hdf .hdf
    application/x-hdf5 .h5
    application/x-latex .latex
    application/x-mif .mif
    application/x-netcdf .cdf .nc
    application/x-pkcs12 .p12 .pfx
    application/x-pn-realaudio .ram
    application/x-python-code .pyc .pyo
    application/x-sh .sh
    application/x-shar .shar
    application/x-shockwave-flash .swf
    application/x-sv4cpio .sv4cpio
    application/x-sv4crc .sv4crc
    application/x-tar .tar
    application/x-tcl .tcl
    application/x-tex .tex
    application/x-texinfo .texi .texinfo
    application/x-troff .roff .t .tr
    application/x-troff-man .man
    application/x-troff-me .me
    application/x-troff-ms .ms
    application/x-ustar .ustar
    application/x-wais-source .src
    application/xml .xsl .rdf .wsdl .xpdl
    application/zip .zip
    audio/3gpp .3gp .3gpp
    audio/3gpp2 .3g2 .3gpp2
    audio/aac .aac .adts .loas .ass
    audio/basic .au .snd
    audio/mpeg .mp3 .mp2
    audio/opus .opus
    audio/x-aiff .aif .aifc .aiff
    audio/x-pn-realaudio .ra
    audio/x-wav .wav
    image/avif .avif
    image/bmp .bmp
    image/gif .gif
    image/ief .ief
    image/jpeg .jpg .jpe .jpeg
    image/heic .heic
    image/heif .heif
    image/png .png
    image/svg+xml .svg
    image/tiff .tiff .tif
    image/vnd.microsoft.icon .ico
    image/x-cmu-raster .ras
    image/x-portable-anymap .pnm
    image/x-portable-bitmap .pbm
    image/x-portable-graymap .pgm
    image/x-portable-pixmap .ppm
    image/x-rgb .rgb
    image/x-xbitmap .xbm
    image/x-xpixmap .xpm
    image/x-xwindowdump .xwd
    message/rfc822 .eml .mht .mhtml .nws
    text/css .css
    text/csv .csv
    text/html .html .htm
    text/n3 .n3
    text/plain .txt .bat .c .h .ksh .pl .srt
    text/richtext .rtx
    text/tab-separated-values .tsv
    text/vtt .vtt
    text/x-python .py
    text/x-setext .etx
    text/x-sgml .sgm .sgml
    text/x-vcard .vcf
    text/xml .xml
    video/mp4 .mp4
    video/mpeg .mpeg .m1v .mpa .mpe .mpg
    video/quicktime .mov .qt
    video/webm .webm
    video/x-msvideo .avi
    video/x-sgi-movie .movie
""")
common_types = _read("""
    application/rtf .rtf
    audio/midi .midi .mid
    image/jpg .jpg
    image/pict .pict .pct .pic
    image/webp .webp
    text/xul .xul
""")


class MimeTypes:
    """A set of tables; the first of each pair is for kinds that are not registered."""

    def __init__(self, filenames=(), strict=True):
        self.encodings_map = encodings_map.copy()
        self.suffix_map = suffix_map.copy()
        self.types_map = ({}, {})
        self.types_map_inv = ({}, {})
        for end, kind in types_map.items():
            self.add_type(kind, end, True)
        for end, kind in common_types.items():
            self.add_type(kind, end, False)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        if not type:
            return
        self.types_map[strict][ext] = type
        ends = self.types_map_inv[strict].setdefault(type, [])
        if ext not in ends:
            ends.append(ext)

    def guess_type(self, url, strict=True):
        """(kind, encoding), each None where it is not known."""
        url = os.fspath(url)
        parsed = urlparse(url)
        if parsed.scheme and len(parsed.scheme) > 1:
            scheme, url = parsed.scheme, parsed.path
            if scheme == "data":
                kind = url.partition(",")[0].partition(";")[0]
                return (kind if "/" in kind and "=" not in kind else "text/plain"), None
        base, end = posixpath.splitext(url)
        while end.lower() in self.suffix_map:
            base, end = posixpath.splitext(base + self.suffix_map[end.lower()])
        encoding = None
        if end in self.encodings_map:
            encoding = self.encodings_map[end]
            base, end = posixpath.splitext(base)
        end = end.lower()
        if end in self.types_map[True]:
            return self.types_map[True][end], encoding
        if not strict and end in self.types_map[False]:
            return self.types_map[False][end], encoding
        return None, encoding

    def guess_all_extensions(self, type, strict=True):
        type = type.lower()
        ends = list(self.types_map_inv[True].get(type, []))
        if not strict:
            ends += [end for end in self.types_map_inv[False].get(type, []) if end not in ends]
        return ends

    def guess_extension(self, type, strict=True):
        ends = self.guess_all_extensions(type, strict)
        return ends[0] if ends else None

    def read(self, filename, strict=True):
        with open(filename, encoding="utf-8") as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        for line in fp:
            words = line.partition("#")[0].split()
            for end in words[1:]:
                self.add_type(words[0], "." + end, strict)


_tables = None


def init(files=None):
    global _tables, inited
    inited = True
    _tables = MimeTypes(files or ())


def _all():
    if _tables is None:
        init()
    return _tables


def guess_type(url, strict=True):
    return _all().guess_type(url, strict)


def guess_all_extensions(type, strict=True):
    return _all().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    return _all().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    _all().add_type(type, ext, strict)


def read_mime_types(file):
    if not os.path.exists(file):
        return None
    tables = MimeTypes()
    tables.read(file)
    return tables.types_map[True]
