"""A reader of the pickles in checkpoints. It builds plain values and calls only the functions of a table."""

import struct
from collections import Counter, OrderedDict

import _torch

_STORAGES = {
    "DoubleStorage": _torch.float64, "FloatStorage": _torch.float32, "HalfStorage": _torch.float16,
    "BFloat16Storage": _torch.bfloat16, "LongStorage": _torch.int64, "IntStorage": _torch.int32,
    "ShortStorage": _torch.int16, "CharStorage": _torch.int8, "ByteStorage": _torch.uint8, "BoolStorage": _torch.bool,
}
_DTYPES = (
    "float64 float32 float16 bfloat16 int64 int32 int16 int8 uint8 bool double float half long int short complex64 complex128"
).split()


class StorageType:
    """Stands for a class such as `torch.FloatStorage`: the dtype of raw bytes."""

    def __init__(self, dtype):
        self.dtype = dtype


def _encode(text, encoding):
    return text.encode(encoding)


def _safe_globals():
    """Everything a checkpoint may name, by module and name."""
    from torch import _utils

    table = {
        ("collections", "OrderedDict"): OrderedDict,
        ("collections", "Counter"): Counter,
        ("__builtin__", "set"): set,
        ("builtins", "set"): set,
        ("__builtin__", "complex"): complex,
        ("builtins", "bytearray"): bytearray,
        ("__builtin__", "bytearray"): bytearray,
        ("_codecs", "encode"): _encode,
        ("torch", "Size"): _torch.Size,
        ("torch", "device"): _torch.device,
        ("torch._utils", "_rebuild_tensor"): _utils._rebuild_tensor,
        ("torch._utils", "_rebuild_tensor_v2"): _utils._rebuild_tensor_v2,
        ("torch._utils", "_rebuild_parameter"): _utils._rebuild_parameter,
        ("torch._utils", "_rebuild_parameter_with_state"): _utils._rebuild_parameter_with_state,
    }
    for name, dtype in _STORAGES.items():
        table["torch", name] = StorageType(dtype)
    for name in _DTYPES:
        if hasattr(_torch, name):
            table["torch", name] = getattr(_torch, name)
    return table


class PickleReader:
    """Reads one pickle from an open binary file, up to and including its STOP.

    `find_class(module, name)` is asked for globals outside of the table, `persistent_load(id)` for storages.
    """

    _globals = None

    def __init__(self, file, find_class, persistent_load):
        self.file = file
        self.find_class = find_class
        self.persistent_load = persistent_load
        self.stack = []
        self.marks = []
        self.memo = {}
        if PickleReader._globals is None:
            PickleReader._globals = _safe_globals()

    def load(self):
        read, operations = self.file.read, _OPERATIONS
        while True:
            code = read(1)
            if not code:
                raise EOFError("Ran out of input")
            if code == b".":
                return self.stack.pop()
            operation = operations.get(code[0])
            if operation is None:
                raise self.error(f"Unsupported operand {code[0]}")
            operation(self)

    def error(self, message):
        from pickle import UnpicklingError

        return UnpicklingError(message)

    # Reading of arguments

    def number(self, layout, size):
        data = self.file.read(size)
        if len(data) < size:
            raise EOFError("Ran out of input")
        return struct.unpack(layout, data)[0]

    def line(self):
        return self.file.readline()[:-1].decode("utf-8")

    def items_since_mark(self):
        start = self.marks.pop()
        items = self.stack[start:]
        del self.stack[start:]
        return items

    def push(self, value):
        self.stack.append(value)

    # Operations

    def op_mark(self):
        self.marks.append(len(self.stack))

    def op_global(self):
        self.push(self.resolve(self.line(), self.line()))

    def op_stack_global(self):
        name, module = self.stack.pop(), self.stack.pop()
        self.push(self.resolve(module, name))

    def resolve(self, module, name):
        known = PickleReader._globals.get((module, name))
        return self.find_class(module, name) if known is None else known

    def op_reduce(self):
        args, function = self.stack.pop(), self.stack.pop()
        if not any(function is allowed for allowed in PickleReader._globals.values()):
            raise self.error(f"Trying to call reduce for unrecognized function {function}")
        self.push(function(*args))

    def op_newobj(self):
        args, cls = self.stack.pop(), self.stack.pop()
        self.push(cls.__new__(cls, *args))

    def op_build(self):
        state, target = self.stack.pop(), self.stack[-1]
        if hasattr(target, "__setstate__"):
            target.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            target.__dict__.update(state or {})
            for name, value in (slots or {}).items():
                setattr(target, name, value)

    def op_binpersid(self):
        self.push(self.persistent_load(self.stack.pop()))

    def op_binget(self):
        self.push(self.memo[self.number("<B", 1)])

    def op_long_binget(self):
        self.push(self.memo[self.number("<I", 4)])

    def op_binput(self):
        self.memo[self.number("<B", 1)] = self.stack[-1]

    def op_long_binput(self):
        self.memo[self.number("<I", 4)] = self.stack[-1]

    def op_memoize(self):
        self.memo[len(self.memo)] = self.stack[-1]

    def op_get(self):
        index = self.line()
        if int(index) not in self.memo:
            raise self.error(f"Memo value not found at index {index}")
        self.push(self.memo[int(index)])

    def op_tuple(self):
        self.push(tuple(self.items_since_mark()))

    def op_tuple_of(self, count):
        items = tuple(self.stack[-count:])
        del self.stack[-count:]
        self.push(items)

    def op_append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    def op_appends(self):
        items = self.items_since_mark()
        self.stack[-1].extend(items)

    def op_additems(self):
        items = self.items_since_mark()
        self.stack[-1].update(items)

    def op_setitem(self):
        value, key = self.stack.pop(), self.stack.pop()
        self.stack[-1][key] = value

    def op_setitems(self):
        items = self.items_since_mark()
        target = self.stack[-1]
        for position in range(0, len(items), 2):
            target[items[position]] = items[position + 1]

    def op_text(self, layout, size):
        self.push(self.file.read(self.number(layout, size)).decode("utf-8", "surrogatepass"))

    def op_latin1(self, layout, size):
        self.push(self.file.read(self.number(layout, size)).decode("latin-1"))

    def op_bytes(self, layout, size):
        self.push(self.file.read(self.number(layout, size)))

    def op_long(self, layout, size):
        self.push(int.from_bytes(self.file.read(self.number(layout, size)), "little", signed=True))


