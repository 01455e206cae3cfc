"""Archives of whole folders, for `shutil`: by format and by the end of a file's name."""

import os


class ReadError(OSError):
    """An archive cannot be read."""

    __module__ = "shutil"


class RegistryError(Exception):
    """A format is registered already, or not at all."""

    __module__ = "shutil"


def _make_zip(base_name, base_dir, root_dir):
    import zipfile
    name = base_name + ".zip"
    _make_parent(name)
    with zipfile.ZipFile(name, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        top = os.path.normpath(base_dir)
        if top != os.curdir:
            archive.write(os.path.join(root_dir, top), top)
        for parent, folders, files in os.walk(os.path.join(root_dir, base_dir)):
            inside = os.path.normpath(os.path.relpath(parent, root_dir))
            for entry in sorted(folders) + files:
                source = os.path.join(parent, entry)
                if entry in folders or os.path.isfile(source):
                    archive.write(source, os.path.normpath(os.path.join(inside, entry)))
    return name


def _make_tar(base_name, base_dir, root_dir, compression=""):
    import tarfile
    name = base_name + ".tar" + ("." + compression if compression else "")
    _make_parent(name)
    with tarfile.open(name, "w:" + compression if compression else "w") as archive:
        archive.add(os.path.join(root_dir, base_dir), base_dir)
    return name


def _make_gzip_tar(base_name, base_dir, root_dir):
    return _make_tar(base_name, base_dir, root_dir, "gz")


def _make_parent(name):
    folder = os.path.dirname(name)
    if folder and not os.path.exists(folder):
        os.makedirs(folder)


def _unpack_zip(filename, extract_dir):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError("%s is not a zip file" % filename)
    with zipfile.ZipFile(filename) as archive:
        for entry in archive.infolist():
            # Names that lead out of the folder are left out.
            if not entry.filename.startswith("/") and ".." not in entry.filename:
                archive.extract(entry, extract_dir)


def _unpack_tar(filename, extract_dir, *, filter=None):
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError("%s is not a compressed or uncompressed tar file" % filename) from None
    with archive:
        archive.extractall(extract_dir, filter=filter)


# Name: (function, takes root_dir itself, description).
_makers = {
    "tar": (_make_tar, True, "uncompressed tar file"),
    "gztar": (_make_gzip_tar, True, "gzip'ed tar-file"),
    "zip": (_make_zip, True, "ZIP file"),
}
# Name: (ends of names, function, description).
_unpackers = {
    "tar": ([".tar"], _unpack_tar, "uncompressed tar file"),
    "gztar": ([".tar.gz", ".tgz"], _unpack_tar, "gzip'ed tar-file"),
    "zip": ([".zip"], _unpack_zip, "ZIP file"),
}


def get_archive_formats():
    return sorted((name, maker[2]) for name, maker in _makers.items())


def get_unpack_formats():
    return sorted((name, unpacker[0], unpacker[2]) for name, unpacker in _unpackers.items())


def register_archive_format(name, function, extra_args=None, description=""):
    """A format of one's own: `function(base_name, base_dir, **extra)`."""
    if not callable(function):
        raise TypeError("The %s object is not callable" % function)
    extra = dict(extra_args or [])

    def make(base_name, base_dir):
        return function(base_name, base_dir, **extra)
    _makers[name] = (make, False, description)


def unregister_archive_format(name):
    del _makers[name]


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    """A format of one's own: `function(filename, extract_dir, **extra)`."""
    for ends, _, _ in _unpackers.values():
        for end in extensions:
            if end in ends:
                raise RegistryError('%s is already registered for "%s"' % (end, name))
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    extra = dict(extra_args or [])

    def unpack(filename, extract_dir, **options):
        function(filename, extract_dir, **{**extra, **options})
    _unpackers[name] = (extensions, unpack, description)


def unregister_unpack_format(name):
    del _unpackers[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    """Packs `base_dir` as seen from `root_dir`; the archive's name."""
    if format not in _makers:
        raise ValueError("unknown archive format '%s'" % format)
    function, takes_root, _ = _makers[format]
    base_name = os.fspath(base_name)
    base_dir = os.curdir if base_dir is None else base_dir
    if takes_root:
        return function(base_name, base_dir, os.curdir if root_dir is None else root_dir)
    if root_dir is None:
        return function(base_name, base_dir)
    here = os.getcwd()
    base_name = os.path.abspath(base_name)
    os.chdir(root_dir)
    try:
        return function(base_name, base_dir)
    finally:
        os.chdir(here)


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpacks an archive; the format follows from the name where it is not given."""
    extract_dir = os.getcwd() if extract_dir is None else os.fspath(extract_dir)
    filename = os.fspath(filename)
    options = {} if filter is None else {"filter": filter}
    if format is not None:
        if format not in _unpackers:
            raise ValueError("Unknown unpack format '{0}'".format(format))
        _unpackers[format][1](filename, extract_dir, **options)
        return
    for ends, function, _ in _unpackers.values():
        if filename.endswith(tuple(ends)):
            function(filename, extract_dir, **options)
            return
    raise ReadError("Unknown archive format '{0}'".format(filename))
