"""The pool under its other name."""

from concurrent.futures import *
