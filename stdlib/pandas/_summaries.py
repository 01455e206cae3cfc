"""`describe` and `info` of frames."""

import numpy as np
from pandas._index import Index, RangeIndex
from pandas._values import NaN, column_of


def describe(frame, include=None):
    """Count, mean, spread and quartiles of the numeric columns; of the others if there are no numeric ones."""
    from pandas._frame import DataFrame

    if include == "all":
        selected = frame
    elif include is not None:
        selected = frame.select_dtypes(include)
    else:
        selected = frame.select_dtypes("number")
        selected = frame if not len(selected.columns) else selected
    summaries = [selected.iloc[:, n].describe() for n in range(len(selected.columns))]
    labels = []
    for summary in sorted(summaries, key=len):
        labels += [label for label in summary.index if label not in labels]
    if any("unique" in summary.index for summary in summaries) and any("mean" in s.index for s in summaries):
        labels = ["count", "unique", "top", "freq", "mean", "std", "min", "25%", "50%", "75%", "max"]
    parts = [column_of([summary.get(label, NaN) for label in labels]) for summary in summaries]
    if all("unique" in summary.index for summary in summaries):
        parts = [summary._column for summary in summaries]
    return DataFrame._make(parts, selected.columns, Index(labels))


def print_info(frame):
    """Columns with their counts and types, and the memory they take."""
    print("<class 'pandas.DataFrame'>")
    labels = frame.index
    kind = type(labels).__name__
    if len(labels):
        print(f"{kind}: {len(labels)} entries, {labels[0]} to {labels[len(labels) - 1]}")
    else:
        print(f"{kind}: 0 entries")
    print(f"Data columns (total {len(frame.columns)} columns):")
    rows = [(" # ", "Column", "Non-Null Count", "Dtype"), ("---", "------", "--------------", "-----")]
    for n, (label, part) in enumerate(zip(frame.columns, frame._data)):
        rows.append((f" {n} ", str(label), f"{len(part.present())} non-null", str(part.dtype)))
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths)))
    counts = {}
    for part in frame._data:
        counts[str(part.dtype)] = counts.get(str(part.dtype), 0) + 1
    print("dtypes: " + ", ".join(f"{name}({count})" for name, count in sorted(counts.items())))
    print("memory usage: " + _size_text(_memory(frame)))


def _memory(frame):
    """Bytes of the values, and of labels that are not a range (which takes 132)."""
    total = 132 if isinstance(frame.index, RangeIndex) else 8 * len(frame.index)
    for part in frame._data:
        total += part.data.nbytes if part.is_array else 8 * len(part)
    return total


def _size_text(size):
    for unit in ("bytes", "KB", "MB", "GB"):
        if size < 1024.0:
            return f"{size:3.1f} {unit}"
        size /= 1024.0
    return f"{size:3.1f} TB"
