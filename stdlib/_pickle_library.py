"""How pickles hold the library's own types, whose real counterparts are taken apart by functions of other names."""

import io
from copyreg import __newobj__, __newobj_ex__

# Names as protocol 2 writes them, after Python 2.
_OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "_thread": "thread"}
_MODERN_MODULES = {old: modern for modern, old in _OLD_MODULES.items()}
_MODERN_MODULES["exceptions"] = "builtins"
_OLD_BUILTINS = {"int": "long", "range": "xrange", "str": "unicode", "map": "imap", "filter": "ifilter", "zip": "izip"}


def old_name(module, name):
    """What protocol 2 calls a global."""
    if module == "builtins":
        value = getattr(__import__("builtins"), name, None)
        if isinstance(value, type) and issubclass(value, BaseException):
            return "exceptions", name
        if name in ("map", "filter", "zip"):
            return "itertools", _OLD_BUILTINS[name]
        return "__builtin__", _OLD_BUILTINS.get(name, name)
    return _OLD_MODULES.get(module, module), name


def modern_name(module, name):
    """What a global of Python 2 is called now."""
    if module in ("__builtin__", "itertools"):
        for modern, old in _OLD_BUILTINS.items():
            if name == old:
                return "builtins", modern
    return _MODERN_MODULES.get(module, module), name


class GlobalName:
    """Stands for a function that pickles name and this library has no module for."""

    def __init__(self, module, name):
        self.module = module
        self.name = name

    def __call__(self, *args):
        return NAMED[self.module, self.name](*args)


class PendingArray:
    """An array between its creation and its state; `BUILDERS` replaces it by the array."""

    def __init__(self, cls, shape, typecode):
        pass


def _array_of(pending, state):
    import numpy

    _, shape, dtype, fortran, data = state
    if isinstance(data, list):
        array = numpy.empty(len(data), dtype=object)
        for position, item in enumerate(data):
            array[position] = item
    else:
        data = data.encode("latin-1") if isinstance(data, str) else data
        array = numpy.frombuffer(data, dtype=dtype).copy() if len(data) else numpy.empty(shape, dtype=dtype)
    return array.reshape(shape[::-1]).T if fortran else array.reshape(shape)


def _dtype_of(dtype, state):
    return dtype.newbyteorder(">") if state[1] == ">" else dtype


def _generator_with(generator, state):
    generator.set_state(state[2])
    return generator


def _random_with(random, state):
    random.set_state(state)
    return random


# By module and name of the class: what BUILD makes of an object and its state.
BUILDERS = {("_pickle_library", "PendingArray"): _array_of, ("numpy", "dtype"): _dtype_of,
            ("torch", "Generator"): _generator_with, ("numpy.random._state", "RandomState"): _random_with}


def _scalar(dtype, data):
    import numpy

    return numpy.frombuffer(data, dtype=dtype)[0]


def _numpy_buffer(data, dtype, shape, order):
    import numpy

    return numpy.frombuffer(data, dtype=dtype).copy().reshape(shape, order=order)


def _load_from_bytes(data):
    import torch

    return torch.load(io.BytesIO(data), weights_only=False)


def _torch_generator(device):
    import torch

    return torch.Generator(device)


def _encode(text, encoding="utf-8", errors="strict"):
    return text.encode(encoding, errors)


NAMED = {
    ("_codecs", "encode"): _encode,
    ("torch.storage", "_load_from_bytes"): _load_from_bytes,
    ("torch._C", "Generator"): _torch_generator,
    ("copyreg", "__newobj__"): __newobj__,
    ("copyreg", "__newobj_ex__"): __newobj_ex__,
}
for _module in ("numpy._core", "numpy.core"):
    NAMED[_module + ".multiarray", "_reconstruct"] = PendingArray
    NAMED[_module + ".multiarray", "scalar"] = _scalar
    NAMED[_module + ".numeric", "_frombuffer"] = _numpy_buffer


