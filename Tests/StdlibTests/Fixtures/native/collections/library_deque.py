import struct, collections, queue, collections.abc
from collections import deque, Counter, defaultdict, OrderedDict
print(struct.pack("<if", 1, 2.0), struct.calcsize("bi"), struct.error.__name__)
try: struct.unpack("i", b"a")
except struct.error as e: print(e)
d = deque(maxlen=2); d += [1, 2, 3]; print(d, isinstance(d, collections.abc.MutableSequence), isinstance(d, collections.abc.Iterable))
q = queue.Queue(); q.put(1); q.put(2); print(q.get(), q.qsize(), Counter("abca").most_common(1))
import copy
print(copy.copy(d), copy.deepcopy(deque([[1]])))
