"""Downloading data sets, checking them and unpacking them."""

import gzip
import hashlib
import os
import pathlib
import tarfile
import urllib.error
import urllib.request
import zipfile

from tqdm import tqdm

USER_AGENT = "pytorch/vision"
_TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz")


def calculate_md5(fpath, chunk_size=1024 * 1024):
    md5 = hashlib.md5(usedforsecurity=False)
    with open(fpath, "rb") as file:
        while chunk := file.read(chunk_size):
            md5.update(chunk)
    return md5.hexdigest()


def check_md5(fpath, md5, **kwargs):
    return md5 == calculate_md5(fpath, **kwargs)


def check_integrity(fpath, md5=None):
    """Whether the file is there and, where the sum is given, whole."""
    return os.path.isfile(fpath) and (md5 is None or check_md5(fpath, md5))


def _urlretrieve(url, filename, chunk_size=1024 * 32):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"User-Agent": USER_AGENT})) as response:
        with open(filename, "wb") as file, tqdm(total=response.length, unit="B", unit_scale=True) as bar:
            while chunk := response.read(chunk_size):
                file.write(chunk)
                bar.update(len(chunk))


def download_url(url, root, filename=None, md5=None, max_redirect_hops=3):
    """Puts what is behind an address into a folder, unless it is there already."""
    root = os.path.expanduser(root)
    path = os.fspath(os.path.join(root, filename or os.path.basename(url)))
    os.makedirs(root, exist_ok=True)
    if check_integrity(path, md5):
        return
    try:
        _urlretrieve(url, path)
    except (urllib.error.URLError, OSError):
        if url[:5] != "https":
            raise
        _urlretrieve(url.replace("https:", "http:"), path)
    if not check_integrity(path, md5):
        raise RuntimeError("File not found or corrupted.")


def extract_archive(from_path, to_path=None, remove_finished=False):
    """Unpacks an archive, or a single compressed file; the path of what was unpacked."""
    source = os.fspath(from_path)
    target = os.path.dirname(source) if to_path is None else os.fspath(to_path)
    if source.endswith(_TAR_SUFFIXES):
        with tarfile.open(source) as archive:
            archive.extractall(target, filter="data")
    elif source.endswith(".zip"):
        with zipfile.ZipFile(source) as archive:
            archive.extractall(target)
    elif source.endswith(".gz"):
        target = os.path.join(target, os.path.basename(source).replace(".gz", ""))
        with gzip.open(source, "rb") as packed, open(target, "wb") as plain:
            plain.write(packed.read())
    else:
        suffix = "".join(pathlib.Path(source).suffixes)
        if not suffix:
            raise RuntimeError(f"File '{from_path}' has no suffixes that could be used to detect the archive type and compression.")
        raise RuntimeError(f"Unknown compression or archive type: '{pathlib.Path(source).suffixes[-1]}'.\nKnown suffixes are: "
                           f"'{sorted((*_TAR_SUFFIXES, '.gz', '.zip'))}'.")
    if remove_finished:
        os.remove(source)
    return target if isinstance(from_path, str) else pathlib.Path(target)


def download_and_extract_archive(url, download_root, extract_root=None, filename=None, md5=None, remove_finished=False):
    download_root = os.path.expanduser(download_root)
    filename = filename or os.path.basename(url)
    download_url(url, download_root, filename, md5)
    extract_archive(os.path.join(download_root, filename), extract_root or download_root, remove_finished)


def list_dir(root, prefix=False):
    """The folders of a folder."""
    root = os.path.expanduser(root)
    names = [name for name in os.listdir(root) if os.path.isdir(os.path.join(root, name))]
    return [os.path.join(root, name) for name in names] if prefix else names


def list_files(root, suffix, prefix=False):
    """The files of a folder whose names end so."""
    root = os.path.expanduser(root)
    names = [name for name in os.listdir(root) if os.path.isfile(os.path.join(root, name)) and name.endswith(suffix)]
    return [os.path.join(root, name) for name in names] if prefix else names
