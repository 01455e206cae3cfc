"""The module CPython's pickles and tracebacks name as the home of pickling's classes."""

from pickle import PickleError, Pickler, PicklingError, Unpickler, UnpicklingError, dump, dumps, load, loads
