"""Names of types as error messages write them."""

import _torch


def typename(obj):
    """`int`, `torch.FloatTensor`, `torch.nn.modules.linear.Linear`: the dotted name of an object's type."""
    if type(obj) is _torch.Tensor:
        return obj.type()
    if isinstance(obj, type):
        kind = obj
    else:
        kind = type(obj)
    module = getattr(kind, "__module__", "")
    name = getattr(kind, "__qualname__", kind.__name__)
    if not module or module == "builtins" or module == "__builtin__":
        return name
    return f"{module}.{name}"
