"""Frames and series from and to JSON."""

import json
import math

import numpy as np
from pandas._frame import DataFrame
from pandas._index import Index
from pandas._series import Series
from pandas._values import NaN, is_missing


def _plain(value, digits, date_format, date_unit):
    """A value as JSON has it."""
    if is_missing(value):
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        if math.isinf(value):
            return None
        rounded = round(value, digits)
        return rounded
    if hasattr(value, "isoformat"):
        if date_format == "iso":
            places = {"s": 0, "ms": 3, "us": 6, "ns": 9}[date_unit]
            return value._text(places, "T") if hasattr(value, "_text") else value.isoformat()
        scale = {"s": 1_000_000_000, "ms": 1_000_000, "us": 1000, "ns": 1}[date_unit]
        return value.value // scale if hasattr(value, "value") else value.isoformat()
    if isinstance(value, dict):
        return {str(k): _plain(v, digits, date_format, date_unit) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [_plain(v, digits, date_format, date_unit) for v in value]
    return value if isinstance(value, (str, int, bool)) else str(value)


def to_json(obj, path, orient, date_format, digits, force_ascii, date_unit, lines, index, indent):
    frame = obj.ndim == 2
    orient = orient or ("columns" if frame else "index")
    if orient not in ("split", "records", "index", "values", "columns", "table"):
        raise ValueError(f"Invalid value '{orient}' for option 'orient'")
    if orient == "table":
        raise NotImplementedError("to_json(orient='table') (not in Cellbook)")
    if lines and orient != "records":
        raise ValueError("'lines' keyword only valid when 'orient' is records")
    date_format = date_format or "epoch"
    plain = lambda value: _plain(value, digits, date_format, date_unit)
    labels = [plain(label) for label in obj.index]
    keys = [_key(label, date_format, date_unit) for label in obj.index]
    if frame:
        heads = [_key(label, date_format, date_unit) for label in obj.columns]
        lists = [[plain(v) for v in part.to_list()] for part in obj._data]
        rows = [list(row) for row in zip(*lists)] if lists else [[] for _ in labels]
        if orient in ("index", "columns") and not obj.index.is_unique:
            raise ValueError(f"DataFrame index must be unique for orient='{orient}'.")
        data = {
            "columns": lambda: {head: dict(zip(keys, values)) for head, values in zip(heads, lists)},
            "index": lambda: {key: dict(zip(heads, row)) for key, row in zip(keys, rows)},
            "records": lambda: [dict(zip(heads, row)) for row in rows],
            "values": lambda: rows,
            "split": lambda: {
                "columns": [plain(c) for c in obj.columns],
                **({} if index is False else {"index": labels}),
                "data": rows,
            },
        }[orient]()
    else:
        values = [plain(v) for v in obj._column.to_list()]
        data = {
            "columns": lambda: dict(zip(keys, values)),
            "index": lambda: dict(zip(keys, values)),
            "records": lambda: values,
            "values": lambda: values,
            "split": lambda: {"name": obj.name, "index": labels, "data": values},
        }[orient]()

    def text_of(value):
        separators = (",", ":") if not indent else (",", ":")
        text = json.dumps(value, ensure_ascii=force_ascii, separators=separators, indent=indent or None)
        return text.replace("/", "\\/")

    text = "".join(text_of(row) + "\n" for row in data) if lines else text_of(data)
    if path is None:
        return text
    if hasattr(path, "write"):
        path.write(text)
    else:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def _key(label, date_format, date_unit):
    if hasattr(label, "isoformat"):
        return str(_plain(label, 10, date_format, date_unit))
    return str(label)


def read_json(
    path_or_buf,
    *,
    orient=None,
    typ="frame",
    dtype=None,
    convert_axes=None,
    convert_dates=True,
    keep_default_dates=True,
    precise_float=False,
    date_unit=None,
    encoding=None,
    encoding_errors="strict",
    lines=False,
    chunksize=None,
    compression="infer",
    nrows=None,
    storage_options=None,
    dtype_backend=None,
    engine="ujson",
):
    """A frame or a series of a file or an open text."""
    if hasattr(path_or_buf, "read"):
        text = path_or_buf.read()
        text = text.decode(encoding or "utf-8") if isinstance(text, bytes) else text
    else:
        if str(path_or_buf).lstrip()[:1] in ("[", "{"):
            raise FileNotFoundError(f"File {path_or_buf} does not exist")
        try:
            with open(path_or_buf, encoding=encoding or "utf-8") as file:
                text = file.read()
        except FileNotFoundError:
            raise FileNotFoundError(f"File {path_or_buf} does not exist") from None
    if lines:
        data = [json.loads(line) for line in text.split("\n") if line.strip()]
        data = data[:nrows] if nrows is not None else data
        orient = "records"
    else:
        try:
            data = json.loads(text)
        except ValueError as error:
            raise ValueError(f"Expected object or value" if not text.strip() else str(error)) from None
    if typ == "series":
        return Series(data if not isinstance(data, dict) else {_label(k): v for k, v in data.items()})
    orient = orient or "columns"
    if isinstance(data, list) or orient in ("records", "values"):
        frame = DataFrame(data)
    elif orient == "split":
        frame = DataFrame(data["data"], index=data.get("index"), columns=data.get("columns"))
    elif orient == "index":
        frame = DataFrame.from_dict(data, orient="index")
        frame.index = _labels(list(data))
    else:
        if all(isinstance(column, dict) for column in data.values()):
            labels = list(dict.fromkeys(key for column in data.values() for key in column))
            frame = DataFrame({head: [column.get(key) for key in labels] for head, column in data.items()})
            frame.index = _labels(labels)
        else:
            frame = DataFrame(data)
    if len(frame.columns) and all(isinstance(label, str) and label.isdigit() for label in frame.columns):
        frame.columns = [int(label) for label in frame.columns]
    if convert_dates:
        for label in frame.columns:
            name = str(label).lower()
            dated = name.endswith(("_at", "_time")) or name.startswith("timestamp") or name in ("modified", "date")
            if dated or isinstance(convert_dates, list) and label in convert_dates:
                from pandas._time_text import to_datetime

                part = frame[label]
                try:
                    frame[label] = to_datetime(part, unit="ms") if part._column.is_array else to_datetime(part)
                except (ValueError, TypeError):
                    pass
    return frame


def _label(text):
    return int(text) if text.lstrip("-").isdigit() else text


def _labels(labels):
    numbers = [_label(label) if isinstance(label, str) else label for label in labels]
    return Index(numbers if all(isinstance(label, int) for label in numbers) else labels)


def json_normalize(
    data, record_path=None, meta=None, meta_prefix=None, record_prefix=None, errors="raise", sep=".", max_level=None
):
    """Nested dictionaries as columns with names joined by dots."""

    def flat(entry, prefix="", level=0):
        result = {}
        for key, value in entry.items():
            name = f"{prefix}{sep}{key}" if prefix else str(key)
            if isinstance(value, dict) and (max_level is None or level < max_level):
                result.update(flat(value, name, level + 1))
            else:
                result[name] = value
        return result

    def found(entry, path):
        for key in path if isinstance(path, list) else [path]:
            if key not in entry:
                if errors == "ignore":
                    return NaN
                raise KeyError(
                    f"Key {key!r} not found. To replace missing values of {key!r} with np.nan, pass in errors='ignore'"
                )
            entry = entry[key]
        return entry

    entries = [data] if isinstance(data, dict) else list(data)
    if record_path is None:
        return DataFrame([flat(entry) for entry in entries])
    path = record_path if isinstance(record_path, list) else [record_path]
    records, metas = [], []
    for entry in entries:
        parts = [entry]
        for key in path:
            parts = [inner for part in parts for inner in (part[key] if isinstance(part[key], list) else [part[key]])]
        for part in parts:
            record = flat(part) if isinstance(part, dict) else {0: part}
            records.append({(record_prefix or "") + str(k) if record_prefix else k: v for k, v in record.items()})
            metas.append(
                {(meta_prefix or "") + (sep.join(m) if isinstance(m, list) else m): found(entry, m) for m in meta or []}
            )
    return DataFrame([{**record, **extra} for record, extra in zip(records, metas)])
