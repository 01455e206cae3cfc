import sys, types
fake = types.ModuleType("fake", "docs")
fake.x = 5
sys.modules["fake"] = fake
import fake as f
print(f.x, f.__doc__, f)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as error:
    print(error)
del sys.modules["fake"]
try:
    import fake
except ModuleNotFoundError as error:
    print(error)
print(sys.path[0].endswith("imports"), "imports_tricks" in sys.modules)
sys.path.insert(0, sys.path[0] + "/extra_path")
import only_extra
print(only_extra.name)
