"""`save` and `load`: checkpoints in the zip format and in the stream of before version 1.6, told apart by content."""

import io
import os
import struct

import _torch
from torch._pickle_reader import PickleReader, StorageType
from torch._pickle_writer import PickleWriter
from torch._zip_container import ZipReader, ZipWriter

_LEGACY_MAGIC = 0x1950A86A20F9469CFC6C
_LEGACY_PROTOCOL = 1001
_LOAD_HELP = (
    "Weights only load failed. This file can still be loaded, to do so you have two options, "
    "\033[1mdo those steps only if you trust the source of the checkpoint\033[0m. \n"
    "\t(1) In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to `True`. "
    "Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in arbitrary code "
    "execution. Do it only if you got the file from a trusted source.\n"
    "\t(2) Alternatively, to load with `weights_only=True` please check the recommended steps in the following error message.\n"
    "\tWeightsUnpickler error: {}\n\n"
    "Check the documentation of torch.load to learn more about types accepted by default with weights_only "
    "https://pytorch.org/docs/stable/generated/torch.load.html."
)
_allowed = []


def add_safe_globals(safe_globals):
    """Classes that `load` may build besides the ones it knows."""
    _allowed.extend(safe_globals)


def get_safe_globals():
    return list(_allowed)


def clear_safe_globals():
    _allowed.clear()


class safe_globals:
    """A context manager inside of which `load` may build some classes more."""

    def __init__(self, safe_globals):
        self.added = list(safe_globals)

    def __enter__(self):
        _allowed.extend(self.added)

    def __exit__(self, kind, value, traceback):
        for entry in self.added:
            _allowed.remove(entry)


class _open_file:
    """A path opened for the duration of a `with`, or a file object used as it is."""

    def __init__(self, file, mode):
        self.file = file
        self.mode = mode

    def __enter__(self):
        self.owned = isinstance(self.file, (str, bytes)) or hasattr(self.file, "__fspath__")
        if self.owned:
            self.opened = open(self.file, self.mode)
            return self.opened
        return self.file

    def __exit__(self, kind, value, traceback):
        if self.owned:
            self.opened.close()
        elif "w" in self.mode and hasattr(self.file, "flush"):
            self.file.flush()


# Saving


def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True, _disable_byteorder_record=False):
    """Writes tensors, containers of them, or whole modules to a file."""
    root = "archive"
    if isinstance(f, str) or hasattr(f, "__fspath__"):
        path = os.fspath(f)
        parent = os.path.dirname(path)
        if parent and not os.path.isdir(parent):
            raise RuntimeError(f"Parent directory {parent} does not exist.")
        root = os.path.splitext(os.path.basename(path))[0] or "archive"
    writer = PickleWriter(legacy=not _use_new_zipfile_serialization)
    data = writer.dump(obj)
    with _open_file(f, "wb") as file:
        if _use_new_zipfile_serialization:
            _write_zip(file, root, data, writer.storages)
        else:
            _write_legacy(file, data, writer.storages)


def _write_zip(file, root, data, storages):
    archive = ZipWriter(file)
    archive.write(root + "/data.pkl", data)
    archive.write(root + "/.format_version", b"1")
    archive.write(root + "/.storage_alignment", b"64")
    archive.write(root + "/byteorder", b"little")
    for key, tensor, _ in storages:
        archive.write(root + "/data/" + key, _torch._storage_bytes(tensor))
    archive.write(root + "/version", b"3\n")
    archive.close()


def _write_legacy(file, data, storages):
    sizes = {"short": 2, "int": 4, "long": 4}
    system = {"protocol_version": _LEGACY_PROTOCOL, "little_endian": True, "type_sizes": sizes}
    for value in (_LEGACY_MAGIC, _LEGACY_PROTOCOL, system):
        file.write(PickleWriter().dump(value))
    file.write(data)
    ordered = sorted(storages, key=lambda entry: entry[0])
    file.write(PickleWriter().dump([key for key, _, _ in ordered]))
    for _, tensor, count in ordered:
        file.write(struct.pack("<q", count))
        file.write(_torch._storage_bytes(tensor))


# Loading


def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
    """Reads what `save` (or PyTorch) wrote. Unless `weights_only=False`, only tensors and plain values are built."""
    weights_only = True if weights_only is None else weights_only
    if map_location is not None and not callable(map_location) and not isinstance(map_location, dict):
        if _torch.device(map_location).type != "cpu":
            raise RuntimeError(
                "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running "
                "on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to "
                "the CPU."
            )
    with _open_file(f, "rb") as file:
        start = file.tell()
        magic = file.read(4)
        file.seek(start)
        if not magic:
            raise EOFError("Ran out of input")
        if magic == b"PK\x03\x04":
            return _load_zip(file, map_location, weights_only)
        return _load_legacy(file, map_location, weights_only)


