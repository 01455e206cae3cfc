"""The named tuples that operations of several results return: `torch.return_types`."""

_TYPES = {}


def result_type(name, fields):
    """The class of the results of an operation; one for each name."""
    if name not in _TYPES:
        members = {field: property(lambda self, place=place: self[place]) for place, field in enumerate(fields.split())}
        members["_fields"] = tuple(fields.split())
        members["__module__"] = "torch.return_types"
        members["__repr__"] = _repr
        _TYPES[name] = type(name, (tuple,), members)
    return _TYPES[name]


def _repr(self):
    lines = ",\n".join(f"{field}={item!r}" for field, item in zip(self._fields, self))
    return f"torch.return_types.{type(self).__name__}(\n{lines})"
