"""Values as bytes and back, in the formats of protocols 2 to 5; protocols 0 and 1 are read only.

The opcodes and their meaning are those that `pickletools` documents. Loading runs whatever the data names: override
`Unpickler.find_class` to restrict that.
"""

import io
import struct
import sys

from _pickle_library import BUILDERS, GlobalName, NAMED, library_reduce, modern_name, old_name
from copyreg import __newobj__, __newobj_ex__, dispatch_table, reduce, set_state

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
    "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL",
]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]

_BATCH = 1000
_FRAME_TARGET = 64 * 1024
_FRAME_MINIMUM = 4


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


def _attribute(value, dotted):
    """The object a qualified name reaches from a module; an AttributeError if there is none."""
    for part in dotted.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {dotted!r} on {value!r}")
        value = getattr(value, part)
    return value


# Writing


class Pickler:
    """Writes pickles to a binary file. Objects met a second time, in later `dump`s too, become references."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if protocol < 2:
            raise NotImplementedError(f"writing pickle protocol {protocol} is not part of Cellbook's language")
        if buffer_callback is not None:
            raise NotImplementedError("buffer_callback is not part of Cellbook's language")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file_write = file.write
        self.proto = protocol
        self.bin = True
        self.fix_imports = fix_imports and protocol < 3
        self.memo = {}
        self._parts = []
        self._size = 0

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        """None, or an id under which `Unpickler.persistent_load` will find the object."""
        return None

    def dump(self, obj):
        self._parts, self._size = [], 0
        # Most picklers have no ids; they are spared a call per object.
        self._has_ids = getattr(self.persistent_id, "__func__", None) is not Pickler.persistent_id
        self._file_write(b"\x80" + bytes([self.proto]))
        self._save(obj)
        self._emit(b".")
        self._end_frame()

    # Output. From protocol 4 on the opcodes are grouped in frames; long byte strings stand between frames.

    def _emit(self, data):
        self._parts.append(data)
        self._size += len(data)

    def _end_frame(self):
        data = b"".join(self._parts)
        if self.proto >= 4 and len(data) >= _FRAME_MINIMUM:
            data = b"\x95" + struct.pack("<Q", len(data)) + data
        if data:
            self._file_write(data)
        self._parts, self._size = [], 0

    def _emit_long(self, header, payload):
        if self.proto >= 4 and len(payload) >= _FRAME_TARGET:
            self._end_frame()
            self._file_write(header)
            self._file_write(payload)
        else:
            self._emit(header + payload)

    def _memoize(self, obj, key=None):
        """Numbers an object. It stays alive in the memo, so that its id cannot be given to another."""
        index = len(self.memo)
        self.memo[id(obj) if key is None else key] = index, obj
        if self.proto >= 4:
            self._emit(b"\x94")
        else:
            self._emit(b"q" + bytes([index]) if index < 256 else b"r" + struct.pack("<I", index))

    def _recall(self, key):
        known = self.memo.get(key)
        if known is None:
            return False
        index = known[0]
        self._emit(b"h" + bytes([index]) if index < 256 else b"j" + struct.pack("<I", index))
        return True

    def _save(self, obj, persistent=True):
        if persistent and self._has_ids:
            saved_id = self.persistent_id(obj)
            if saved_id is not None:
                self._save(saved_id, False)
                self._emit(b"Q")
                return
        kind = type(obj)
        writer = _WRITERS.get(kind)
        if writer is not None:
            writer(self, obj)
        elif not self._recall(id(obj)):
            self._save_other(obj, kind)
        if self.proto >= 4 and self._size >= _FRAME_TARGET:
            self._end_frame()

    def _save_other(self, obj, kind):
        override = getattr(self, "reducer_override", None)
        reduced = NotImplemented if override is None else override(obj)
        if reduced is NotImplemented:
            table = getattr(self, "dispatch_table", dispatch_table)
            if kind in table:
                reduced = table[kind](obj)
            elif kind is _BUILTIN and not isinstance(getattr(obj, "__self__", None), (type(None), type, type(sys))):
                reduced = getattr, (obj.__self__, obj.__name__)
            elif isinstance(obj, type) or kind in _GLOBAL_KINDS:
                return self._save_global(obj)
            elif kind is _METHOD:
                reduced = getattr, (obj.__self__, obj.__func__.__name__)
            else:
                reduced = library_reduce(obj, self.proto)
                if reduced is None:
                    reduced = reduce(obj)
        if isinstance(reduced, GlobalName):
            return self._emit_global(obj, reduced.module, reduced.name)
        if isinstance(reduced, str):
            return self._save_global(obj, reduced)
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduce(obj, *reduced)

    def _save_reduce(self, obj, function, args, state=None, list_items=None, dict_items=None, state_setter=None):
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        if not callable(function):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if function is __newobj__:
            if not hasattr(args[0], "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            self._save(args[0])
            self._save(args[1:])
            self._emit(b"\x81")
        elif function is __newobj_ex__ and self.proto >= 4:
            for part in args:
                self._save(part)
            self._emit(b"\x92")
        else:
            self._save(function)
            self._save(args)
            self._emit(b"R")
        if id(obj) in self.memo:
            # The arguments refer to the object itself, which is therefore written already.
            self._emit(b"0")
            self._recall(id(obj))
        else:
            self._memoize(obj)
        if list_items is not None:
            self._save_items(list(list_items), False)
        if dict_items is not None:
            self._save_pairs(list(dict_items), False)
        if state is not None:
            if state_setter is None:
                self._save(state)
                self._emit(b"b")
            else:
                self._save(state_setter)
                self._save(obj)
                self._save(state)
                self._emit(b"\x86R0")

    # Plain values

    def _save_none(self, obj):
        self._emit(b"N")

    def _save_bool(self, obj):
        self._emit(b"\x88" if obj else b"\x89")

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._emit(b"K" + bytes([obj]))
        elif 0 <= obj < 65536:
            self._emit(b"M" + struct.pack("<H", obj))
        elif -(1 << 31) <= obj < 1 << 31:
            self._emit(b"J" + struct.pack("<i", obj))
        else:
            # One bit is for the sign, which -2**(8n-1) has already.
            count = ((obj if obj > 0 else ~obj).bit_length() >> 3) + 1
            header = b"\x8a" + bytes([count]) if count < 256 else b"\x8b" + struct.pack("<i", count)
            self._emit(header + obj.to_bytes(count, "little", signed=True))

    def _save_float(self, obj):
        self._emit(b"G" + struct.pack(">d", obj))

    def _save_str(self, obj):
        # CPython interns names and short strings: equal ones are one object there.
        key = obj if len(obj) < 2 or obj.isidentifier() and obj.isascii() else id(obj)
        if self._recall(key):
            return
        data = obj.encode("utf-8", "surrogatepass")
        count = len(data)
        if count < 256 and self.proto >= 4:
            header = b"\x8c" + bytes([count])
        elif count < 1 << 32:
            header = b"X" + struct.pack("<I", count)
        else:
            header = b"\x8d" + struct.pack("<Q", count)
        self._emit_long(header, data)
        self._memoize(obj, key)

    def _save_bytes(self, obj):
        if self._recall(id(obj)):
            return
        if self.proto < 3:
            if obj:
                self._save_reduce(obj, GlobalName("_codecs", "encode"), (obj.decode("latin-1"), "latin1"))
            else:
                self._save_reduce(obj, bytes, ())
            return
        count = len(obj)
        if count < 256:
            header = b"C" + bytes([count])
        elif count < 1 << 32:
            header = b"B" + struct.pack("<I", count)
        else:
            header = b"\x8e" + struct.pack("<Q", count)
        self._emit_long(header, obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self._recall(id(obj)):
            return
        if self.proto < 5:
            self._save_reduce(obj, bytearray, (bytes(obj),) if obj else ())
        else:
            self._emit_long(b"\x96" + struct.pack("<Q", len(obj)), bytes(obj))
            self._memoize(obj)

    # Containers

    def _save_tuple(self, obj):
        if not obj:
            return self._emit(b")")
        if self._recall(id(obj)):
            return
        short = len(obj) <= 3
        if not short:
            self._emit(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            # A cycle through the tuple: saving the items has made it.
            self._emit(b"0" * len(obj) if short else b"1")
            self._recall(id(obj))
            return
        self._emit((b"\x85", b"\x86", b"\x87")[len(obj) - 1] if short else b"t")
        self._memoize(obj)

    def _save_list(self, obj):
        if self._recall(id(obj)):
            return
        self._emit(b"]")
        self._memoize(obj)
        self._save_items(obj, True)

    def _save_items(self, items, exact):
        """Appends to the list on top. Only in exact lists is a last batch of one written like the others."""
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            if len(batch) == 1 and (not exact or len(items) == 1):
                self._save(batch[0])
                self._emit(b"a")
            else:
                self._emit(b"(")
                for item in batch:
                    self._save(item)
                self._emit(b"e")

    def _save_dict(self, obj):
        if self._recall(id(obj)):
            return
        self._emit(b"}")
        self._memoize(obj)
        self._save_pairs(list(obj.items()), True)

    def _save_pairs(self, pairs, exact):
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            single = len(batch) == 1 and (not exact or len(pairs) == 1)
            if not single:
                self._emit(b"(")
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._emit(b"s" if single else b"u")

    def _save_set(self, obj):
        if self._recall(id(obj)):
            return
        items = list(obj)
        if self.proto < 4:
            return self._save_reduce(obj, set, (items,))
        self._emit(b"\x8f")
        self._memoize(obj)
        for start in range(0, len(items), _BATCH):
            self._emit(b"(")
            for item in items[start : start + _BATCH]:
                self._save(item)
            self._emit(b"\x90")

    def _save_frozenset(self, obj):
        if self._recall(id(obj)):
            return
        if self.proto < 4:
            return self._save_reduce(obj, frozenset, (list(obj),))
        self._emit(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            self._emit(b"1")
            self._recall(id(obj))
            return
        self._emit(b"\x91")
        self._memoize(obj)

    # Globals

    def _save_global(self, obj, name=None):
        if isinstance(obj, GlobalName):
            return self._emit_global(obj, obj.module, obj.name)
        for value, kind in _SINGLETON_TYPES:
            if obj is kind:
                return self._save_reduce(obj, type, (value,))
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module = getattr(obj, "__module__", None) or "__main__"
        if "<locals>" in name.split("."):
            raise AttributeError(f"Can't pickle local object {name!r}")
        try:
            __import__(module)
            owner = sys.modules[module]
        except (ImportError, ValueError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module!r} failed") from None
        try:
            found = _attribute(owner, name)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") from None
        if found is not obj and found != obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        self._emit_global(obj, module, name)

    def _emit_global(self, obj, module, name):
        if self.proto >= 4:
            self._save_str(module)
            self._save_str(name)
            self._emit(b"\x93")
        elif "." in name:
            owner, _, last = name.rpartition(".")
            self._save_reduce(obj, getattr, (_attribute(sys.modules[module], owner), last))
            return
        else:
            if self.fix_imports:
                module, name = old_name(module, name)
            self._emit(b"c" + module.encode() + b"\n" + name.encode() + b"\n")
        self._memoize(obj)


class _Probe:
    def method(self):
        pass


_METHOD = type(_Probe().method)
_BUILTIN = type(len)
_GLOBAL_KINDS = {_BUILTIN, type(_attribute), GlobalName}
_SINGLETON_TYPES = ((None, type(None)), (NotImplemented, type(NotImplemented)), (..., type(...)))
_WRITERS = {
    type(None): Pickler._save_none,
    bool: Pickler._save_bool,
    int: Pickler._save_int,
    float: Pickler._save_float,
    str: Pickler._save_str,
    bytes: Pickler._save_bytes,
    bytearray: Pickler._save_bytearray,
    tuple: Pickler._save_tuple,
    list: Pickler._save_list,
    dict: Pickler._save_dict,
    set: Pickler._save_set,
    frozenset: Pickler._save_frozenset,
}


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write an object to an open binary file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


# Reading


class Unpickler:
    """Reads pickles from a binary file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file_read = file.read
        self._file_readline = file.readline
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.fix_imports = fix_imports
        self.proto = 0

    def persistent_load(self, pid):
        raise UnpicklingError(
            "A load persistent id instruction was encountered,\nbut no persistent_load function was specified.")

    def find_class(self, module, name):
        """The object a pickle names. Override it to allow only some."""
        if self.proto < 3 and self.fix_imports:
            module, name = modern_name(module, name)
        if (module, name) in NAMED:
            return NAMED[module, name]
        __import__(module)
        owner = sys.modules[module]
        try:
            return _attribute(owner, name) if self.proto >= 4 else getattr(owner, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {owner!r}") from None

    def load(self):
        self._stack = []
        self._marks = []
        self.proto = 0
        read, operations = self._file_read, _OPERATIONS
        while True:
            code = read(1)
            if not code:
                raise EOFError("Ran out of input")
            if code == b".":
                return self._pop()
            operation = operations.get(code[0])
            if operation is None:
                shown = chr(code[0]) if 32 <= code[0] < 127 else f"\\x{code[0]:02x}"
                raise UnpicklingError(f"invalid load key, '{shown}'.")
            operation(self)

    # Arguments and the stack

    def _read(self, count):
        data = self._file_read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return bytes(data)

    def _number(self, layout, size):
        return struct.unpack(layout, self._read(size))[0]

    def _line(self):
        data = self._file_readline()
        if not data.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return bytes(data[:-1]).decode("utf-8")

    def _push(self, value):
        self._stack.append(value)

    def _pop(self):
        if len(self._stack) <= (self._marks[-1] if self._marks else 0):
            raise UnpicklingError("unexpected MARK found" if self._marks else "unpickling stack underflow")
        return self._stack.pop()

    def _top(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        return self._stack[-1]

    def _since_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        start = self._marks.pop()
        items = self._stack[start:]
        del self._stack[start:]
        return items

    # Operations

    def _proto(self):
        self.proto = self._number("<B", 1)
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    def _mark(self):
        self._marks.append(len(self._stack))

    def _pop_one(self):
        if self._marks and self._marks[-1] == len(self._stack):
            self._marks.pop()
        else:
            self._pop()

    def _duplicate(self):
        self._push(self._top())

    def _global(self):
        module = self._line()
        self._push(self.find_class(module, self._line()))

    def _stack_global(self):
        name = self._pop()
        module = self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _reduce(self):
        args = self._pop()
        function = self._pop()
        self._push(function(*args))

    def _new_object(self):
        args = self._pop()
        cls = self._pop()
        self._push(cls.__new__(cls, *args))

    def _new_object_ex(self):
        kwargs = self._pop()
        args = self._pop()
        cls = self._pop()
        self._push(cls.__new__(cls, *args, **kwargs))

    def _instance(self):
        module = self._line()
        cls = self.find_class(module, self._line())
        self._push(cls(*self._since_mark()))

    def _object(self):
        cls, *args = self._since_mark()
        self._push(cls(*args))

    def _build(self):
        state = self._pop()
        target = self._top()
        cls = type(target)
        builder = BUILDERS.get((cls.__module__, cls.__qualname__))
        if builder is None:
            set_state(target, state)
            return
        # An immutable object with its state is another one, also where the memo refers to it.
        self._stack[-1] = built = builder(target, state)
        if built is not target:
            for index in reversed(self.memo):
                if self.memo[index] is target:
                    self.memo[index] = built
                    break

    def _persistent(self):
        self._push(self.persistent_load(self._pop()))

    def _get(self, index):
        if index not in self.memo:
            raise UnpicklingError(f"Memo value not found at index {index}")
        self._push(self.memo[index])

    def _put(self, index):
        self.memo[index] = self._top()

    def _tuple(self):
        self._push(tuple(self._since_mark()))

    def _tuple_of(self, count):
        if len(self._stack) < count:
            raise UnpicklingError("unpickling stack underflow")
        items = tuple(self._stack[-count:])
        del self._stack[-count:]
        self._push(items)

    def _append(self):
        value = self._pop()
        self._top().append(value)

    def _appends(self):
        items = self._since_mark()
        target = self._top()
        if hasattr(target, "extend"):
            target.extend(items)
        else:
            for item in items:
                target.append(item)

    def _add_items(self):
        items = self._since_mark()
        target = self._top()
        for item in items:
            target.add(item)

    def _set_items(self, items):
        target = self._top()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        for position in range(0, len(items), 2):
            target[items[position]] = items[position + 1]

    def _set_item(self):
        value = self._pop()
        key = self._pop()
        self._top()[key] = value

    def _dict(self):
        items = self._since_mark()
        self._push({})
        self._set_items(items)

    def _text(self, layout, size):
        self._push(self._read(self._number(layout, size)).decode("utf-8", "surrogatepass"))

    def _old_text(self, layout, size):
        """A str of Python 2, which were bytes."""
        data = self._read(self._number(layout, size))
        self._push(data if self.encoding == "bytes" else data.decode(self.encoding, self.errors))

    def _bytes(self, layout, size):
        self._push(self._read(self._number(layout, size)))

    def _long(self, layout, size):
        count = self._number(layout, size)
        if count < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._push(int.from_bytes(self._read(count), "little", signed=True))

    def _int_line(self):
        text = self._line()
        self._push(text == "01" if text in ("00", "01") else int(text.rstrip("L")))


_OPERATIONS = {
    0x80: Unpickler._proto,
    0x95: lambda r: r._read(8),
    ord("("): Unpickler._mark,
    ord("0"): Unpickler._pop_one,
    ord("1"): Unpickler._since_mark,
    ord("2"): Unpickler._duplicate,
    ord("c"): Unpickler._global,
    0x93: Unpickler._stack_global,
    ord("R"): Unpickler._reduce,
    0x81: Unpickler._new_object,
    0x92: Unpickler._new_object_ex,
    ord("i"): Unpickler._instance,
    ord("o"): Unpickler._object,
    ord("b"): Unpickler._build,
    ord("P"): lambda r: r._push(r.persistent_load(r._line())),
    ord("Q"): Unpickler._persistent,
    ord("g"): lambda r: r._get(int(r._line())),
    ord("h"): lambda r: r._get(r._number("<B", 1)),
    ord("j"): lambda r: r._get(r._number("<I", 4)),
    ord("p"): lambda r: r._put(int(r._line())),
    ord("q"): lambda r: r._put(r._number("<B", 1)),
    ord("r"): lambda r: r._put(r._number("<I", 4)),
    0x94: lambda r: r._put(len(r.memo)),
    ord(")"): lambda r: r._push(()),
    ord("]"): lambda r: r._push([]),
    ord("}"): lambda r: r._push({}),
    0x8F: lambda r: r._push(set()),
    0x91: lambda r: r._push(frozenset(r._since_mark())),
    ord("l"): lambda r: r._push(r._since_mark()),
    ord("d"): Unpickler._dict,
    ord("t"): Unpickler._tuple,
    0x85: lambda r: r._tuple_of(1),
    0x86: lambda r: r._tuple_of(2),
    0x87: lambda r: r._tuple_of(3),
    ord("a"): Unpickler._append,
    ord("e"): Unpickler._appends,
    0x90: Unpickler._add_items,
    ord("s"): Unpickler._set_item,
    ord("u"): lambda r: r._set_items(r._since_mark()),
    ord("X"): lambda r: r._text("<I", 4),
    0x8C: lambda r: r._text("<B", 1),
    0x8D: lambda r: r._text("<Q", 8),
    ord("V"): lambda r: r._push(r._line()),
    ord("T"): lambda r: r._old_text("<i", 4),
    ord("U"): lambda r: r._old_text("<B", 1),
    ord("B"): lambda r: r._bytes("<I", 4),
    ord("C"): lambda r: r._bytes("<B", 1),
    0x8E: lambda r: r._bytes("<Q", 8),
    0x96: lambda r: r._push(bytearray(r._read(r._number("<Q", 8)))),
    ord("I"): Unpickler._int_line,
    ord("L"): Unpickler._int_line,
    ord("J"): lambda r: r._push(r._number("<i", 4)),
    ord("K"): lambda r: r._push(r._number("<B", 1)),
    ord("M"): lambda r: r._push(r._number("<H", 2)),
    0x8A: lambda r: r._long("<B", 1),
    0x8B: lambda r: r._long("<i", 4),
    ord("F"): lambda r: r._push(float(r._line())),
    ord("G"): lambda r: r._push(r._number(">d", 8)),
    ord("N"): lambda r: r._push(None),
    0x88: lambda r: r._push(True),
    0x89: lambda r: r._push(False),
}


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read one object from an open binary file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that some bytes hold."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors).load()
