import counter_module
import counter_module as again
print(counter_module is again, counter_module.count)
counter_module.count += 1
print(again.count)
from counter_module import count
counter_module.count = 50
print(count, counter_module.bump(), counter_module.count)
import importlib
importlib.reload(counter_module)
print(counter_module.count)
try:
    counter_module.missing
except AttributeError as error:
    print(error)
print(counter_module.__doc__, counter_module.dynamic)
del counter_module.count
print(hasattr(again, "count"))
