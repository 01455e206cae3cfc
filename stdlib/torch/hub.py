"""The cache of downloaded weights: `~/.cache/torch/hub`, or where TORCH_HOME or XDG_CACHE_HOME point."""

import os
import re
from urllib.error import HTTPError, URLError
from urllib.parse import urlparse
from urllib.request import Request, urlopen

from torch.serialization import load

_hub_dir = None
READ_DATA_CHUNK = 128 * 1024
# The digits at the end of a file's name are the start of its hash.
HASH_REGEX = re.compile(r"-([a-f0-9]*)\.")


def get_dir():
    """The folder of the cache."""
    if _hub_dir is not None:
        return _hub_dir
    cache = os.getenv("XDG_CACHE_HOME", "~/.cache")
    home = os.path.expanduser(os.getenv("TORCH_HOME", os.path.join(cache, "torch")))
    return os.path.join(home, "hub")


def set_dir(d):
    global _hub_dir
    _hub_dir = os.path.expanduser(d)


def download_url_to_file(url, dst, hash_prefix=None, progress=True):
    """Fetches `url` into the file `dst`, which appears only when it is complete; checks the start of its SHA-256.

    What an interrupted download left in `dst`.partial is gone on from where the server can do that.
    """
    dst = os.path.expanduser(dst)
    partial = dst + ".partial"
    try:
        digest = _fetch(url, partial, progress)
    except URLError as error:
        raise _explained(error, url, dst) from None
    if hash_prefix is not None and digest[: len(hash_prefix)] != hash_prefix:
        os.remove(partial)
        raise RuntimeError(f'invalid hash value (expected "{hash_prefix}", got "{digest}")')
    os.replace(partial, dst)


def _fetch(url, partial, progress):
    """Completes the file `partial`; its SHA-256."""
    from hashlib import sha256

    from tqdm import tqdm

    headers = {"User-Agent": "torch.hub"}
    present = os.path.getsize(partial) if os.path.exists(partial) else 0
    if present:
        headers["Range"] = f"bytes={present}-"
    digest = sha256()
    try:
        response = urlopen(Request(url, headers=headers))
    except HTTPError as error:
        if error.code != 416 or not present:
            raise
        # Nothing lies behind what is there, or it is another file's: from the beginning.
        os.remove(partial)
        return _fetch(url, partial, progress)
    with response:
        goes_on = present > 0 and response.status == 206
        length = response.headers.get("Content-Length")
        total = int(length) + (present if goes_on else 0) if length else None
        with open(partial, "ab" if goes_on else "wb") as file, tqdm(
            total=total, initial=present if goes_on else 0, disable=not progress, unit="B", unit_scale=True, unit_divisor=1024
        ) as bar:
            if goes_on:
                with open(partial, "rb") as old:
                    while data := old.read(READ_DATA_CHUNK):
                        digest.update(data)
            while data := response.read(READ_DATA_CHUNK):
                file.write(data)
                digest.update(data)
                bar.update(len(data))
    return digest.hexdigest()


def _explained(error, url, dst):
    """The error with what to do without a network: which file belongs where, and where it comes from."""
    hint = f"{os.path.basename(dst)} belongs in {os.path.dirname(dst) or '.'}; it comes from {url}"
    if isinstance(error, HTTPError):
        return HTTPError(error.url, error.code, f"{error.msg}; {hint}", error.headers, None)
    return URLError(f"{error.reason}; {hint}")


def load_state_dict_from_url(
    url, model_dir=None, map_location=None, progress=True, check_hash=False, file_name=None, weights_only=False
):
    """The checkpoint at `url`, from the cache if it is there."""
    if model_dir is None:
        model_dir = os.path.join(get_dir(), "checkpoints")
    os.makedirs(model_dir, exist_ok=True)
    filename = file_name if file_name is not None else os.path.basename(urlparse(url).path)
    cached = os.path.join(model_dir, filename)
    if not os.path.exists(cached):
        print(f'Downloading: "{url}" to {cached}')
        found = HASH_REGEX.search(filename) if check_hash else None
        hash_prefix = found.group(1) if found else None
        download_url_to_file(url, cached, hash_prefix, progress=progress)
    return load(cached, map_location=map_location, weights_only=weights_only)
