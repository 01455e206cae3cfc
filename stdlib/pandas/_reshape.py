"""Frames put together and turned over: `concat`, `merge`, `melt`, `pivot_table`, `crosstab`, `get_dummies`, `cut`."""

import numpy as np
from pandas._frame import DataFrame
from pandas._index import Index, MultiIndex, RangeIndex
from pandas._series import Series
from pandas._values import Column, NaN, column_of, joined


def concat(objs, axis=0, ignore_index=False, keys=None, join="outer"):
    """One below the other (axis=0) or side by side (axis=1)."""
    if isinstance(objs, dict):
        keys, objs = list(objs), list(objs.values())
    objs = [obj for obj in objs if obj is not None]
    if not objs:
        raise ValueError("No objects to concatenate")
    if axis in (1, "columns"):
        return _side_by_side(objs, ignore_index, keys)
    if all(isinstance(obj, Series) for obj in objs):
        index = RangeIndex(sum(len(o) for o in objs)) if ignore_index else _joined_index(objs, keys)
        names = {obj.name for obj in objs}
        return Series._make(joined([o._column for o in objs]), index, names.pop() if len(names) == 1 else None)
    objs = [obj.to_frame().T if isinstance(obj, Series) else obj for obj in objs]
    labels = list(dict.fromkeys(label for obj in objs for label in obj.columns))
    if join == "inner":
        labels = [label for label in labels if all(label in obj.columns for obj in objs)]
    parts = []
    for label in labels:
        columns = [
            obj[label]._column if label in obj.columns else column_of([NaN] * len(obj)) for obj in objs
        ]
        parts.append(joined(columns) if all(label in obj.columns for obj in objs) else column_of([v for c in columns for v in c.scalars()]))
    index = RangeIndex(sum(len(o) for o in objs)) if ignore_index else _joined_index(objs, keys)
    return DataFrame._make(parts, Index(labels), index)


def _joined_index(objs, keys):
    if keys is not None:
        return MultiIndex([(key, label) for key, obj in zip(keys, objs) for label in obj.index])
    return Index([label for obj in objs for label in obj.index], name=objs[0].index.name)


def _side_by_side(objs, ignore_index, keys):
    index = objs[0].index
    if not all(obj.index.equals(index) for obj in objs):
        index = Index(list(dict.fromkeys(label for obj in objs for label in obj.index)))
        objs = [obj.reindex(list(index)) for obj in objs]
    parts, labels, unnamed = [], [], 0
    for position, obj in enumerate(objs):
        if isinstance(obj, Series):
            parts.append(obj._column)
            if keys is not None:
                labels.append(keys[position])
            elif obj.name is None:
                labels.append(unnamed)
                unnamed += 1
            else:
                labels.append(obj.name)
        else:
            parts += obj._data
            labels += list(obj.columns)
    if ignore_index:
        labels = list(range(len(labels)))
    return DataFrame._make(parts, Index(labels), index)


def merge(left, right, how="inner", on=None, left_on=None, right_on=None, suffixes=("_x", "_y")):
    """Rows of both frames whose keys are equal."""
    if on is None and left_on is None:
        on = [label for label in left.columns if label in right.columns]
        if not on:
            raise ValueError("No common columns to perform merge on.")
    left_keys = _as_list(on if on is not None else left_on)
    right_keys = _as_list(on if on is not None else right_on)
    left_rows = list(zip(*[left[key]._column.to_list() for key in left_keys]))
    right_rows = list(zip(*[right[key]._column.to_list() for key in right_keys]))
    pairs = _matching_rows(left_rows, right_rows, how)
    shared = [key for key, other in zip(left_keys, right_keys) if key == other]
    overlap = [label for label in left.columns if label in right.columns and label not in shared]
    labels, parts = [], []
    for label in left.columns:
        column = left[label]._column
        values = [column[i] if i is not None else (right[label]._column[j] if label in shared else NaN) for i, j in pairs]
        labels.append(label + suffixes[0] if label in overlap else label)
        parts.append(_like(column, values))
    for label in right.columns:
        if label in shared:
            continue
        column = right[label]._column
        labels.append(label + suffixes[1] if label in overlap else label)
        parts.append(_like(column, [column[j] if j is not None else NaN for _, j in pairs]))
    return DataFrame._make(parts, Index(labels), RangeIndex(len(pairs)))


