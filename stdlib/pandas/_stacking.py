"""Columns turned into rows and back: `stack`, `unstack`, `explode`."""

import numpy as np
from pandas._index import Index, index_of
from pandas._multiindex import MultiIndex
from pandas._values import Column, NaN, column_of, is_missing, joined


def exploded_rows(column):
    """(row of every new value, the values): lists become several rows, empty ones a missing value."""
    places, values = [], []
    for i, value in enumerate(column.to_list()):
        parts = list(value) if isinstance(value, (list, tuple, np.ndarray, set)) else [value]
        for part in parts or [NaN]:
            places.append(i)
            values.append(part)
    return places, values


def object_column(values):
    """As an array of objects becomes a column: texts are found, other types are not."""
    found = column_of(values)
    return found if found.kind == "str" else Column(values, "object")


def explode(frame, column, ignore_index=False):
    names = [column] if not isinstance(column, list) else column
    for name in names:
        if name not in frame.columns:
            raise KeyError(name)
    found = [exploded_rows(frame[name]._column) for name in names]
    if any(other[0] != found[0][0] for other in found[1:]):
        raise ValueError("columns must have matching element counts")
    places = found[0][0]
    result = frame._take(places)
    for name, (_, values) in zip(names, found):
        result._data[result._number(name)] = object_column(values)
    return result.reset_index(drop=True) if ignore_index else result


def _as_tuple(label):
    return label if isinstance(label, tuple) else (label,)


def _level_values(index, number):
    """The different labels of one level, sorted, and its name."""
    if index.nlevels == 1:
        column, name = index._column, index.name
    else:
        part = index.get_level_values(number)
        column, name = part._column, part.name
    if column.kind == "category":
        return list(column.extra.categories), name, column
    values = list(dict.fromkeys(NaN if is_missing(v) else v for v in column.to_list()))
    try:
        values = sorted(v for v in values if not is_missing(v)) + [v for v in values if is_missing(v)]
    except TypeError:
        pass
    return values, name, column


def unstack(obj, level=-1, fill_value=None, sort=True):
    """A level of the row labels becomes the innermost level of the columns."""
    from pandas._frame import DataFrame
    from pandas._series import Series

    index = obj._index
    if index.nlevels == 1:
        if obj.ndim == 1:
            raise ValueError(f"index must be a MultiIndex to unstack, {type(index)} was passed")
        return _unstack_all(obj)
    if isinstance(level, (list, tuple)):
        result = obj
        names = [
            index.names[index._number(entry)] if index.names[index._number(entry)] is not None else entry
            for entry in level
        ]
        for entry in names:
            result = unstack(result, entry, fill_value)
        return result
    number = index._number(level)
    labels = list(index)
    if len(set(labels)) != len(labels):
        raise ValueError("Index contains duplicate entries, cannot reshape")
    heads, head_name, head_column = _level_values(index, number)
    rest = [n for n in range(index.nlevels) if n != number]
    rows = list(dict.fromkeys(tuple(label[n] for n in rest) for label in labels))
    if sort:
        try:
            rows = sorted(rows)
        except TypeError:
            pass
    places = {}
    for i, label in enumerate(labels):
        head = label[number]
        places[tuple(label[n] for n in rest), NaN if is_missing(head) else head] = i
    names = [index.names[n] for n in rest]
    row_index = (
        Index([row[0] for row in rows], name=names[0]) if len(rest) == 1 else MultiIndex._of(rows, names, len(rest))
    )
    if obj.ndim == 1:
        parts = [obj._column.take_or_missing([places.get((row, head)) for row in rows], fill_value) for head in heads]
        columns = (
            index_of(head_column.like(heads), head_name)
            if head_column.kind != "object"
            else Index(heads, name=head_name)
        )
        return DataFrame._make(_unified(parts, obj._column), columns, row_index)
    parts, keys = [], []
    for label, part in zip(obj.columns, obj._data):
        made = [part.take_or_missing([places.get((row, head)) for row in rows], fill_value) for head in heads]
        parts += _unified(made, part)
        keys += [_as_tuple(label) + (head,) for head in heads]
    columns = MultiIndex._of(keys, list(obj.columns.names) + [head_name], obj.columns.nlevels + 1)
    return DataFrame._make(parts, columns, row_index)


def _unified(parts, source):
    """If one of the new columns has a gap, whole numbers become floats in all of them."""
    kinds = {part.kind for part in parts}
    if len(kinds) > 1 and kinds == {"int64", "float64"}:
        return [Column(part.data.astype(np.float64), "float64") for part in parts]
    if "object" in kinds and "bool" in kinds:
        return [Column(part.to_list(), "object") for part in parts]
    return parts


def _unstack_all(frame):
    from pandas._series import Series

    keys = [_as_tuple(column) + (label,) for column in frame.columns for label in frame.index]
    index = MultiIndex._of(keys, list(frame.columns.names) + [frame.index.name])
    return Series._make(joined(list(frame._data)), index)


def stack(frame, level=-1, dropna=None, sort=None, future_stack=True):
    """The innermost level of the columns becomes the innermost level of the row labels."""
    from pandas._frame import DataFrame
    from pandas._series import Series

    columns, index = frame.columns, frame.index
    if columns.nlevels == 1:
        keys = [_as_tuple(label) + (column,) for label in index for column in columns]
        names = list(index.names) + [columns.name]
        values = _interleaved(frame._data)
        return Series._make(values, MultiIndex._of(keys, names))
    if isinstance(level, (list, tuple)):
        result = frame
        for entry in level:
            result = stack(result, entry)
        return result
    number = columns._number(level)
    heads = list(dict.fromkeys(label[number] for label in columns))
    rest = [n for n in range(columns.nlevels) if n != number]
    kept = list(dict.fromkeys(tuple(label[n] for n in rest) for label in columns))
    places = {(tuple(label[n] for n in rest), label[number]): i for i, label in enumerate(columns)}
    keys = [_as_tuple(label) + (head,) for label in index for head in heads]
    parts = []
    for group in kept:
        pieces = [
            frame._data[places[group, head]] if (group, head) in places else column_of([NaN] * len(index))
            for head in heads
        ]
        parts.append(_interleaved(pieces))
    names = [columns.names[n] for n in rest]
    head_index = Index([group[0] for group in kept], name=names[0]) if len(rest) == 1 else MultiIndex._of(kept, names)
    return DataFrame._make(parts, head_index, MultiIndex._of(keys, list(index.names) + [columns.names[number]]))


def _interleaved(parts):
    """The values of several columns row by row."""
    whole = joined(list(parts))
    height, width = len(parts[0]) if parts else 0, len(parts)
    return whole.take([column * height + row for row in range(height) for column in range(width)])