def _finder(weights_only):
    """What resolves the globals outside of the table."""

    def find(module, name):
        full = f"{module}.{name}"
        for entry in _allowed:
            if isinstance(entry, type) and f"{entry.__module__}.{entry.__qualname__}" == full:
                return entry
        if not weights_only:
            return _find_class(module, name)
        from pickle import UnpicklingError

        raise UnpicklingError(
            _LOAD_HELP.format(
                f"Unsupported global: GLOBAL {full} was not an allowed global by default. Please use "
                f"`torch.serialization.add_safe_globals([{full}])` or the "
                f"`torch.serialization.safe_globals([{full}])` context manager to allowlist this global if you trust this "
                "class/function."
            )
        )

    return find


def _find_class(module, name):
    """A class (and nothing but a class, or a function of the library) by its dotted name."""
    import importlib

    value = importlib.import_module(module)
    for part in name.split("."):
        if not hasattr(value, part):
            raise AttributeError(f"Can't get attribute '{name}' on {value!r}")
        value = getattr(value, part)
    if isinstance(value, type) or module.split(".")[0] in ("torch", "torchvision", "__main__"):
        return value
    from pickle import UnpicklingError

    raise UnpicklingError(f"global '{module}.{name}' is not a class")


def _check_location(location, map_location):
    """Storages of other devices need a `map_location`."""
    if isinstance(map_location, dict):
        location = map_location.get(location, location)
        map_location = None
    if location != "cpu" and map_location is None:
        raise RuntimeError(
            "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on a "
            "CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU."
        )


def _load_zip(file, map_location, weights_only):
    archive = ZipReader(file)
    pickles = [name for name in archive.names() if name.endswith("/data.pkl")]
    if not pickles:
        raise RuntimeError("PytorchStreamReader failed locating file data.pkl: file not found")
    root = pickles[0].split("/")[0]
    if root + "/constants.pkl" in archive.entries:
        raise RuntimeError(
            "Cannot use ``weights_only=True`` with TorchScript archives passed to ``torch.load``. "
            "TorchScript archives are not part of this library."
        )
    order = archive.read(root + "/byteorder") if root + "/byteorder" in archive.entries else b"little"
    if order != b"little":
        raise RuntimeError("checkpoints of big-endian machines are not supported")
    storages = {}

    def persistent_load(saved):
        _, kind, key, location, count = saved
        if key not in storages:
            _check_location(location, map_location)
            storages[key] = _torch._tensor_from_bytes(archive.read(f"{root}/data/{key}"), kind.dtype)
        return storages[key]

    return PickleReader(io.BytesIO(archive.read(pickles[0])), _finder(weights_only), persistent_load).load()


def _load_legacy(file, map_location, weights_only):
    """Five pickles and then the raw bytes; storages are made when the object is read and filled at the end."""
    find = _finder(weights_only)

    def no_storage(saved):
        raise RuntimeError("unexpected storage in the header of a checkpoint")

    magic = PickleReader(file, find, no_storage).load()
    if magic != _LEGACY_MAGIC:
        raise RuntimeError("Invalid magic number; corrupt file?")
    protocol = PickleReader(file, find, no_storage).load()
    if protocol != _LEGACY_PROTOCOL:
        raise RuntimeError(f"Invalid protocol version: {protocol}")
    system = PickleReader(file, find, no_storage).load()
    if not system["little_endian"]:
        raise RuntimeError("checkpoints of big-endian machines are not supported")
    storages, kinds = {}, {}

    def persistent_load(saved):
        if saved[0] == "module":
            return saved[1]
        _, kind, key, location, count, view = saved
        if key not in storages:
            _check_location(location, map_location)
            kinds[key] = kind
            storages[key] = _torch.empty(count, dtype=kind.dtype)
        if view is None:
            return storages[key]
        _, offset, size = view
        return storages[key][offset : offset + size]

    value = PickleReader(file, find, persistent_load).load()
    for key in PickleReader(file, find, no_storage).load():
        (count,) = struct.unpack("<q", file.read(8))
        storage = storages[key]
        data = file.read(count * storage.element_size())
        storage.copy_(_torch._tensor_from_bytes(data, kinds[key].dtype))
    return value
