"""Column labels, columns and row labels of whatever a frame is made from."""

import numpy as np
from pandas._index import Index, RangeIndex, ensure_index
from pandas._values import Column, NaN, column_of


def parts_of(data, index, columns, dtype=None):
    from pandas._frame import DataFrame
    from pandas._series import Series

    index = None if index is None else ensure_index(index)
    columns = None if columns is None else ensure_index(columns)
    if data is None:
        data = {}
    if isinstance(data, DataFrame):
        frame = data
        if columns is not None or index is not None:
            frame = data.reindex(index=index, columns=columns)
        return frame.columns, list(frame._data), frame.index
    if isinstance(data, Series):
        if index is not None:
            data = data.reindex(index)
        label = 0 if data.name is None else data.name
        labels = columns if columns is not None else (RangeIndex(1) if data.name is None else Index([label]))
        return labels, [data._column], data.index
    if isinstance(data, Index):
        label = 0 if data.name is None else data.name
        return (
            columns if columns is not None else Index([label]),
            [data._column],
            RangeIndex(len(data)) if index is None else index,
        )
    if isinstance(data, dict):
        return parts_of_dict(data, index, columns)
    if isinstance(data, np.ndarray) or type(data).__name__ == "Tensor":
        return parts_of_array(np.asarray(data), index, columns)
    if isinstance(data, (str, bytes)) or not hasattr(data, "__iter__"):
        if index is not None and columns is not None and not isinstance(data, (bytes,)):
            part = column_of([data] * len(index))
            return columns, [part] * len(columns), index
        raise ValueError("DataFrame constructor not properly called!")
    if isinstance(data, (set, frozenset)):
        raise TypeError("Set type is unordered")
    return _parts_of_rows(list(data), index, columns)


def _parts_of_rows(rows, index, columns):
    from pandas._series import Series

    first = rows[0] if rows else None
    if isinstance(first, dict):
        labels = list(dict.fromkeys(key for row in rows for key in row)) if columns is None else list(columns)
        table = {label: [row.get(label, NaN) for row in rows] for label in labels}
        return parts_of_dict(table, RangeIndex(len(rows)) if index is None else index, ensure_index(labels))
    if isinstance(first, Series):
        labels = list(dict.fromkeys(label for row in rows for label in row.index)) if columns is None else list(columns)
        table = {label: [row.get(label, NaN) for row in rows] for label in labels}
        if index is None:
            names = [row.name for row in rows]
            index = RangeIndex(len(rows)) if all(name is None for name in names) else Index(names)
        label_index = first.index if list(first.index) == labels else ensure_index(labels)
        return parts_of_dict(table, index, label_index)
    if type(first).__name__ not in ("str",) and hasattr(type(first), "__dataclass_fields__"):
        names = list(type(first).__dataclass_fields__)
        return parts_of_dict(
            {name: [getattr(row, name) for row in rows] for name in names}, index or RangeIndex(len(rows)), columns
        )
    if isinstance(first, (list, tuple, np.ndarray, range)) or hasattr(first, "_column"):
        if hasattr(first, "_fields") and columns is None:
            columns = Index(list(first._fields))
        lists = [list(row) if not isinstance(row, (str, int, float)) and row is not None else [row] for row in rows]
        width = max(len(row) for row in lists)
        if columns is not None and len(columns) != width:
            raise ValueError(f"{len(columns)} columns passed, passed data had {width} columns")
        labels = RangeIndex(width) if columns is None else columns
        parts = [column_of([row[i] if i < len(row) else None for row in lists]) for i in range(width)]
        height = RangeIndex(len(rows)) if index is None else index
        if len(height) != len(rows):
            raise ValueError(
                f"Shape of passed values is ({len(rows)}, {width}), indices imply ({len(height)}, {width})"
            )
        return labels, parts, height
    if not rows:
        labels = RangeIndex(0) if columns is None else columns
        return labels, _empty(labels, index), RangeIndex(0) if index is None else index
    labels = RangeIndex(1) if columns is None else columns
    if len(labels) != 1:
        raise ValueError(f"Shape of passed values is ({len(rows)}, 1), indices imply ({len(rows)}, {len(labels)})")
    part = column_of(rows)
    height = RangeIndex(len(rows)) if index is None else index
    if len(height) != len(rows):
        raise ValueError(f"Shape of passed values is ({len(rows)}, 1), indices imply ({len(height)}, 1)")
    return labels, [part], height


