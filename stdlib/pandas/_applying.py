"""`apply` and `agg` of frames."""

import numpy as np
from pandas._index import Index, RangeIndex
from pandas._reductions import function_name, named_reduction
from pandas._series import Series
from pandas._values import Column, NaN, column_of


def apply_frame(frame, func, axis, raw, result_type, args, kwargs):
    """The function of every column, or of every row."""
    kind = type(frame)
    if axis not in (0, 1, "index", "columns", "rows"):
        raise ValueError(f"No axis named {axis} for object type DataFrame")
    by_row = axis in (1, "columns")
    if isinstance(func, str):
        method = getattr(frame, func)
        return method(*args, axis=1, **kwargs) if by_row else method(*args, **kwargs)
    if isinstance(func, (list, dict)):
        return frame.agg(func, axis, *args, **kwargs)
    name = named_reduction(func) if not args and not kwargs and not raw else None
    if name is not None:
        return getattr(frame, name)(axis=1 if by_row else 0)
    if isinstance(func, np.ufunc):
        return frame._each(lambda part: column_of(func(part.to_array())))
    if raw:
        array = frame.to_numpy()
        results = [func(row, *args, **kwargs) for row in (array if by_row else array.T)]
    elif by_row:
        results = [func(frame._row(i), *args, **kwargs) for i in range(len(frame))]
    else:
        results = [func(frame._series_at(n), *args, **kwargs) for n in range(len(frame._data))]
    labels = frame._index if by_row else frame._columns
    if not results:
        return frame.copy() if not len(frame._data) or by_row else Series._make(Column([], "object"), labels)
    first = next((r for r in results if r is not None), None)
    if isinstance(first, Series):
        return _of_series(kind, frame, results, labels, by_row, result_type)
    if raw and isinstance(first, np.ndarray):
        return kind(np.array(results) if by_row else np.array(results).T, index=frame._index, columns=frame._columns)
    if result_type == "expand" and isinstance(first, (list, tuple, np.ndarray)) and by_row:
        return kind([list(r) for r in results], index=labels)
    if result_type == "broadcast" and by_row:
        rows = [list(r) if isinstance(r, (list, tuple)) else [r] * len(frame.columns) for r in results]
        return kind(rows, index=labels, columns=frame._columns)
    if not by_row and isinstance(first, (list, tuple, np.ndarray)) and len({len(r) for r in results}) == 1:
        if isinstance(first, np.ndarray) or len(first) == len(frame):
            parts = [column_of(r) for r in results]
            return kind._make(parts, labels, frame._index if len(first) == len(frame) else RangeIndex(len(first)))
    return Series._make(column_of(results), labels)


def _of_series(kind, frame, results, labels, by_row, result_type):
    if result_type == "reduce":
        return Series._make(Column(results, "object"), labels)
    index = results[0]._index
    if not all(isinstance(r, Series) and r._index.equals(index) for r in results):
        entries = list(dict.fromkeys(label for r in results if isinstance(r, Series) for label in r._index))
        index = Index(entries)
        results = [
            r.reindex(index) if isinstance(r, Series) else Series([NaN] * len(entries), index=index) for r in results
        ]
    if by_row:
        parts = [column_of([r._column.data[n] for r in results]) for n in range(len(index))]
        return kind._make(parts, index, labels)
    return kind._make([r._column for r in results], labels, index)


def aggregate_frame(frame, func, axis, args, kwargs):
    kind = type(frame)
    if axis in (1, "columns"):
        if isinstance(func, list):
            return aggregate_frame(frame.T, func, 0, args, kwargs).T
        if isinstance(func, str):
            return getattr(frame, func)(axis=1, **kwargs)
        return apply_frame(frame, func, 1, False, None, args, kwargs)
    if func is None:
        return _named_frame(frame, kwargs)
    if isinstance(func, dict):
        return _by_column(frame, func)
    if isinstance(func, (list, tuple)):
        names = [function_name(f) for f in func]
        table = {}
        for n in range(len(frame._data)):
            table[frame._columns[n]] = [frame._series_at(n).agg(f) for f in func]
        parts = [column_of(values) for values in table.values()]
        return kind._make(parts, frame._columns, Index(names))
    if isinstance(func, str):
        if not hasattr(frame, func):
            raise AttributeError(f"'{func}' is not a valid function for 'DataFrame' object")
        found = getattr(frame, func)
        return found(*args, **kwargs) if callable(found) else found
    name = named_reduction(func)
    if name is not None:
        return getattr(frame, name)()
    return apply_frame(frame, func, 0, False, None, args, kwargs)


def _by_column(frame, table):
    kind = type(frame)
    for label in table:
        if label not in frame._columns:
            raise KeyError(f"Label(s) {[l for l in table if l not in frame._columns]} do not exist")
    if any(isinstance(f, (list, tuple)) for f in table.values()):
        names, cells = [], {}
        for label, functions in table.items():
            for f in functions if isinstance(functions, (list, tuple)) else [functions]:
                name = function_name(f)
                names += [name] if name not in names else []
                cells[label, name] = frame[label].agg(f)
        parts = [column_of([cells.get((label, name), NaN) for name in names]) for label in table]
        return kind._make(parts, Index(list(table)), Index(names))
    results = {label: frame[label].agg(f) for label, f in table.items()}
    if results and all(isinstance(r, Series) for r in results.values()):
        return kind(results)
    return Series._make(column_of(list(results.values())), Index(list(results)))


def _named_frame(frame, kwargs):
    """`agg(total=("a", "sum"))`."""
    labels = list(dict.fromkeys(label for label, _ in kwargs.values()))
    cells = {(name, label): frame[label].agg(f) for name, (label, f) in kwargs.items()}
    names = list(kwargs)
    parts = [column_of([cells.get((name, label), NaN) for name in names]) for label in labels]
    return type(frame)._make(parts, Index(labels), Index(names))
