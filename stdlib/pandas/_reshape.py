"""Frames put together and turned over: `concat`, `melt`, `get_dummies` and their like."""

import numpy as np
from pandas._frame import DataFrame
from pandas._index import Index, RangeIndex, ensure_index, index_of
from pandas._multiindex import MultiIndex
from pandas._series import Series
from pandas._values import Column, NaN, column_of, is_missing, joined


def concat(
    objs,
    *,
    axis=0,
    join="outer",
    ignore_index=False,
    keys=None,
    levels=None,
    names=None,
    verify_integrity=False,
    sort=False,
    copy=None,
):
    """One below the other (axis=0) or side by side (axis=1)."""
    if isinstance(objs, (Series, DataFrame, str)) or not hasattr(objs, "__iter__"):
        raise TypeError(
            f'first argument must be an iterable of pandas objects, you passed an object of type "{type(objs).__name__}"'
        )
    if isinstance(objs, dict):
        keys = list(objs) if keys is None else list(keys)
        objs = [objs[key] for key in keys]
    objs = list(objs)
    if not objs:
        raise ValueError("No objects to concatenate")
    if keys is not None:
        keys = [key for key, obj in zip(keys, objs) if obj is not None]
    objs = [obj for obj in objs if obj is not None]
    if not objs:
        raise ValueError("All objects passed were None")
    for obj in objs:
        if not isinstance(obj, (Series, DataFrame)):
            raise TypeError(
                f"cannot concatenate object of type '{type(obj)}'; only Series and DataFrame objs are valid"
            )
    if join not in ("inner", "outer"):
        raise ValueError("Only can inner (intersect) or outer (union) join the other axis")
    if axis in (1, "columns"):
        return _side_by_side(objs, ignore_index, keys, join, names, sort)
    if axis not in (0, "index", "rows"):
        raise ValueError(f"No axis named {axis} for object type DataFrame")
    index = (
        RangeIndex(sum(len(o) for o in objs)) if ignore_index else _joined_index([o.index for o in objs], keys, names)
    )
    if verify_integrity and index.has_duplicates:
        raise ValueError(f"Indexes have overlapping values: {index[index.duplicated()].unique()!r}")
    if all(isinstance(obj, Series) for obj in objs):
        shared = {obj.name for obj in objs}
        return Series._make(_stacked([o._column for o in objs]), index, shared.pop() if len(shared) == 1 else None)
    frames = [obj.to_frame(obj.name if obj.name is not None else 0) if isinstance(obj, Series) else obj for obj in objs]
    columns = frames[0].columns
    for frame in frames[1:]:
        if not frame.columns.equals(columns):
            columns = (
                columns.intersection(frame.columns) if join == "inner" else columns.union(frame.columns, sort=False)
            )
    if sort and len(frames) > 1:
        columns = columns.sort_values()
    parts = []
    for number, label in enumerate(columns):
        pieces = []
        for frame in frames:
            if label in frame.columns:
                place = frame.columns._positions_of(label)
                pieces.append(frame._data[place[0] if len(place) == 1 else number])
            else:
                pieces.append(len(frame))
        parts.append(_stacked(pieces))
    return DataFrame._make(parts, columns, index)


def _stacked(pieces):
    """Columns one after the other; a number stands for so many missing values."""
    columns = [piece for piece in pieces if isinstance(piece, Column)]
    filled = [
        column
        for column in columns
        if len(column) and not (column.kind == "object" and all(is_missing(v) for v in column.data))
    ] or columns
    if all(isinstance(piece, Column) for piece in pieces):
        if len({column.kind for column in columns}) == 1 or len(filled) == len(columns):
            return joined(columns)
    whole = joined(filled)
    places, used = [], 0
    for piece in pieces:
        if isinstance(piece, int):
            places += [None] * piece
        elif any(piece is column for column in filled):
            places += list(range(used, used + len(piece)))
            used += len(piece)
        else:
            places += [None] * len(piece)
    return whole.take_or_missing(places)


