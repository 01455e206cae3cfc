"""Tables from and to comma-separated text."""

import numpy as np
from pandas._frame import DataFrame
from pandas._index import Index, RangeIndex
from pandas._values import Column, NaN, cast, column_of, is_missing

_MISSING = {
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL",
    "NaN", "None", "n/a", "nan", "null",
}
_TRUTH = {"True": True, "TRUE": True, "true": True, "False": False, "FALSE": False, "false": False}


def read_csv(
    filepath_or_buffer, sep=",", delimiter=None, header="infer", names=None, index_col=None, usecols=None, dtype=None,
    skiprows=None, nrows=None, na_values=None, encoding=None, comment=None, skipinitialspace=False, engine=None,
):
    """A frame of a file, a path or an open text; types are found column by column."""
    rows = _rows(_text(filepath_or_buffer, encoding), delimiter or sep, comment)
    if skiprows is not None:
        rows = rows[skiprows:] if isinstance(skiprows, int) else [r for i, r in enumerate(rows) if i not in skiprows]
    if not rows:
        from pandas.errors import EmptyDataError

        raise EmptyDataError("No columns to parse from file")
    if header == "infer":
        header = None if names is not None else 0
    labels = None
    if header is not None:
        labels, rows = [text for text, _ in rows[header]], rows[header + 1 :]
    if names is not None:
        labels = list(names)
    width = max((len(row) for row in rows), default=0)
    if labels is None:
        labels = list(range(width))
    labels = _unique([f"Unnamed: {i}" if label == "" else label for i, label in enumerate(labels)])
    if nrows is not None:
        rows = rows[:nrows]
    for number, row in enumerate(rows):
        if len(row) > len(labels) + 1 or (len(row) > len(labels) and width != len(labels) + 1):
            from pandas.errors import ParserError

            raise ParserError(
                f"Error tokenizing data. C error: Expected {len(labels)} fields in line {number + 2}, saw {len(row)}\n"
            )
    implicit_index = width == len(labels) + 1 and bool(rows)
    missing = _MISSING if na_values is None else _MISSING | set([na_values] if isinstance(na_values, str) else na_values)
    columns = [
        _parsed([row[i] if i < len(row) else ("", False) for row in rows], missing)
        for i in range(len(labels) + (1 if implicit_index else 0))
    ]
    return _built(labels, columns, len(rows), implicit_index, index_col, usecols, dtype)


def _built(labels, columns, count, implicit_index, index_col, usecols, dtype):
    index = RangeIndex(count)
    if implicit_index:
        index, columns = Index(columns[0].to_list()), columns[1:]
    if dtype is not None:
        columns = [
            cast(c, dtype if not isinstance(dtype, dict) else dtype[label]) if not isinstance(dtype, dict) or label in dtype else c
            for label, c in zip(labels, columns)
        ]
    frame = DataFrame._make(columns, Index(labels), index)
    if usecols is not None:
        wanted = [labels[c] if isinstance(c, int) else c for c in usecols]
        frame = frame[[label for label in labels if label in wanted]]
    if index_col is not None and index_col is not False:
        name = labels[index_col] if isinstance(index_col, int) else index_col
        frame = frame.set_index(name)
        if isinstance(name, str) and name.startswith("Unnamed: "):
            frame.index.name = None
    return frame


def _text(source, encoding):
    if hasattr(source, "read"):
        data = source.read()
        return data.decode(encoding or "utf-8") if isinstance(data, bytes) else data
    with open(source, encoding=encoding or "utf-8", newline="") as file:
        return file.read()


def _rows(text, separator, comment):
    """Lists of (text, whether it was quoted); empty lines are left out."""
    if text.startswith("\ufeff"):
        text = text[1:]
    if '"' in text or len(separator) > 1 or comment is not None:
        return _quoted_rows(text, separator, comment)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [[(field, False) for field in line.split(separator)] for line in lines if line.strip() or separator in line and line]


