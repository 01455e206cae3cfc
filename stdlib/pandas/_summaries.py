"""`describe`, `info` and `memory_usage`."""

import sys

import numpy as np
from pandas._dtypes import NULLABLE
from pandas._index import Index, RangeIndex
from pandas._reductions import quantile_of
from pandas._values import Column, NaN, is_missing


def _percent_labels(percentiles):
    labels = []
    for q in percentiles:
        value = 100 * q
        labels.append(f"{value:.0f}%" if abs(value - round(value)) < 1e-9 else f"{round(value, 10):g}%")
    return labels


def _checked(percentiles):
    if percentiles is None:
        return [0.25, 0.5, 0.75]
    listed = list(percentiles)
    for q in listed:
        if not 0 <= q <= 1:
            raise ValueError(
                "percentiles should all be in the interval [0, 1]. Try dividing the percentiles by 100."
                if q > 1
                else "percentiles should all be in the interval [0, 1]"
            )
    return sorted(set(listed))


def describe_series(series, percentiles=None):
    """Count, mean, spread and quartiles of numbers; count, number and most frequent of other values."""
    column = series._column
    kind = type(series)
    count = len(column) - sum(column.missing())
    if column.is_datetime or column.is_timedelta:
        quantiles = _checked(percentiles)
        labels = (
            ["count", "mean"]
            + (["std"] if column.is_timedelta else [])
            + ["min"]
            + _percent_labels(quantiles)
            + ["max"]
        )
        values = [count, series.mean()] + ([series.std()] if column.is_timedelta else []) + [series.min()]
        values += [quantile_of(column, q) for q in quantiles] + [series.max()]
        return kind._make(Column(values, "object"), Index(labels), series.name)
    if column.is_numeric and column.kind not in ("bool", "boolean") and column.kind[:7] != "complex":
        quantiles = _checked(percentiles)
        labels = ["count", "mean", "std", "min"] + _percent_labels(quantiles) + ["max"]
        values = [float(count), series.mean(), series.std(), series.min()]
        values += [quantile_of(column, q) for q in quantiles] + [series.max()]
        if column.kind in NULLABLE:
            from pandas._arithmetic import nullable_column

            return kind._make(
                nullable_column([float(v) if not is_missing(v) else v for v in values], "Float64"),
                Index(labels),
                series.name,
            )
        return kind._make(Column(np.array([float(v) for v in values]), "float64"), Index(labels), series.name)
    counts = series.value_counts()
    present = [label for label, number in counts.items() if number]
    entries = [count, len(present), counts.index[0] if present else NaN, int(counts.iloc[0]) if present else NaN]
    return kind._make(Column(entries, "object"), Index(["count", "unique", "top", "freq"]), series.name)


_ORDER = ["count", "unique", "top", "freq", "mean", "std", "min"]


def describe_frame(frame, percentiles=None, include=None, exclude=None):
    """The summaries of the numeric columns, or of all if there are none."""
    from pandas._frame import DataFrame

    if not len(frame.columns):
        raise ValueError("Cannot describe a DataFrame without columns")
    if isinstance(include, str) and include == "all":
        if exclude is not None:
            raise ValueError("exclude must be None when include is 'all'")
        selected = frame
    elif include is not None or exclude is not None:
        selected = frame.select_dtypes(include, exclude)
    else:
        numeric = [
            n
            for n, part in enumerate(frame._data)
            if part.is_numeric and part.kind not in ("bool", "boolean") or part.is_datetime or part.is_timedelta
        ]
        selected = frame.iloc[:, numeric] if numeric else frame
    if not len(selected.columns):
        raise ValueError("No objects to concatenate")
    summaries = [describe_series(selected._series_at(n), percentiles) for n in range(len(selected.columns))]
    labels = []
    for summary in sorted(summaries, key=len):
        labels += [label for label in summary.index if label not in labels]
    if any(label in labels for label in ("unique", "top")) and "mean" in labels:
        rest = [label for label in labels if label not in _ORDER and label != "max"]
        labels = [label for label in _ORDER if label in labels] + rest + (["max"] if "max" in labels else [])
    elif "std" in labels and "mean" in labels:
        rest = [label for label in labels if label not in ("count", "mean", "min", "std", "max")]
        if any(summary._column.kind == "object" for summary in summaries):
            labels = ["count", "mean", "min"] + rest + ["max", "std"]
    parts = []
    for summary in summaries:
        if list(summary.index) == labels:
            parts.append(summary._column)
        else:
            parts.append(summary.reindex(labels)._column)
    return DataFrame._make(parts, selected.columns, Index(labels))


# Information