_OPERATIONS = {
    ord("("): PickleReader.op_mark,
    0x80: lambda r: r.file.read(1),
    0x95: lambda r: r.file.read(8),
    ord("c"): PickleReader.op_global,
    0x93: PickleReader.op_stack_global,
    ord("R"): PickleReader.op_reduce,
    0x81: PickleReader.op_newobj,
    ord("b"): PickleReader.op_build,
    ord("Q"): PickleReader.op_binpersid,
    ord("h"): PickleReader.op_binget,
    ord("j"): PickleReader.op_long_binget,
    ord("g"): PickleReader.op_get,
    ord("q"): PickleReader.op_binput,
    ord("r"): PickleReader.op_long_binput,
    0x94: PickleReader.op_memoize,
    ord(")"): lambda r: r.push(()),
    ord("]"): lambda r: r.push([]),
    ord("}"): lambda r: r.push({}),
    0x8F: lambda r: r.push(set()),
    ord("t"): PickleReader.op_tuple,
    0x85: lambda r: r.op_tuple_of(1),
    0x86: lambda r: r.op_tuple_of(2),
    0x87: lambda r: r.op_tuple_of(3),
    ord("a"): PickleReader.op_append,
    ord("e"): PickleReader.op_appends,
    0x90: PickleReader.op_additems,
    ord("s"): PickleReader.op_setitem,
    ord("u"): PickleReader.op_setitems,
    ord("X"): lambda r: r.op_text("<I", 4),
    0x8C: lambda r: r.op_text("<B", 1),
    0x8D: lambda r: r.op_text("<Q", 8),
    ord("T"): lambda r: r.op_latin1("<I", 4),
    ord("U"): lambda r: r.op_latin1("<B", 1),
    ord("B"): lambda r: r.op_bytes("<I", 4),
    ord("C"): lambda r: r.op_bytes("<B", 1),
    0x8E: lambda r: r.op_bytes("<Q", 8),
    ord("J"): lambda r: r.push(r.number("<i", 4)),
    ord("K"): lambda r: r.push(r.number("<B", 1)),
    ord("M"): lambda r: r.push(r.number("<H", 2)),
    0x8A: lambda r: r.op_long("<B", 1),
    0x8B: lambda r: r.op_long("<i", 4),
    ord("G"): lambda r: r.push(r.number(">d", 8)),
    ord("N"): lambda r: r.push(None),
    0x88: lambda r: r.push(True),
    0x89: lambda r: r.push(False),
    ord("0"): lambda r: r.stack.pop(),
}
