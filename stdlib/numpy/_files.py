"""Arrays in files."""
import _numpy
from _numpy import asarray, dtype, frombuffer, zeros


def fromstring(string, dtype=float, count=-1, *, sep="", like=None):
    if not sep:
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    parts = string.split() if not sep.strip() else string.split(sep)
    values = _numpy.array([part.strip() for part in parts if part.strip()]).astype(dtype)
    return values if count < 0 else values[:count]


def fromfile(file, dtype=float, count=-1, sep="", offset=0):
    if hasattr(file, "read"):
        data = file.read()
    else:
        with open(file, "rb") as stream:
            data = stream.read()
    if sep:
        return fromstring(data.decode() if isinstance(data, bytes) else data, dtype, count, sep=sep)
    kind = _numpy.dtype(dtype)
    data = data[offset:]
    return frombuffer(data[:len(data) // kind.itemsize * kind.itemsize], kind, count).copy()


def tofile(a, file, sep="", format="%s"):
    data = sep.join(str(x) for x in a.ravel().tolist()).encode() if sep else a.tobytes()
    if hasattr(file, "write"):
        file.write(data)
    else:
        with open(file, "wb") as stream:
            stream.write(data)


def _npy_bytes(array):
    array = asarray(array)
    if array.dtype.kind == "O":
        raise ValueError("Object arrays cannot be saved when allow_pickle=False")
    fortran = array._f_contiguous and not array._c_contiguous
    header = f"{{'descr': '{array.dtype.str}', 'fortran_order': {fortran}, 'shape': {array.shape}, }}"
    padding = 64 - (10 + len(header) + 1) % 64
    header += " " * (padding % 64) + "\n"
    body = array.T.tobytes() if fortran else array.tobytes()
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode("latin1") + body


def _header_fields(header):
    """The three fields of a header, which is written as a dict of the language."""
    import re
    descr = re.search(r"'descr':\s*'([^']*)'", header)
    order = re.search(r"'fortran_order':\s*(True|False)", header)
    shape = re.search(r"'shape':\s*\(([^)]*)\)", header)
    if not (descr and order and shape):
        raise ValueError(f"Cannot parse header: {header!r}")
    sizes = tuple(int(size) for size in shape.group(1).split(",") if size.strip())
    return {"descr": descr.group(1), "fortran_order": order.group(1) == "True", "shape": sizes}


def _npy_array(data):
    if data[:6] != b"\x93NUMPY":
        raise ValueError("This file contains pickled (object) data. If you trust the file you can load it unsafely using the `allow_pickle=` keyword argument or `pickle.load()`.")
    size = 2 if data[6] == 1 else 4
    length = int.from_bytes(data[8:8 + size], "little")
    header = data[8 + size:8 + size + length].decode("latin1")
    fields = _header_fields(header)
    body = data[8 + size + length:]
    kind, shape = dtype(fields["descr"].replace(">", "<")), fields["shape"]
    values = frombuffer(body[:len(body) // kind.itemsize * kind.itemsize], kind).copy()
    if fields["descr"].startswith(">"):
        values = values.byteswap()
    return values.reshape(shape[::-1]).T if fields["fortran_order"] else values.reshape(shape)


def save(file, arr, allow_pickle=True):
    data = _npy_bytes(arr)
    if hasattr(file, "write"):
        file.write(data)
        return
    name = str(file)
    with open(name if name.endswith(".npy") else name + ".npy", "wb") as stream:
        stream.write(data)


def _zip_bytes(members):
    """A ZIP archive whose members are stored as they are."""
    import zlib
    body, directory = b"", b""
    for name, data in members:
        raw = name.encode()
        check = zlib.crc32(data).to_bytes(4, "little")
        size = len(data).to_bytes(4, "little")
        common = b"\x14\x00\x00\x00\x00\x00\x00\x00\x21\x00" + check + size + size + len(raw).to_bytes(2, "little") + b"\x00\x00"
        directory += b"PK\x01\x02\x14\x00" + common + b"\x00" * 6 + b"\x00\x00\x80\x01" + len(body).to_bytes(4, "little") + raw
        body += b"PK\x03\x04" + common + raw + data
    count = len(members).to_bytes(2, "little")
    return body + directory + b"PK\x05\x06\x00\x00\x00\x00" + count + count + len(directory).to_bytes(4, "little") + len(body).to_bytes(4, "little") + b"\x00\x00"


def _unzipped(data):
    import zlib
    end = data.rfind(b"PK\x05\x06")
    place = int.from_bytes(data[end + 16:end + 20], "little")
    members = {}
    while data[place:place + 4] == b"PK\x01\x02":
        method = int.from_bytes(data[place + 10:place + 12], "little")
        size = int.from_bytes(data[place + 20:place + 24], "little")
        lengths = [int.from_bytes(data[place + at:place + at + 2], "little") for at in (28, 30, 32)]
        start = int.from_bytes(data[place + 42:place + 46], "little")
        name = data[place + 46:place + 46 + lengths[0]].decode()
        skipped = sum(int.from_bytes(data[start + at:start + at + 2], "little") for at in (26, 28))
        content = data[start + 30 + skipped:start + 30 + skipped + size]
        members[name] = zlib.decompress(content, -15) if method == 8 else content
        place += 46 + sum(lengths)
    return members


def savez(file, *args, **kwds):
    members = {f"arr_{position}": value for position, value in enumerate(args)}
    members.update(kwds)
    data = _zip_bytes([(name + ".npy", _npy_bytes(value)) for name, value in members.items()])
    if hasattr(file, "write"):
        file.write(data)
        return
    name = str(file)
    with open(name if name.endswith(".npz") else name + ".npz", "wb") as stream:
        stream.write(data)


savez_compressed = savez


class NpzFile:
    """The arrays of an archive, read when asked for."""

    def __init__(self, data, name):
        self._members = _unzipped(data)
        self._name = name
        self.files = [member[:-4] if member.endswith(".npy") else member for member in self._members]

    def __getitem__(self, key):
        if key in self.files:
            return _npy_array(self._members[key + ".npy" if key + ".npy" in self._members else key])
        raise KeyError(f"{key} is not a file in the archive")

    def __contains__(self, key):
        return key in self.files

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def keys(self):
        return list(self.files)

    def items(self):
        return [(name, self[name]) for name in self.files]

    def values(self):
        return [self[name] for name in self.files]

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __repr__(self):
        names = ", ".join(self.files[:5]) + ("..." if len(self.files) > 5 else "")
        return f"NpzFile {self._name!r} with keys: {names}"


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII"):
    if hasattr(file, "read"):
        data, name = file.read(), "object"
    else:
        name = str(file)
        with open(name, "rb") as stream:
            data = stream.read()
    if not data:
        raise EOFError("No data left in file")
    return NpzFile(data, name) if data[:2] == b"PK" else _npy_array(data)


def _lines(fname):
    if hasattr(fname, "read"):
        text = fname.read()
    elif isinstance(fname, (list, tuple)):
        return list(fname)
    else:
        with open(fname) as stream:
            text = stream.read()
    return (text.decode() if isinstance(text, bytes) else text).splitlines()


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0,
            encoding=None, max_rows=None, *, quotechar=None, like=None):
    rows = []
    for line in _lines(fname)[skiprows:]:
        if comments is not None:
            line = line.split(comments)[0]
        if not line.strip():
            continue
        if max_rows is not None and len(rows) >= max_rows:
            break
        fields = [field.strip() for field in line.split(delimiter)]
        if usecols is not None:
            columns = [usecols] if isinstance(usecols, int) else usecols
            fields = [fields[column] for column in columns]
        if rows and len(fields) != len(rows[0]):
            raise ValueError(f"the number of columns changed from {len(rows[0])} to {len(fields)} at row {len(rows) + 1}; use `usecols` to select a subset and avoid this error")
        rows.append(fields)
    kind = _numpy.dtype(dtype)
    if kind.kind in "iu":
        values = [[int(float(field)) if "." in field else int(field) for field in row] for row in rows]
    elif kind.kind == "U":
        values = rows
    else:
        values = [[float(field) for field in row] for row in rows]
    result = _numpy.array(values, kind if kind.kind != "U" else str) if rows else zeros((0,), kind)
    if ndmin < result.ndim:
        result = result.squeeze() if ndmin == 0 else result.reshape(-1) if ndmin == 1 and 1 in result.shape else result
    return result.T if unpack else result


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, filling_values=float("nan"),
               usecols=None, unpack=False, **kwargs):
    lines = _lines(fname)[skip_header:]
    lines = lines[:len(lines) - skip_footer]

    def number(field):
        try:
            return float(field)
        except ValueError:
            return filling_values

    rows = []
    for line in lines:
        line = line.split(comments)[0] if comments else line
        if line.strip():
            fields = [field.strip() for field in line.split(delimiter)]
            if usecols is not None:
                fields = [fields[column] for column in ([usecols] if isinstance(usecols, int) else usecols)]
            rows.append(fields if dtype in (str,) else [number(field) for field in fields])
    result = _numpy.array(rows, dtype).squeeze()
    return result.T if unpack else result


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    X = asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    rows = X.reshape(-1, 1) if X.ndim == 1 else X
    count = rows.shape[1]
    if isinstance(fmt, (list, tuple)):
        pattern = delimiter.join(fmt)
    else:
        pattern = fmt if fmt.count("%") > 1 else delimiter.join([fmt] * count)
    lines = []
    if header:
        lines.append(comments + header.replace("\n", "\n" + comments) + newline)
    for row in rows.tolist():
        lines.append(pattern % tuple(row) + newline)
    if footer:
        lines.append(comments + footer.replace("\n", "\n" + comments) + newline)
    text = "".join(lines)
    if hasattr(fname, "write"):
        try:
            fname.write(text)
        except TypeError:
            fname.write(text.encode("latin1"))
        return
    with open(fname, "w") as stream:
        stream.write(text)