def _joined_index(indices, keys, names):
    if keys is not None:
        keys = list(keys)
        labels = [
            (key if isinstance(key, tuple) else (key,)) + (label if isinstance(label, tuple) else (label,))
            for key, index in zip(keys, indices) for label in index
        ]
        depth = len(keys[0]) if keys and isinstance(keys[0], tuple) else 1
        inner = (
            list(indices[0].names)
            if all(list(i.names) == list(indices[0].names) for i in indices)
            else [None] * indices[0].nlevels
        )
        outer = getattr(keys, "names", None) or [None] * depth
        levels = (list(names) if names is not None else list(outer)) + inner
        return MultiIndex._of(
            labels,
            levels[: depth + indices[0].nlevels] if names is None or len(names) <= depth else list(names),
            depth + indices[0].nlevels,
        )
    first = indices[0]
    if len(indices) == 1:
        return first
    return first.append(list(indices[1:]))


def _side_by_side(objs, ignore_index, keys, join, names, sort):
    index = objs[0].index
    differing = [obj.index for obj in objs[1:] if not obj.index.equals(index)]
    if differing:
        for other in differing:
            index = index.intersection(other) if join == "inner" else index.union(other, sort=False)
        if sort:
            index = index.sort_values()
        objs = [obj.reindex(index) for obj in objs]
    parts, labels, unnamed = [], [], 0
    multi = keys is not None and any(isinstance(obj, DataFrame) for obj in objs)
    for position, obj in enumerate(objs):
        if isinstance(obj, Series):
            parts.append(obj._column)
            if keys is not None:
                labels.append((keys[position], 0 if obj.name is None else obj.name) if multi else keys[position])
            elif obj.name is None:
                labels.append(unnamed)
                unnamed += 1
            else:
                labels.append(obj.name)
        else:
            parts += obj._data
            for label in obj.columns:
                labels.append(
                    (keys[position],) + (label if isinstance(label, tuple) else (label,)) if keys is not None else label
                )
    if ignore_index:
        return DataFrame._make(parts, RangeIndex(len(labels)), index)
    if multi:
        inner = [list(obj.columns.names) for obj in objs if isinstance(obj, DataFrame)][0]
        return DataFrame._make(
            parts, MultiIndex._of(labels, (list(names) if names else [None]) + inner, 1 + len(inner)), index
        )
    shared = {obj.columns.name for obj in objs if isinstance(obj, DataFrame) and obj.columns.nlevels == 1}
    name = shared.pop() if len(shared) == 1 and keys is None else (names[0] if names else None)
    if all(obj.ndim == 1 and obj.name is None for obj in objs) and keys is None:
        return DataFrame._make(parts, RangeIndex(len(labels)), index)
    columns = ensure_index(labels) if labels else RangeIndex(0)
    return DataFrame._make(parts, columns.rename(name) if columns.nlevels == 1 else columns, index)


def as_list(keys):
    if keys is None:
        return []
    return list(keys) if isinstance(keys, (list, tuple, Index, np.ndarray)) else [keys]


def melt(frame, id_vars=None, value_vars=None, var_name=None, value_name="value", col_level=None, ignore_index=True):
    """Columns as rows of (name, value)."""
    ids = as_list(id_vars)
    given = as_list(value_vars)
    absent = [label for label in ids if label not in frame.columns]
    if absent:
        raise KeyError(f"The following id_vars or value_vars are not present in the DataFrame: {absent}")
    absent = [label for label in given if label not in frame.columns]
    if absent:
        raise KeyError(f"The following id_vars or value_vars are not present in the DataFrame: {absent}")
    variables = [label for label in frame.columns if label not in ids] if value_vars is None else given
    count, height = len(variables), len(frame)
    if var_name is None:
        var_name = frame.columns.name if frame.columns.name is not None else "variable"
    if frame.columns.nlevels > 1:
        heads = [f"variable_{n}" if name is None else name for n, name in enumerate(frame.columns.names)]
        variable_parts = [
            column_of([label[n] for label in variables for _ in range(height)]) for n in range(frame.columns.nlevels)
        ]
    else:
        heads = [var_name]
        whole = (
            frame.columns.take([frame.columns.get_loc(label) for label in variables])
            if variables
            else frame.columns[:0]
        )
        variable_parts = [whole._column.take([n for n in range(count) for _ in range(height)])]
    repeat = list(range(height)) * count
    parts = [frame[label]._column.take(repeat) for label in ids] + variable_parts
    parts.append(joined([frame[label]._column for label in variables]) if variables else Column([], "object"))
    index = RangeIndex(height * count) if ignore_index else frame.index.take(repeat)
    return DataFrame._make(parts, Index(ids + heads + [value_name]), index)


