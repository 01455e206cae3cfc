"""Progress bars."""

from tqdm._bar import TqdmTypeError, tqdm, trange

__all__ = ["tqdm", "trange", "tqdm_notebook", "tnrange", "TqdmTypeError", "TqdmWarning"]
__version__ = "4.67.1"

tqdm_notebook = tqdm
tnrange = trange


class TqdmWarning(Warning):
    pass
