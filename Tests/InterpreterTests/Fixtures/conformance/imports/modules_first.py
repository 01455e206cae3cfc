# Each of these is imported before the modules it needs.
import genericpath
import weakref
from typing import *

print(genericpath.commonprefix(["abc", "abd"]), IO[str], TextIO, weakref.ProxyType.__name__)
