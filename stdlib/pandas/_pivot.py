"""Tables of values at the crossings of two keys: `pivot`, `pivot_table`, `crosstab`."""

import numpy as np
from pandas._frame import DataFrame
from pandas._index import Index
from pandas._multiindex import MultiIndex
from pandas._reductions import function_name
from pandas._reshape import as_list, concat
from pandas._series import Series
from pandas._values import Column, NaN, column_of


def pivot(data, *, columns, index=None, values=None):
    """Values without aggregation."""
    heads = as_list(columns)
    rows = as_list(index) if index is not None else None
    for what, names in (("index", rows or []), ("columns", heads), ("values", as_list(values))):
        absent = [name for name in names if name not in data.columns]
        if absent:
            raise KeyError(f"The following '{what}' labels are not columns of the DataFrame: {absent}")
    if rows is None:
        rows = (
            [f"level_{n}" if name is None else name for n, name in enumerate(data.index.names)]
            if data.index.nlevels > 1
            else ["__row__"]
        )
        source = data.copy(deep=False)
        for n, name in enumerate(rows):
            source[name] = data.index.get_level_values(n)
    else:
        source = data
    chosen = as_list(values) if values is not None else [label for label in data.columns if label not in heads + rows]
    keyed = source.set_index(rows + heads)
    names = [None if name == "__row__" else name for name in rows]
    keyed.index = MultiIndex._of(list(keyed.index), names + heads, len(names) + len(heads))
    result = keyed[chosen[0]] if values is not None and not isinstance(values, (list, tuple)) else keyed[chosen]
    try:
        return result.unstack(list(range(len(rows), len(rows) + len(heads))) if len(heads) > 1 else len(rows))
    except ValueError:
        raise ValueError("Index contains duplicate entries, cannot reshape") from None


def pivot_table(
    data,
    values=None,
    index=None,
    columns=None,
    aggfunc="mean",
    fill_value=None,
    margins=False,
    dropna=True,
    margins_name="All",
    observed=True,
    sort=True,
    **kwargs,
):
    """One row per value of `index`, one column per value of `columns`."""
    if isinstance(aggfunc, list):
        tables = [
            pivot_table(data, values, index, columns, f, fill_value, margins, dropna, margins_name, observed, sort)
            for f in aggfunc
        ]
        return concat(tables, keys=[function_name(f) for f in aggfunc], axis=1)
    data, rows = _named_keys(data, index, "row")
    data, heads = _named_keys(data, columns, "column")
    if not rows + heads:
        raise ValueError("No group keys passed!")
    if values is not None:
        chosen = as_list(values)
        for name in chosen:
            if name not in data.columns:
                raise KeyError(name)
    else:
        chosen = [label for label in data.columns if label not in rows + heads]
        if isinstance(aggfunc, dict):
            chosen = [label for label in chosen if label in aggfunc]
    grouped = data.groupby(rows + heads, observed=observed, sort=sort, dropna=dropna)
    single = values is not None and not isinstance(values, (list, tuple))
    if isinstance(aggfunc, dict):
        table = grouped[chosen].agg(aggfunc)
        table = table[sorted(table.columns)] if table.columns.nlevels == 1 else table
    else:
        table = grouped[chosen].agg(aggfunc)
    if dropna:
        table = table.dropna(how="all")
    if values is None and table.columns.nlevels == 1 and sort:
        try:
            table = table[sorted(table.columns)]
        except TypeError:
            pass
    if heads and table.index.nlevels > 1:
        levels = list(range(len(rows), len(rows) + len(heads)))
        table = table.unstack(levels if len(levels) > 1 else levels[0], fill_value=None) if rows else table
        if dropna:
            table = table.dropna(how="all", axis=1)
    if not rows and heads:
        table = table.T
    if sort and table.columns.nlevels > 1 and rows:
        table = table.sort_index(axis=1)
    if fill_value is not None:
        table = table.fillna(fill_value)
        if isinstance(fill_value, int):
            table = table._each(_whole_if_possible) if _was_whole(data, chosen, aggfunc) else table
    if margins:
        table = _with_margins(table, data, chosen, rows, heads, aggfunc, margins_name, fill_value)
    if single and heads and table.columns.nlevels > 1:
        table.columns = table.columns.droplevel(0)
    if isinstance(table.index, MultiIndex) is False and len(rows) == 1:
        table.index = (
            table.index.rename(rows[0] if not rows[0].startswith("__key") else None)
            if isinstance(rows[0], str)
            else table.index
        )
    return table


def _was_whole(data, chosen, aggfunc):
    return aggfunc in ("sum", "count", "size", "min", "max", "nunique", "first", "last", sum, len, min, max) and all(
        data[label]._column.kind == "int64" or aggfunc in ("count", "size", "nunique", len) for label in chosen
    )


def _whole_if_possible(part):
    if part.is_float and len(part) and not np.isnan(part.data).any() and (part.data == np.floor(part.data)).all():
        return Column(part.data.astype(np.int64), "int64")
    return part


def _named_keys(data, keys, side):
    """Keys as column names; arrays and functions become columns."""
    names = []
    for n, key in enumerate(as_list(keys) if not isinstance(keys, (np.ndarray, Series)) else [keys]):
        if isinstance(key, (Series, np.ndarray, list)) or type(key).__name__ == "Grouper" or callable(key):
            if type(key).__name__ == "Grouper":
                from pandas._resample import binned_column

                source = data[key.key]._column if key.key is not None else data.index._column
                column, name = binned_column(source, key.freq, key.closed, key.label), key.key
            elif callable(key):
                column, name = column_of([key(label) for label in data.index]), f"__key_{side}_{n}"
            else:
                column = column_of(key)
                name = getattr(key, "name", None) or f"__key_{side}_{n}"
            data = data.copy(deep=False)
            data._put(name, column)
            names.append(name)
        else:
            if key not in data.columns and key in data.index.names:
                data = data.copy(deep=False)
                data._put(key, data.index.get_level_values(key)._column)
            if key not in data.columns:
                raise KeyError(key)
            names.append(key)
    return data, names


