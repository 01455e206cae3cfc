import math
import os.path
import collections.abc as cabc
from math import pi, sqrt as root
from os import *
print(math.pi == pi, root(9), os.path.join("a", "b"), cabc.Mapping.__name__, sep)
import math as m, sys as s
print(m is math, s.modules["math"] is math, "os.path" in s.modules)
try:
    import nope_nope
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from math import nope
except ImportError as error:
    print(error)
try:
    import math.nope
except ModuleNotFoundError as error:
    print(error)
def local():
    import string
    return string.digits
print(local(), "string" in globals())
print(__import__("math") is math, __import__("os.path").__name__)
import importlib
print(importlib.import_module("math") is math)
print(math.__name__, __name__, type(math).__name__)
