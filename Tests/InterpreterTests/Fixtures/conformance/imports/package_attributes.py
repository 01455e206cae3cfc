import shapes.inner.deep as deep
import shapes
print(deep.__name__, shapes.inner.deep is deep, shapes.inner.__name__, deep.__package__)
print(shapes.__file__.endswith("__init__.py"), [p.endswith("shapes") for p in shapes.__path__])
print(sorted(n for n in vars(shapes) if not n.startswith("__")))
import sys
print(sorted(n for n in sys.modules if n.startswith("shapes")))
