# Attributes of modules in places that have met them before.
import math
import types

module = types.ModuleType("made")
module.f = lambda x: ("f", x)
module.value = 1


def use(m):
    return m.f(2), m.value


print(use(module), use(module))
module.value = 2
print(use(module))
module.f = lambda x: ("g", x)
print(use(module))
module.extra = 3
print(use(module))
del module.value
try:
    use(module)
except AttributeError as error:
    print(error)
module.__getattr__ = lambda name: "made up " + name
print(use(module))
module.value = 4
print(use(module))
other = types.ModuleType("other")
other.value, other.f = 5, len
try:
    use(other)
except TypeError as error:
    print(error)
other.f = str
print(use(other), use(module))
for m in (math, module, math):
    try:
        print(m.floor(1.5))
    except Exception as error:
        print(type(error).__name__, error)
for _ in range(3):
    print(math.sqrt(4.0), math.pi)
