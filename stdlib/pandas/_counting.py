"""How often values occur."""

import numpy as np
from pandas._index import Index, index_of
from pandas._values import Column, column_of, is_missing


def value_counts(series, normalize=False, sort=True, ascending=False, bins=None, dropna=True):
    """One count per different value, the most frequent first."""
    from pandas._series import Series

    if bins is not None:
        from pandas._intervals import cut

        binned = cut(series, bins, include_lowest=True)
        result = value_counts(binned, normalize, False, ascending, None, True)
        counts = result._column.to_list()
        index = index_of(column_of(list(result.index)))
        result = Series._make(result._column, index, result.name)
        return result.sort_values(ascending=ascending) if sort else result
    column = series._column
    counts = {}
    if column.kind == "category":
        counts = {label: 0 for label in column.extra.categories}
    for value, gone in zip(column.to_list(), column.missing()):
        if not (gone and dropna):
            key = column.gap if gone else value
            counts[key] = counts.get(key, 0) + 1
    pairs = list(counts.items())
    if sort:
        pairs.sort(key=lambda pair: pair[1], reverse=not ascending)
    numbers = [count for _, count in pairs]
    labels = [label for label, _ in pairs]
    kind = "Int64" if column.is_nullable else "int64"
    name = "count"
    if normalize:
        total = sum(numbers)
        numbers, name = [count / total for count in numbers], "proportion"
        kind = "Float64" if column.is_nullable else "float64"
    if column.kind in ("object",):
        index = Index._make(labels, "object", None, series.name)
    elif column.is_array and any(is_missing(label) for label in labels):
        index = index_of(column_of(labels), series.name)
    else:
        index = index_of(column.like(labels), series.name)
    values = Column(list(numbers), kind) if column.is_nullable else Column(np.array(numbers, dtype=kind), kind)
    return Series._make(values, index, name)


def frame_value_counts(frame, subset=None, normalize=False, sort=True, ascending=False, dropna=True):
    """One count per different row."""
    from pandas._multiindex import MultiIndex
    from pandas._series import Series

    names = list(frame.columns) if subset is None else ([subset] if isinstance(subset, str) else list(subset))
    counts = {}
    for key in zip(*[frame[name]._column.to_list() for name in names]):
        if dropna and any(is_missing(part) for part in key):
            continue
        counts[key] = counts.get(key, 0) + 1
    pairs = list(counts.items())
    try:
        pairs.sort(key=lambda pair: pair[0])
    except TypeError:
        pass
    if sort:
        pairs.sort(key=lambda pair: pair[1], reverse=not ascending)
    total = sum(count for _, count in pairs)
    numbers = [count / total if normalize else count for _, count in pairs]
    if isinstance(subset, str):
        index = Index([key[0] for key, _ in pairs], name=subset)
    else:
        index = MultiIndex._of([key for key, _ in pairs], names, len(names))
    return Series._make(
        column_of(numbers) if numbers else Column(np.array([], dtype=np.int64), "int64"),
        index,
        "proportion" if normalize else "count",
    )