def print_info(frame, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=None):
    """Columns with their counts and types, and the memory they take."""
    from pandas._options import values as options

    lines = ["<class 'pandas.DataFrame'>", _index_line(frame.index)]
    count = len(frame.columns)
    most = options["display.max_info_columns"] if max_cols is None else max_cols
    if not count:
        lines.append("Empty DataFrame")
    elif verbose is False or (verbose is None and count > most):
        first, last = frame.columns[0], frame.columns[-1]
        lines.append(f"Columns: {count} entries, {first} to {last}")
    else:
        lines.append(f"Data columns (total {count} columns):")
        counted = show_counts if show_counts is not None else len(frame) < options["display.max_info_rows"]
        head = [" # ", "Column"] + (["Non-Null Count"] if counted else []) + ["Dtype"]
        rows = [head, ["---"] + ["-" * len(text) for text in head[1:]]]
        for n, (label, part) in enumerate(zip(frame.columns, frame._data)):
            cells = [f" {n} ", str(label)] + ([f"{len(part) - sum(part.missing())} non-null"] if counted else [])
            rows.append(cells + [str(part.dtype)])
        widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
        lines += ["  ".join(text.ljust(width) for text, width in zip(row, widths)) for row in rows]
    if count:
        lines.append("dtypes: " + _dtype_counts(frame._data))
    if count and memory_usage is not False and (memory_usage is not None or options["display.memory_usage"]):
        deep = memory_usage == "deep"
        size = index_bytes(frame.index, deep) + sum(column_bytes(part, deep) for part in frame._data)
        vague = not deep and (
            any(part.kind == "object" for part in frame._data) or frame.index._kind in ("object", "str")
        )
        lines.append("memory usage: " + _size_text(size, "+" if vague else ""))
    (sys.stdout if buf is None else buf).write("\n".join(lines) + "\n")


def _index_line(index):
    kind = type(index).__name__
    if not len(index):
        return f"{kind}: 0 entries"
    if index._kind.startswith(("datetime", "timedelta")):
        from pandas._format import label_texts

        texts = label_texts(index)
        line = f"{kind}: {len(index)} entries, {texts[0]} to {texts[-1]}"
        return line + (f"\nFreq: {index.freqstr}" if index.freqstr is not None else "")
    return f"{kind}: {len(index)} entries, {index[0]} to {index[-1]}"


def _dtype_counts(parts):
    counts = {}
    for part in parts:
        counts[str(part.dtype)] = counts.get(str(part.dtype), 0) + 1
    return ", ".join(f"{name}({count})" for name, count in sorted(counts.items()))


def print_series_info(series, buf=None):
    column = series._column
    lines = ["<class 'pandas.Series'>", _index_line(series.index), f"Series name: {series.name}"]
    head = [
        ["Non-Null Count", "Dtype"],
        ["--------------", "-----"],
        [f"{len(column) - sum(column.missing())} non-null", str(column.dtype)],
    ]
    widths = [max(len(row[i]) for row in head) for i in range(2)]
    lines += ["  ".join(text.ljust(width) for text, width in zip(row, widths)) for row in head]
    lines.append(f"dtypes: {column.dtype}(1)")
    size = index_bytes(series.index, False) + column_bytes(column, False)
    lines.append("memory usage: " + _size_text(size, "+" if column.kind == "object" else ""))
    (sys.stdout if buf is None else buf).write("\n".join(lines) + "\n")


def column_bytes(column, deep=False):
    """Bytes of the values; with `deep` also of the objects behind them."""
    if column.is_array:
        return column.data.nbytes
    if column.kind == "category":
        from pandas._categorical import codes_array

        return codes_array(column).nbytes + index_bytes(column.extra.categories, deep)
    if column.kind in NULLABLE:
        return len(column) * (np.dtype(NULLABLE[column.kind]).itemsize + 1)
    size = 8 * len(column)
    if deep and column.kind in ("str", "object", "string"):
        size += sum(_object_size(value) for value in column.data)
    return size


def _object_size(value):
    """Bytes of an object as CPython lays it out."""
    if isinstance(value, str):
        return 49 + len(value) if value.isascii() else 74 + 2 * len(value)
    if isinstance(value, float):
        return 24
    if value is None:
        return 16
    return 28


def index_bytes(index, deep=False):
    if isinstance(index, RangeIndex):
        return 132
    size = 8 * len(index)
    if deep and index._kind in ("str", "object"):
        size += sum(_object_size(label) for label in index)
    return size


def _size_text(size, suffix=""):
    for unit in ("bytes", "KB", "MB", "GB"):
        if size < 1024.0:
            return f"{size:3.1f}{suffix} {unit}"
        size /= 1024.0
    return f"{size:3.1f}{suffix} TB"
