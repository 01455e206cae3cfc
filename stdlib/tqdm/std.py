"""The same progress bar under another of its names."""

from tqdm._bar import tqdm, trange

__all__ = ["tqdm", "trange"]
