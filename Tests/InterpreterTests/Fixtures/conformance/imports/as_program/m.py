import os
import sys

from . import h

print(__name__, __package__, os.path.basename(__file__), os.path.isabs(__file__), os.path.isabs(h.__file__), h.x)
print([os.path.basename(sys.argv[0])] + sys.argv[1:], os.path.isabs(sys.argv[0]), os.path.isabs(sys.path[0]))