def _like(column, values):
    return column_of(values) if values else Column(column.data[:0], column.kind)


def _as_list(keys):
    return list(keys) if isinstance(keys, (list, tuple)) else [keys]


def _matching_rows(left_rows, right_rows, how):
    """(position on the left, position on the right), None where a side has no row."""
    if how not in ("inner", "left", "right", "outer"):
        raise ValueError(f"'{how}' is not a valid Merge type: left, right, inner, outer, left_anti, right_anti, cross, asof")
    if how == "right":
        return [(i, j) for j, i in _matching_rows(right_rows, left_rows, "left")]
    places = {}
    for j, key in enumerate(right_rows):
        places.setdefault(key, []).append(j)
    pairs, used = [], set()
    for i, key in enumerate(left_rows):
        if key in places:
            used.add(key)
            pairs += [(i, j) for j in places[key]]
        elif how in ("left", "outer"):
            pairs.append((i, None))
    if how == "outer":
        pairs += [(None, j) for j, key in enumerate(right_rows) if key not in used]
        pairs.sort(key=lambda pair: left_rows[pair[0]] if pair[0] is not None else right_rows[pair[1]])
    return pairs


def melt(frame, id_vars=None, value_vars=None, var_name="variable", value_name="value"):
    """Columns as rows of (name, value)."""
    ids = [] if id_vars is None else _as_list(id_vars)
    variables = [label for label in frame.columns if label not in ids] if value_vars is None else _as_list(value_vars)
    parts = [joined([frame[label]._column] * len(variables)) for label in ids]
    parts.append(column_of([label for label in variables for _ in range(len(frame))]))
    parts.append(joined([frame[label]._column for label in variables]))
    return DataFrame._make(parts, Index(ids + [var_name, value_name]), RangeIndex(len(frame) * len(variables)))


def pivot_table(frame, values=None, index=None, columns=None, aggfunc="mean", fill_value=None):
    """One row per value of `index`, one column per value of `columns`."""
    if columns is None:
        grouped = frame.groupby(index)
        chosen = grouped[_as_list(values)] if values is not None else grouped
        return chosen.agg(aggfunc) if not isinstance(aggfunc, str) else getattr(chosen, aggfunc)()
    rows = sorted(set(frame[index]._column.to_list()))
    heads = sorted(set(frame[columns]._column.to_list()))
    cells = {}
    for (row, head), part in frame.groupby([index, columns]):
        cells[row, head] = part[values].agg(aggfunc)
    parts = [column_of([cells.get((row, head), NaN if fill_value is None else fill_value) for row in rows]) for head in heads]
    return DataFrame._make(parts, Index(heads, name=columns), Index(rows, name=index))


def crosstab(index, columns):
    """How often each pair of values occurs."""
    rows, heads = sorted(set(index.tolist())), sorted(set(columns.tolist()))
    counts = {}
    for pair in zip(index.tolist(), columns.tolist()):
        counts[pair] = counts.get(pair, 0) + 1
    parts = [column_of([counts.get((row, head), 0) for row in rows]) for head in heads]
    return DataFrame._make(parts, Index(heads, name=columns.name), Index(rows, name=index.name))


def get_dummies(data, prefix=None, columns=None, dtype=bool):
    """One truth column per value."""
    if isinstance(data, Series):
        values = sorted(set(data.dropna().tolist()))
        labels = [value if prefix is None else f"{prefix}_{value}" for value in values]
        parts = [Column(np.array([v == value for v in data], dtype=dtype), np.dtype(dtype).name) for value in values]
        return DataFrame._make(parts, Index(labels), data.index)
    chosen = [c for c in data.columns if data[c]._column.kind in ("str", "object")] if columns is None else columns
    kept = data[[label for label in data.columns if label not in chosen]]
    return concat([kept] + [get_dummies(data[label], label, dtype=dtype) for label in chosen], axis=1)