def _reduce_array(array, protocol):
    import numpy

    fortran = array.flags["F_CONTIGUOUS"] and not array.flags["C_CONTIGUOUS"]
    if array.dtype == numpy.dtype(object):
        data, fortran = array.ravel().tolist(), False
    else:
        data = array.T.tobytes() if fortran else array.tobytes()
    function = GlobalName("numpy._core.multiarray", "_reconstruct")
    return function, (numpy.ndarray, (0,), b"b"), (1, array.shape, array.dtype, fortran, data)


def _reduce_dtype(dtype, protocol):
    import numpy

    text = dtype.str
    order = "<" if text[0] == "=" else text[0]
    # Texts have sizes and alignments of their own; flag 8 asks for initialized memory, 63 for counted references.
    size, alignment, flags = -1, -1, 63 if text[1] == "O" else 0
    if text[1] in "US":
        size, alignment, flags = dtype.itemsize, 4 if text[1] == "U" else 1, 8 if text[1] == "U" else 0
    return numpy.dtype, (text[1:], False, True), (3, order, None, None, None, size, alignment, flags)


def _reduce_scalar(value, protocol):
    return GlobalName("numpy._core.multiarray", "scalar"), (value.dtype, value.tobytes())


def _reduce_tensor(tensor, protocol):
    import torch

    file = io.BytesIO()
    torch.save(tensor, file, _use_new_zipfile_serialization=False)
    return GlobalName("torch.storage", "_load_from_bytes"), (file.getvalue(),)


def _reduce_generator(generator, protocol):
    state = generator.initial_seed(), None, generator.get_state()
    return GlobalName("torch._C", "Generator"), (generator.device,), state


_REDUCERS = {
    ("torch", "Generator"): _reduce_generator,
    ("numpy.random._state", "RandomState"): lambda random, protocol: (
        GlobalName("numpy.random", "RandomState"), (), random.get_state()),
    ("numpy", "ndarray"): _reduce_array,
    ("numpy", "dtype"): _reduce_dtype,
    ("torch", "Tensor"): _reduce_tensor,
    ("torch.nn.parameter", "Parameter"): _reduce_tensor,
    ("torch", "Size"): lambda size, protocol: (type(size), (tuple(size),)),
    ("torch", "device"): lambda device, protocol: (type(device), (device.type,) if device.index is None else (device.type, device.index)),
    ("torch", "dtype"): lambda dtype, protocol: GlobalName("torch", str(dtype).split(".")[1]),
    ("builtins", "range"): lambda value, protocol: (range, (value.start, value.stop, value.step)),
    ("builtins", "slice"): lambda value, protocol: (slice, (value.start, value.stop, value.step)),
    ("builtins", "complex"): lambda value, protocol: (complex, (value.real, value.imag)),
    ("builtins", "ellipsis"): lambda value, protocol: GlobalName("builtins", "Ellipsis"),
    ("builtins", "NotImplementedType"): lambda value, protocol: GlobalName("builtins", "NotImplemented"),
    ("pathlib", "PosixPath"): lambda path, protocol: (type(path), tuple(path.parts)),
}


_CLOSED_MODULES = {"_io", "_thread", "_hashlib", "itertools", "numpy._iteration"}


def library_reduce(obj, protocol):
    """The reduction of an object of the library's own types; None for all others."""
    cls = type(obj)
    module = cls.__module__
    reducer = _REDUCERS.get((module, cls.__qualname__))
    if reducer is not None:
        return reducer(obj, protocol)
    if module == "numpy" and hasattr(obj, "dtype") and hasattr(obj, "tobytes"):
        return _reduce_scalar(obj, protocol)
    if module == "builtins" and cls.__qualname__ == "memoryview":
        raise TypeError("cannot pickle memoryview objects")
    # The state of the interpreter's own objects is out of reach: without it a copy would be another object.
    if module == "builtins" and cls is not object and not isinstance(obj, BaseException):
        raise TypeError(f"cannot pickle {cls.__qualname__!r} object")
    if module in _CLOSED_MODULES or (module, cls.__qualname__) == ("re", "Match"):
        raise TypeError(f"cannot pickle '{module}.{cls.__qualname__}' object")
    return None
