"""A writer of protocol-2 pickles as PyTorch's checkpoints hold them: plain values, tensors, instances of classes."""

import struct
from collections import OrderedDict

import _torch
from _torch import Tensor
from torch._pickle_reader import _STORAGES
from torch.nn.parameter import Parameter

_STORAGE_NAMES = {dtype: name for name, dtype in _STORAGES.items()}


class PickleWriter:
    """`dump(value)` returns the bytes; `storages` then lists (key, tensor whose storage it is) in order."""

    def __init__(self, legacy=False):
        self.legacy = legacy
        self.parts = []
        self.memo = {}
        self.kept = []
        self.storages = []
        self.storage_keys = {}

    def dump(self, value):
        self.parts.append(b"\x80\x02")
        self.save(value)
        self.parts.append(b".")
        return b"".join(self.parts)

    def emit(self, data):
        self.parts.append(data)

    def memoize(self, value, key=None):
        """Numbers a value, so that a second occurrence refers to the first. The value is kept alive with its id."""
        index = len(self.memo)
        self.memo[id(value) if key is None else key] = index
        self.kept.append(value)
        self.emit(b"q" + bytes([index]) if index < 256 else b"r" + struct.pack("<I", index))

    def recall(self, key):
        index = self.memo.get(key)
        if index is None:
            return False
        self.emit(b"h" + bytes([index]) if index < 256 else b"j" + struct.pack("<I", index))
        return True

    def save(self, value):
        kind = type(value)
        writer = _WRITERS.get(kind)
        if writer is not None:
            writer(self, value)
        elif self.recall(id(value)):
            return
        elif isinstance(value, Tensor):
            self.save_tensor(value)
        elif kind is _torch.dtype:
            self.save_global("torch", str(value).split(".")[1])
        elif kind is _torch.device:
            args = (value.type,) if value.index is None else (value.type, value.index)
            self.save_call("torch", "device", args, value)
        elif kind is _torch.Size:
            self.save_call("torch", "Size", (tuple(value),), value)
        elif isinstance(value, type) or kind.__name__ in ("function", "builtin_function_or_method"):
            self.save_named(value)
        else:
            self.save_instance(value)

    # Atoms

    def save_none(self, value):
        self.emit(b"N")

    def save_bool(self, value):
        self.emit(b"\x88" if value else b"\x89")

    def save_int(self, value):
        if 0 <= value < 256:
            self.emit(b"K" + bytes([value]))
        elif 0 <= value < 65536:
            self.emit(b"M" + struct.pack("<H", value))
        elif -(2**31) <= value < 2**31:
            self.emit(b"J" + struct.pack("<i", value))
        else:
            data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
            if len(data) < 256:
                self.emit(b"\x8a" + bytes([len(data)]) + data)
            else:
                self.emit(b"\x8b" + struct.pack("<i", len(data)) + data)

    def save_float(self, value):
        self.emit(b"G" + struct.pack(">d", value))

    def save_str(self, value):
        if self.recall(("text", value)):
            return
        data = value.encode("utf-8", "surrogatepass")
        self.emit(b"X" + struct.pack("<I", len(data)) + data)
        self.memoize(value, ("text", value))

    def save_bytes(self, value):
        if not self.recall(id(value)):
            self.save_call("_codecs", "encode", (value.decode("latin-1"), "latin1"), value)

    # Containers

    def save_tuple(self, value):
        if not value:
            self.emit(b")")
            return
        if self.recall(id(value)):
            return
        if len(value) <= 3:
            for item in value:
                self.save(item)
            self.emit((b"\x85", b"\x86", b"\x87")[len(value) - 1])
        else:
            self.emit(b"(")
            for item in value:
                self.save(item)
            self.emit(b"t")
        self.memoize(value)

    def save_list(self, value):
        if self.recall(id(value)):
            return
        self.emit(b"]")
        self.memoize(value)
        self.save_items(value)

    def save_items(self, items):
        if items:
            self.emit(b"(")
            for item in items:
                self.save(item)
            self.emit(b"e")

    def save_dict(self, value):
        if self.recall(id(value)):
            return
        self.emit(b"}")
        self.memoize(value)
        self.save_pairs(value)

    def save_pairs(self, mapping):
        if mapping:
            self.emit(b"(")
            for key, item in mapping.items():
                self.save(key)
                self.save(item)
            self.emit(b"u")

    def save_ordered_dict(self, value):
        if self.recall(id(value)):
            return
        self.save_global("collections", "OrderedDict")
        self.emit(b")R")
        self.memoize(value)
        self.save_pairs(value)
        if hasattr(value, "_metadata"):
            self.save({"_metadata": value._metadata})
            self.emit(b"b")

    def save_set(self, value):
        if not self.recall(id(value)):
            self.save_call("__builtin__", "set", (list(value),), value)

    # Globals, calls, instances

    def save_global(self, module, name):
        key = ("global", module, name)
        if not self.recall(key):
            self.emit(f"c{module}\n{name}\n".encode("utf-8"))
            self.memoize(key, key)

    def save_named(self, value):
        name = value.__qualname__
        if "<" in name:
            raise AttributeError(f"Can't pickle local object '{name}'")
        self.save_global(value.__module__, name)

    def save_call(self, module, name, args, value):
        self.save_global(module, name)
        self.save(args)
        self.emit(b"R")
        self.memoize(value)

    def save_instance(self, value):
        """An object as its class and its attributes."""
        kind = type(value)
        state = value.__getstate__() if "__getstate__" in dir(kind) and kind.__getstate__ is not getattr(object, "__getstate__", None) else getattr(value, "__dict__", None)
        if state is None or kind.__module__ in ("builtins", "_torch"):
            raise TypeError(f"cannot pickle '{kind.__name__}' object")
        self.save_named(kind)
        self.emit(b")\x81")
        self.memoize(value)
        if state:
            self.save(state)
            self.emit(b"b")

    # Tensors

    def save_tensor(self, tensor):
        if isinstance(tensor, Parameter):
            self.save_global("torch._utils", "_rebuild_parameter")
            self.emit(b"(")
            self.save_tensor_data(tensor.data)
            self.save_bool(tensor.requires_grad)
            self.save_empty_ordered_dict()
            self.emit(b"tR")
            self.memoize(tensor)
        else:
            self.save_tensor_data(tensor)

    def save_tensor_data(self, tensor):
        if tensor.dtype not in _STORAGE_NAMES:
            raise TypeError(f"cannot save tensors of {tensor.dtype}")
        self.save_global("torch._utils", "_rebuild_tensor_v2")
        self.emit(b"(")
        self.save_storage(tensor)
        self.save_int(tensor.storage_offset())
        self.save_tuple(tuple(tensor.shape))
        self.save_tuple(tuple(tensor.stride()))
        self.save_bool(tensor.requires_grad)
        self.save_empty_ordered_dict()
        self.emit(b"tR")
        self.memoize(tensor)

    def save_empty_ordered_dict(self):
        self.save_global("collections", "OrderedDict")
        self.emit(b")R")

    def save_storage(self, tensor):
        identity = _torch._storage_id(tensor)
        key = self.storage_keys.get(identity)
        if key is None:
            key = self.storage_keys[identity] = str(len(self.storages))
            self.storages.append((key, tensor, len(_torch._storage_bytes(tensor)) // tensor.element_size()))
        count = self.storages[int(key)][2]
        self.emit(b"(")
        self.save_str("storage")
        self.save_global("torch", _STORAGE_NAMES[tensor.dtype])
        self.save_str(key)
        self.save_str("cpu")
        self.save_int(count)
        if self.legacy:
            self.emit(b"N")
        self.emit(b"tQ")


_WRITERS = {
    type(None): PickleWriter.save_none,
    bool: PickleWriter.save_bool,
    int: PickleWriter.save_int,
    float: PickleWriter.save_float,
    str: PickleWriter.save_str,
    bytes: PickleWriter.save_bytes,
    tuple: PickleWriter.save_tuple,
    list: PickleWriter.save_list,
    dict: PickleWriter.save_dict,
    set: PickleWriter.save_set,
    OrderedDict: PickleWriter.save_ordered_dict,
}
