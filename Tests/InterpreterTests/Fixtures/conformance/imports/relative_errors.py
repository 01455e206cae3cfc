try:
    from . import something
except ImportError as error:
    print(error)
try:
    from shapes import missing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import shapes.toofar
except ImportError as error:
    print(error)
try:
    import shapes.broken
except ZeroDivisionError as error:
    print(error)
import sys
print("shapes.broken" in sys.modules, "shapes" in sys.modules)
try:
    import shapes.circle.nothing
except ModuleNotFoundError as error:
    print(error)
