"""The cache of downloaded weights: `~/.cache/torch/hub`, or where TORCH_HOME or XDG_CACHE_HOME point."""

import os
import sys
from urllib.parse import urlparse

from torch.serialization import load

_hub_dir = None


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
    """Fetches `url` into the file `dst`, which appears only when it is complete; checks the start of its SHA-256."""
    partial = dst + ".partial"
    try:
        from urllib.request import urlopen

        with urlopen(url) as response, open(partial, "wb") as file:
            while True:
                data = response.read(1 << 20)
                if not data:
                    break
                file.write(data)
    except (ImportError, OSError) as error:
        raise RuntimeError(
            f"{os.path.basename(dst)} is not in {os.path.dirname(dst)} and could not be downloaded from {url} ({error}). "
            "Put the file there by hand to work offline."
        ) from None
    if hash_prefix is not None:
        digest = _sha256(partial)
        if digest[: len(hash_prefix)] != hash_prefix:
            os.remove(partial)
            raise RuntimeError(f'invalid hash value (expected "{hash_prefix}", got "{digest}")')
    os.replace(partial, dst)


def _sha256(path):
    from hashlib import sha256

    digest = sha256()
    with open(path, "rb") as file:
        while True:
            data = file.read(1 << 20)
            if not data:
                return digest.hexdigest()
            digest.update(data)


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
        sys.stderr.write(f'Downloading: "{url}" to {cached}\n')
        # The eight digits at the end of a file name are the start of its hash.
        stem = os.path.splitext(filename)[0]
        hash_prefix = stem.rpartition("-")[2] if check_hash and "-" in stem else None
        download_url_to_file(url, cached, hash_prefix, progress=progress)
    return load(cached, map_location=map_location, weights_only=weights_only)