def _empty(labels, index):
    return [column_of([NaN] * len(index)) if index is not None and len(index) else Column([], "object") for _ in labels]


def parts_of_array(array, index, columns):
    if array.ndim == 1:
        array = array.reshape(-1, 1)
    elif array.ndim == 0:
        raise ValueError("Must pass 2-d input. shape=()")
    if array.ndim != 2:
        raise ValueError(f"Must pass 2-d input. shape={array.shape}")
    height, width = array.shape
    rows = height if index is None else len(index)
    cells = width if columns is None else len(columns)
    if (rows, cells) != (height, width):
        raise ValueError(f"Shape of passed values is ({height}, {width}), indices imply ({rows}, {cells})")
    labels = RangeIndex(width) if columns is None else columns
    parts = [column_of(np.array(array[:, i])) for i in range(width)]
    return labels, parts, RangeIndex(height) if index is None else index


def parts_of_dict(data, index, columns):
    from pandas._series import Series

    labels = ensure_index(list(data.keys())) if columns is None else columns
    if not data and columns is None:
        labels = RangeIndex(0)
    data = {label: Series(value) if isinstance(value, dict) else value for label, value in data.items()}
    if index is None:
        index = _shared_index([data[label] for label in labels if label in data])
    lengths = {
        len(value) for value in data.values()
        if not isinstance(value, (Series, str, bytes)) and hasattr(value, "__len__") and not _single(value)
    }
    if len(lengths) > 1:
        raise ValueError("All arrays must be of the same length")
    if index is None:
        if not lengths and data and len(labels) and any(label in data for label in labels):
            raise ValueError("If using all scalar values, you must pass an index")
        index = RangeIndex(lengths.pop() if lengths else 0)
    parts = [_part_of(data[label], index) if label in data else _absent(index, label) for label in labels]
    return labels, parts, index


def _single(value):
    return isinstance(value, np.ndarray) and value.ndim == 0


def _absent(index, label):
    return Column([NaN] * len(index), "object") if len(index) else Column([], "object")


def _shared_index(values):
    """The labels of the series among the values: their union, sorted where they differ."""
    from pandas._series import Series

    found = [value._index for value in values if isinstance(value, Series)]
    if not found:
        return None
    index = found[0]
    differ = [other for other in found[1:] if not other.equals(index)]
    if differ:
        labels = list(dict.fromkeys(label for other in found for label in other))
        try:
            labels = sorted(labels)
        except TypeError:
            pass
        index = index._set_result(labels, index) if index.nlevels > 1 else Index(labels, name=index.name)
    arrays = {len(value) for value in values if not isinstance(value, (Series, str)) and hasattr(value, "__len__")}
    for length in arrays:
        if length != len(index):
            raise ValueError(f"array length {length} does not match index length {len(index)}")
    return index


def _part_of(value, index):
    from pandas._series import Series

    if isinstance(value, Series):
        return value._column if value._index is index or value._index.equals(index) else value.reindex(index)._column
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        return column_of([value] * len(index))
    if isinstance(value, np.ndarray) and value.ndim > 1:
        raise ValueError("Per-column arrays must each be 1-dimensional")
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return column_of([value.item()] * len(index))
    if isinstance(value, (set, frozenset)):
        raise TypeError("Set type is unordered")
    part = column_of(value)
    if isinstance(value, np.ndarray) and part.is_array:
        part = part.copy()
    if len(part) != len(index):
        raise ValueError(f"Length of values ({len(part)}) does not match length of index ({len(index)})")
    return part
