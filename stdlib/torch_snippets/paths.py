"""Files by pattern, parts of paths, and values in files."""

import os
import pickle
from glob import glob
from pathlib import Path

P = Path


def Glob(x, extns=None, recursive=False, silent=False):
    """The files of a pattern or a folder, in the order of the file system; says how many there are."""
    pattern = str(x)
    if os.path.isdir(pattern):
        pattern = os.path.join(pattern, "**" if recursive else "*")
    files = glob(pattern, recursive=recursive)
    if extns is not None:
        wanted = [extns] if isinstance(extns, str) else list(extns)
        files = [file for file in files if any(file.endswith(ending) for ending in wanted)]
    if not files and not silent:
        from torch_snippets.text import logger

        logger.warning(f"No files found at {x}")
    return files


def fname(fpath):
    """The last part of a path."""
    return str(fpath).split("/")[-1]


def fname2(fpath):
    """The last part without its ending."""
    return stem(fpath)


def stem(fpath):
    """The last part up to its last dot."""
    name = fname(fpath)
    return name.rpartition(".")[0] if "." in name else name


def stems(folder):
    """The stems of the files of a folder or a list."""
    files = Glob(folder) if isinstance(folder, (str, Path)) else folder
    return [stem(file) for file in files]


def extn(x):
    """The ending after the last dot."""
    return str(x).split(".")[-1]


def parent(fpath):
    """The path without its last part."""
    path = str(fpath)
    return "/".join(path.split("/")[:-1]) if "/" in path else "./"


def parent1(fpath):
    """The name of the folder that holds a file."""
    return fname(parent(fpath))


def parents(fpath, n=1):
    for _ in range(n):
        fpath = parent(fpath)
    return fpath


def makedir(x):
    os.makedirs(x, exist_ok=True)


def dumpdill(obj, fpath, silent=False):
    """Writes any value to a file, making its folder."""
    if parent(fpath) not in ("", "./"):
        makedir(parent(fpath))
    with open(fpath, "wb") as file:
        pickle.dump(obj, file)
    if not silent:
        from torch_snippets.text import logger

        logger.info(f"Dumped object @ {fpath}")


def loaddill(fpath):
    """The value that `dumpdill` wrote."""
    with open(fpath, "rb") as file:
        return pickle.load(file)


def readlines(fpath, silent=False, encoding=None):
    """The lines of a text file without their ends."""
    with open(fpath, "r", encoding=encoding) as file:
        return file.read().split("\n")


def writelines(lines, file):
    makedir(parent(file))
    with open(file, "w") as stream:
        for text in lines:
            stream.write(f"{text}\n")
