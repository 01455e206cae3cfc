"""The cache of downloaded weights: `~/.cache/torch/hub`, or where TORCH_HOME or XDG_CACHE_HOME point."""

import os
import re
import uuid
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
    """Fetches `url` into the file `dst`, which appears only when it is complete; checks the start of its SHA-256."""
    from hashlib import sha256

    from tqdm import tqdm

    dst = os.path.expanduser(dst)
    partial = f"{dst}.{uuid.uuid4().hex}.partial"
    digest = sha256()
    try:
        with urlopen(Request(url, headers={"User-Agent": "torch.hub"})) as response, open(partial, "wb") as file:
            length = response.headers.get("Content-Length")
            with tqdm(total=int(length) if length else None, disable=not progress, unit="B", unit_scale=True,
                      unit_divisor=1024) as bar:
                while data := response.read(READ_DATA_CHUNK):
                    file.write(data)
                    digest.update(data)
                    bar.update(len(data))
        digest = digest.hexdigest()
        if hash_prefix is not None and digest[: len(hash_prefix)] != hash_prefix:
            raise RuntimeError(f'invalid hash value (expected "{hash_prefix}", got "{digest}")')
        os.replace(partial, dst)
    finally:
        if os.path.exists(partial):
            os.remove(partial)


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
