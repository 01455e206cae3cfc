import sys
class Raises:
    def __del__(self):
        raise ValueError("in del")
class Saved:
    kept = []
    def __del__(self):
        print("del saved")
        Saved.kept.append(self)
sys.unraisablehook = lambda info: print("unraisable:", type(info.exc_value).__name__, info.exc_value)
r = Raises()
del r
print("after")
s = Saved()
s.tag = 5
del s
print(Saved.kept[0].tag)
Saved.kept.clear()
print("cleared")