def _with_margins(table, data, chosen, rows, heads, aggfunc, name, fill_value):
    """A row and a column of the same function over everything."""

    def whole(frame, label):
        series = frame[label]
        return series.agg(aggfunc) if aggfunc not in (len,) else len(series)

    row_label = name if len(rows) == 1 else (name,) + ("",) * (len(rows) - 1)
    present = data.dropna(subset=rows + heads)
    if heads:
        by_row = present.groupby(rows)[chosen].agg(aggfunc)
        by_head = present.groupby(heads)[chosen].agg(aggfunc)
        pieces, labels = [], []
        for label in chosen:
            part = table[label] if table.columns.nlevels > 1 else table
            for head in part.columns:
                pieces.append(list(part[head]._column.to_list()) + [by_head[label].get(head, NaN)])
                labels.append((label,) + (head if isinstance(head, tuple) else (head,)))
            pieces.append([by_row[label].get(row, NaN) for row in table.index] + [whole(present, label)])
            labels.append((label, name) + ("",) * (len(heads) - 1))
        columns = MultiIndex._of(labels, list(table.columns.names), 1 + len(heads))
        if table.columns.nlevels == 1:
            columns = Index([label[1] for label in labels], name=table.columns.name)
        parts = [column_of(piece) for piece in pieces]
    else:
        parts = [
            column_of(list(part.to_list()) + [whole(present, label)]) for label, part in zip(table.columns, table._data)
        ]
        columns = table.columns
    index_labels = list(table.index) + [row_label]
    index = (
        Index(index_labels, name=table.index.name)
        if len(rows) == 1
        else MultiIndex._of(index_labels, list(table.index.names))
    )
    result = DataFrame._make(parts, columns, index)
    return result if fill_value is None else result.fillna(fill_value)


def crosstab(
    index,
    columns,
    values=None,
    rownames=None,
    colnames=None,
    aggfunc=None,
    margins=False,
    margins_name="All",
    dropna=True,
    normalize=False,
):
    """How often each pair of values occurs, or a function of the values there."""
    if values is None and aggfunc is not None:
        raise ValueError("aggfunc cannot be used without values.")
    if values is not None and aggfunc is None:
        raise ValueError("values cannot be used without an aggfunc.")
    rows = (
        list(index)
        if isinstance(index, (list, tuple)) and index and isinstance(index[0], (Series, np.ndarray, list))
        else [index]
    )
    heads = (
        list(columns)
        if isinstance(columns, (list, tuple)) and columns and isinstance(columns[0], (Series, np.ndarray, list))
        else [columns]
    )
    row_names = (
        list(rownames) if rownames is not None else [getattr(r, "name", None) or f"row_{n}" for n, r in enumerate(rows)]
    )
    head_names = (
        list(colnames)
        if colnames is not None
        else [getattr(c, "name", None) or f"col_{n}" for n, c in enumerate(heads)]
    )
    source = next((s for s in rows + heads if isinstance(s, Series)), None)
    table = {}
    keys = [f"__row_{n}" for n in range(len(rows))] + [f"__col_{n}" for n in range(len(heads))]
    for key, part in zip(keys, rows + heads):
        table[key] = part if isinstance(part, Series) else column_of(part).to_list()
    frame = DataFrame(table, index=source.index if source is not None else None)
    frame["__value"] = 0 if values is None else values
    row_keys, head_keys = keys[: len(rows)], keys[len(rows) :]
    if values is None:
        result = pivot_table(frame, "__value", row_keys, head_keys, "count", 0, margins, dropna, margins_name)
        result = result._each(_whole_if_possible)
    else:
        result = pivot_table(frame, "__value", row_keys, head_keys, aggfunc, None, margins, dropna, margins_name)
    result.index = result.index.set_names(row_names) if result.index.nlevels > 1 else result.index.rename(row_names[0])
    result.columns = (
        result.columns.set_names(head_names) if result.columns.nlevels > 1 else result.columns.rename(head_names[0])
    )
    return _normalised(result, normalize, margins, margins_name) if normalize is not False else result


def _normalised(table, normalize, margins, name):
    if normalize not in (True, "all", "index", "columns", 0, 1):
        raise ValueError("Not a valid normalize argument")
    if not margins:
        if normalize in (True, "all") and not (isinstance(normalize, int) and not isinstance(normalize, bool)):
            return table / table.sum().sum()
        if normalize in ("index", 0) and normalize is not False:
            return table.div(table.sum(axis=1), axis=0)
        return table / table.sum(axis=0)
    inner = table.drop(index=name, columns=name)
    if normalize in ("index",) or (normalize == 0 and normalize is not False):
        bottom = table.loc[name].drop(name)
        result = inner.div(inner.sum(axis=1), axis=0)
        result.loc[name] = bottom / bottom.sum()
        return result
    if normalize == "columns" or (normalize == 1 and normalize is not True):
        result = inner / inner.sum(axis=0)
        side = table[name].drop(name)
        result[name] = side / side.sum()
        return result
    return table / inner.sum().sum()