def get_dummies(
    data, prefix=None, prefix_sep="_", dummy_na=False, columns=None, sparse=False, drop_first=False, dtype=None
):
    """One truth column per value."""
    kind = "bool" if dtype is None else np.dtype(dtype).name
    if isinstance(data, DataFrame):
        chosen = (
            [c for c in data.columns if data[c]._column.kind in ("str", "object", "string", "category")]
            if columns is None
            else as_list(columns)
        )
        if isinstance(prefix, (list, tuple)) and len(prefix) != len(chosen):
            raise ValueError(
                f"Length of 'prefix' ({len(prefix)}) did not match the length of the columns being encoded ({len(chosen)})."
            )
        kept = data[[label for label in data.columns if label not in chosen]]
        pieces = [kept]
        for number, label in enumerate(chosen):
            head = (
                prefix.get(label, label)
                if isinstance(prefix, dict)
                else (
                    prefix[number] if isinstance(prefix, (list, tuple)) else (prefix if prefix is not None else label)
                )
            )
            sep = prefix_sep.get(label, "_") if isinstance(prefix_sep, dict) else prefix_sep
            pieces.append(get_dummies(data[label], head, sep, dummy_na, None, False, drop_first, dtype))
        return concat(pieces if len(kept.columns) else pieces[1:], axis=1)
    series = data if isinstance(data, Series) else Series(data)
    column = series._column
    from pandas._categorical import distinct_index

    values = list(column.extra.categories) if column.kind == "category" else list(distinct_index(column))
    values = values + ([NaN] if dummy_na else [])
    values = values[1:] if drop_first else values
    entries = column.to_list()
    labels = [
        value if prefix is None else f"{prefix}{prefix_sep}{'nan' if is_missing(value) else value}" for value in values
    ]
    parts = []
    for value in values:
        flags = (
            [is_missing(v) for v in entries]
            if is_missing(value)
            else [v == value and not is_missing(v) for v in entries]
        )
        parts.append(Column(np.array(flags, dtype=bool).astype(kind), kind))
    return DataFrame._make(parts, index_of(column_of(labels)) if labels else RangeIndex(0), series.index)


def from_dummies(data, sep=None, default_category=None):
    """Columns of zeros and ones as one column of names."""
    rows = zip(*[part.to_list() for part in data._data])
    if sep is None:
        values = []
        for row in rows:
            found = [label for label, flag in zip(data.columns, row) if flag]
            if len(found) > 1:
                raise ValueError("Dummy DataFrame contains multi-assignment(s)")
            values.append(found[0] if found else default_category)
        return DataFrame({"": values}, index=data.index)
    result = {}
    for label in data.columns:
        head, _, value = label.partition(sep)
        column = result.setdefault(head, [default_category] * len(data))
        for i, flag in enumerate(data[label].tolist()):
            if flag:
                column[i] = value
    return DataFrame(result, index=data.index)


def wide_to_long(df, stubnames, i, j, sep="", suffix=r"\d+"):
    """Columns such as `A1970`, `A1980` as rows."""
    import re

    stubs, ids = as_list(stubnames), as_list(i)
    found = {}
    for label in df.columns:
        for stub in stubs:
            match = re.match(f"^{re.escape(stub)}{re.escape(sep)}({suffix})$", str(label))
            if match is not None:
                found.setdefault(match.group(1), {})[stub] = label
    used = {label for table in found.values() for label in table.values()}
    rest = [label for label in df.columns if label not in used and label not in ids]
    pieces = []
    for key, table in found.items():
        piece = df[ids + rest].copy()
        piece[j] = int(key) if key.isdigit() else key
        for stub in stubs:
            piece[stub] = df[table[stub]] if stub in table else NaN
        pieces.append(piece)
    return concat(pieces).set_index(ids + [j])


def lreshape(data, groups, dropna=True):
    """Several columns below each other under one name."""
    used = [label for labels in groups.values() for label in labels]
    count = len(next(iter(groups.values())))
    rest = [label for label in data.columns if label not in used]
    table = {label: joined([data[label]._column] * count) for label in rest}
    for name, labels in groups.items():
        table[name] = joined([data[label]._column for label in labels])
    frame = DataFrame._make(list(table.values()), Index(list(table)), RangeIndex(len(data) * count))
    return frame.dropna(subset=list(groups)).reset_index(drop=True) if dropna else frame
