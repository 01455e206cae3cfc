def f():
    import json as j
    from os.path import join as pj, split
    return j.dumps([1]), pj("a", "b"), split("a/b")


print(f(), "json" in globals(), "j" in globals())


class C:
    import math
    from math import sqrt

    def root(self, x):
        return self.math.floor(C.sqrt(x))


print(C().root(17))
if True:
    import string as s
print(s.digits)
try:
    from string import digits, nothing_here
except ImportError as error:
    print(str(error).split(" (")[0], "digits" in globals())
for name in ("math", "json"):
    module = __import__(name)
    print(module.__name__)
