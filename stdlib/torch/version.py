"""The version of PyTorch whose behaviour this library has."""

__version__ = "2.13.0+cpu"
cuda = None
hip = None
debug = False