def _quoted_rows(text, separator, comment):
    if len(separator) > 1:
        import re

        lines = [line for line in text.splitlines() if line.strip()]
        return [[(field, False) for field in re.split(separator, line.strip())] for line in lines]
    rows, row, field, quoted, inside, i = [], [], [], False, False, 0
    while i < len(text):
        char = text[i]
        if inside:
            if char == '"' and text[i + 1 : i + 2] == '"':
                field.append('"')
                i += 1
            elif char == '"':
                inside = False
            else:
                field.append(char)
        elif char == '"' and not field:
            inside = quoted = True
        elif char == separator:
            row.append(("".join(field), quoted))
            field, quoted = [], False
        elif char == comment and comment is not None:
            while i + 1 < len(text) and text[i + 1] != "\n":
                i += 1
        elif char in "\r\n":
            if char == "\r" and text[i + 1 : i + 2] == "\n":
                i += 1
            if row or field or quoted:
                rows.append(row + [("".join(field), quoted)])
            row, field, quoted = [], [], False
        else:
            field.append(char)
        i += 1
    if row or field or quoted:
        rows.append(row + [("".join(field), quoted)])
    return rows


def _unique(labels):
    """Labels with `.1`, `.2` at those that occur again."""
    counts, result = {}, []
    for label in labels:
        count = counts.get(label, 0)
        counts[label] = count + 1
        result.append(label if count == 0 else f"{label}.{count}")
    return result


def _parsed(fields, missing):
    """Integers, else floats, else truth values, else texts."""
    texts = [text for text, _ in fields]
    absent = [text.strip() in missing for text in texts]
    if not any("_" in text for text in texts):
        for parse in (_integers, _floats):
            column = parse(texts, absent)
            if column is not None:
                return column
    if not any(absent) and all(text in _TRUTH for text in texts):
        return Column(np.array([_TRUTH[text] for text in texts], dtype=bool), "bool")
    if any(text in _TRUTH for text in texts) and all(gone or text in _TRUTH for text, gone in zip(texts, absent)):
        return Column([NaN if gone else _TRUTH[text] for text, gone in zip(texts, absent)], "object")
    return Column([NaN if gone else text for text, gone in zip(texts, absent)], "str")


def _integers(texts, absent):
    """A column of integers, None if a field is none."""
    if any(absent) or not texts:
        return None
    try:
        numbers = [int(text) for text in texts]
    except ValueError:
        return None
    if any(not -(2**63) <= number < 2**63 for number in numbers):
        return None
    return Column(np.array(numbers, dtype=np.int64), "int64")


def _floats(texts, absent):
    """A column of floats with NaN for missing fields, None if a field is no number."""
    if not texts:
        return Column([], "object")
    try:
        values = [NaN if gone else float(text) for text, gone in zip(texts, absent)]
    except ValueError:
        return None
    return Column(np.array(values, dtype=np.float64), "float64")


def frame_to_csv(frame, path, separator, index, header, na_rep, float_format):
    """The text, or the file at `path`."""
    lines = []
    if header:
        names = [("" if name is None else str(name)) for name in frame.index.names] if index else []
        lines.append(separator.join(_escaped(text, separator) for text in names + [str(c) for c in frame.columns]))
    columns = [[_cell(v, na_rep, float_format) for v in part.to_list()] for part in frame._data]
    labels = list(frame.index)
    for i in range(len(frame)):
        head = []
        if index:
            head = [str(part) for part in labels[i]] if isinstance(labels[i], tuple) else [_cell(labels[i], na_rep, None)]
        lines.append(separator.join(_escaped(text, separator) for text in head + [column[i] for column in columns]))
    text = "".join(line + "\n" for line in lines)
    if path is None:
        return text
    if hasattr(path, "write"):
        path.write(text)
    else:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def _cell(value, na_rep, float_format):
    if is_missing(value):
        return na_rep
    if isinstance(value, float):
        if float_format is not None:
            return float_format(value) if callable(float_format) else float_format % value
        return repr(value)
    return str(value)


def _escaped(text, separator):
    if separator in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
