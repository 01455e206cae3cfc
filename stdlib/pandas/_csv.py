"""Tables from separated text."""

import numpy as np
from pandas._dtypes import NA
from pandas._frame import DataFrame
from pandas._index import Index, RangeIndex, index_of
from pandas._multiindex import MultiIndex
from pandas._values import Column, NaN, cast, column_of, dtype_name, is_missing
from pandas.errors import EmptyDataError, ParserError, ParserWarning

_MISSING = {
    "",
    "#N/A",
    "#N/A N/A",
    "#NA",
    "-1.#IND",
    "-1.#QNAN",
    "-NaN",
    "-nan",
    "1.#IND",
    "1.#QNAN",
    "<NA>",
    "N/A",
    "NA",
    "NULL",
    "NaN",
    "None",
    "n/a",
    "nan",
    "null",
}
_TRUTH = {"True": True, "TRUE": True, "true": True, "False": False, "FALSE": False, "false": False}


def read_csv(
    filepath_or_buffer,
    *,
    sep=",",
    delimiter=None,
    header="infer",
    names=None,
    index_col=None,
    usecols=None,
    dtype=None,
    engine=None,
    converters=None,
    true_values=None,
    false_values=None,
    skipinitialspace=False,
    skiprows=None,
    skipfooter=0,
    nrows=None,
    na_values=None,
    keep_default_na=True,
    na_filter=True,
    skip_blank_lines=True,
    parse_dates=None,
    date_format=None,
    dayfirst=False,
    cache_dates=True,
    iterator=False,
    chunksize=None,
    compression="infer",
    thousands=None,
    decimal=".",
    lineterminator=None,
    quotechar='"',
    quoting=0,
    doublequote=True,
    escapechar=None,
    comment=None,
    encoding=None,
    encoding_errors="strict",
    on_bad_lines="error",
    low_memory=True,
    memory_map=False,
    float_precision=None,
    storage_options=None,
    dialect=None,
    dtype_backend=None,
):
    """A frame of a file, a path or an open text; types are found column by column."""
    separator = delimiter if delimiter is not None else sep
    text = _text(filepath_or_buffer, encoding, encoding_errors, compression)
    if separator is None:
        separator = _sniffed(text)
    if separator == "\\t":
        separator = "\t"
    if isinstance(skiprows, int):
        text = _without_lines(text, lambda number: number < skiprows)
    elif skiprows is not None:
        skipped = skiprows if callable(skiprows) else set(skiprows).__contains__
        text = _without_lines(text, skipped)
    rows = _rows(
        text, separator, comment, quotechar if quoting != 3 else None, skip_blank_lines, skipinitialspace, thousands
    )
    if skipfooter:
        rows = rows[: len(rows) - skipfooter]
    if not rows:
        raise EmptyDataError("No columns to parse from file")
    return _Table(
        rows,
        header,
        names,
        index_col,
        usecols,
        dtype,
        converters,
        nrows,
        _missing_texts(na_values, keep_default_na, na_filter),
        na_values if isinstance(na_values, dict) else None,
        parse_dates,
        date_format,
        dayfirst,
        thousands,
        decimal,
        on_bad_lines,
        true_values,
        false_values,
        skipinitialspace,
    ).result(chunksize, iterator)


def read_table(filepath_or_buffer, *, sep="\t", **kwargs):
    """As `read_csv`, with tabs."""
    return read_csv(filepath_or_buffer, sep=sep, **kwargs)


def read_fwf(filepath_or_buffer, *, colspecs="infer", widths=None, infer_nrows=100, **kwargs):
    """Lines whose fields stand at fixed places."""
    lines = [line for line in _text(filepath_or_buffer, None, "strict", "infer").splitlines() if line.strip()]
    if widths is not None:
        edges = [sum(widths[:n]) for n in range(len(widths) + 1)]
        colspecs = list(zip(edges[:-1], edges[1:]))
    elif colspecs == "infer":
        width = max(len(line) for line in lines)
        filled = [any(len(line) > i and line[i] != " " for line in lines) for i in range(width)] + [False]
        colspecs, start = [], None
        for i, full in enumerate(filled):
            if full and start is None:
                start = i
            elif not full and start is not None:
                colspecs.append((start, i))
                start = None
    import io

    def quoted(field):
        return '"' + field.replace('"', '""') + '"' if "," in field or '"' in field else field

    text = "\n".join(",".join(quoted(line[a:b].strip()) for a, b in colspecs) for line in lines)
    return read_csv(io.StringIO(text), **kwargs)


def _sniffed(text):
    first = text.split("\n", 1)[0]
    return max(",;\t|", key=first.count) if any(mark in first for mark in ",;\t|") else r"\s+"


def _without_lines(text, skipped):
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(line for number, line in enumerate(lines) if not skipped(number))


def _missing_texts(na_values, keep_default_na, na_filter):
    if not na_filter:
        return frozenset()
    missing = set(_MISSING) if keep_default_na else set()
    if na_values is not None and not isinstance(na_values, dict):
        given = [na_values] if isinstance(na_values, (str, int, float)) else na_values
        for value in given:
            missing.add(str(value))
            if isinstance(value, float) and value == int(value):
                missing.add(str(int(value)))
            elif isinstance(value, int):
                missing.add(str(float(value)))
    return missing


class _Table:
    """Rows of texts on their way to a frame."""

    def __init__(
        self,
        rows,
        header,
        names,
        index_col,
        usecols,
        dtype,
        converters,
        nrows,
        missing,
        missing_by_column,
        parse_dates,
        date_format,
        dayfirst,
        thousands,
        decimal,
        on_bad_lines,
        true_values,
        false_values,
        skipinitialspace,
    ):
        self.index_col, self.usecols, self.dtype, self.converters = index_col, usecols, dtype, converters or {}
        self.missing, self.missing_by_column = missing, missing_by_column or {}
        self.parse_dates, self.date_format, self.dayfirst = parse_dates, date_format, dayfirst
        self.thousands, self.decimal = thousands, decimal
        self.truth = dict(_TRUTH)
        self.truth.update({text: True for text in true_values or []})
        self.truth.update({text: False for text in false_values or []})
        self.levels = None
        self.labels, self.rows = self._head(rows, header, names)
        if nrows is not None:
            self.rows = self.rows[:nrows]
        width = max((len(row) for row in self.rows), default=0)
        if self.labels is None:
            self.labels = list(range(width))
        self.implicit = 0
        if self.rows and len(self.rows[0]) > len(self.labels) and index_col is not False:
            self.implicit = len(self.rows[0]) - len(self.labels) if names is None or width > len(self.labels) else 0
        self._check_widths(on_bad_lines, header)

    def _head(self, rows, header, names):
        if header == "infer":
            header = None if names is not None else 0
        labels = None
        if isinstance(header, (list, tuple)):
            heads = [[text for text, _ in rows[n]] for n in header]
            self.levels = list(zip(*heads))
            labels, rows = [tuple(parts) for parts in self.levels], rows[max(header) + 1 :]
            return labels, rows
        if header is not None:
            if header >= len(rows):
                raise ParserError(f"Passed header=[{header}], len of {len(rows)}, but only {len(rows)} lines in file")
            labels, rows = [text for text, _ in rows[header]], rows[header + 1 :]
            labels = _unique([f"Unnamed: {i}" if label == "" else label for i, label in enumerate(labels)])
        if names is not None:
            names = list(names)
            if len(set(names)) != len(names):
                raise ValueError("Duplicate names are not allowed.")
            labels = names
        return labels, rows

    def _check_widths(self, on_bad_lines, header):
        most = len(self.labels) + self.implicit
        kept = []
        for number, row in enumerate(self.rows):
            if len(row) > most:
                line = number + (2 if header is not None else 1)
                if on_bad_lines == "error":
                    raise ParserError(
                        f"Error tokenizing data. C error: Expected {most} fields in line {line}, saw {len(row)}\n"
                    )
                if on_bad_lines == "warn":
                    import warnings

                    warnings.warn(
                        f"Skipping line {line}: expected {most} fields, saw {len(row)}\n", ParserWarning, stacklevel=4
                    )
                elif callable(on_bad_lines):
                    changed = on_bad_lines([text for text, _ in row])
                    if changed is not None:
                        kept.append([(text, False) for text in changed])
                continue
            kept.append(row)
        self.rows = kept

    def result(self, chunksize, iterator):
        if chunksize is None and not iterator:
            return self.frame(self.rows, 0)
        return TextFileReader(self, chunksize)

    def _wanted(self):
        """Numbers of the columns that are read."""
        numbers = list(range(len(self.labels)))
        usecols = self.usecols
        if usecols is None:
            return numbers
        if callable(usecols):
            return [n for n in numbers if usecols(self.labels[n])]
        usecols = list(usecols)
        if all(isinstance(c, int) for c in usecols):
            return [n for n in numbers if n in usecols]
        absent = [c for c in usecols if c not in self.labels]
        if absent:
            raise ValueError(f"Usecols do not match columns, columns expected but not found: {absent}")
        return [n for n in numbers if self.labels[n] in usecols]

    def frame(self, rows, start):
        implicit = self.implicit
        numbers = self._wanted()
        cells = {n: [row[n + implicit] if n + implicit < len(row) else ("", False) for row in rows] for n in numbers}
        labels = [self.labels[n] for n in numbers]
        columns = [self._column(label, cells[n]) for label, n in zip(labels, numbers)]
        index = RangeIndex(start, start + len(rows))
        if implicit:
            outer = [
                self._column(None, [row[n] if n < len(row) else ("", False) for row in rows]) for n in range(implicit)
            ]
            index = index_of(outer[0]) if implicit == 1 else MultiIndex.from_arrays([index_of(c) for c in outer])
        heads = (
            MultiIndex._of(labels, [None] * len(labels[0]))
            if self.levels is not None
            else (RangeIndex(len(labels)) if labels == list(range(len(labels))) and labels else Index(labels))
        )
        frame = DataFrame._make(columns, heads, index)
        frame = self._dated(frame)
        return self._indexed(frame)

    def _column(self, label, fields):
        if label in self.converters:
            return column_of([self.converters[label](text) for text, _ in fields])
        missing = self.missing
        if label in self.missing_by_column:
            given = self.missing_by_column[label]
            missing = missing | {str(v) for v in ([given] if isinstance(given, (str, int, float)) else given)}
        kind = self.dtype.get(label) if isinstance(self.dtype, dict) else self.dtype
        if kind is not None:
            return self._typed(label, fields, missing, kind)
        return _parsed(fields, missing, self.truth, self.thousands, self.decimal)

    def _typed(self, label, fields, missing, kind):
        name = dtype_name(kind)
        if name in ("str", "string", "object"):
            gap = NA if name == "string" else NaN
            return Column([gap if text in missing else text for text, _ in fields], name)
        if name == "category":
            column = _parsed(fields, missing, self.truth, self.thousands, self.decimal)
            return cast(column, kind)
        column = _parsed(fields, missing, self.truth, self.thousands, self.decimal)
        if name.startswith(("int", "uint")) and column.is_float and any(column.missing()):
            raise ValueError(f"Integer column has NA values in column {self.labels.index(label)}")
        if column.is_text and not name.startswith("datetime"):
            bad = next(v for v in column.data if not is_missing(v))
            if name.startswith("float"):
                raise ValueError(f"could not convert string to float: {bad!r}")
            raise ValueError(f"invalid literal for int() with base 10: {bad!r}")
        return cast(column, kind)

    def _dated(self, frame):
        given = self.parse_dates
        if not given:
            return frame
        from pandas._time_text import to_datetime

        if given is True:
            return frame
        for entry in given if isinstance(given, (list, tuple)) else [given]:
            label = frame.columns[entry] if isinstance(entry, int) and entry not in frame.columns else entry
            if label not in frame.columns:
                raise ValueError(f"Missing column provided to 'parse_dates': '{label}'")
            form = self.date_format.get(label) if isinstance(self.date_format, dict) else self.date_format
            try:
                frame[label] = to_datetime(frame[label], dayfirst=self.dayfirst, format=form)
            except (ValueError, TypeError):
                # Texts that are no dates stay texts.
                pass
        return frame

    def _indexed(self, frame):
        index_col = self.index_col
        if index_col is None or index_col is False:
            return frame
        entries = index_col if isinstance(index_col, (list, tuple)) else [index_col]
        names = []
        for entry in entries:
            if isinstance(entry, int) and entry not in self.labels:
                if entry >= len(self.labels):
                    raise IndexError("list index out of range")
                names.append(self.labels[entry])
            else:
                if entry not in frame.columns:
                    raise ValueError(f"Index {entry} invalid")
                names.append(entry)
        result = frame.set_index(names if len(names) > 1 else names[0])
        if self.parse_dates is True and len(names) == 1:
            from pandas._time_text import to_datetime

            try:
                result.index = index_of(to_datetime(frame[names[0]], dayfirst=self.dayfirst)._column, names[0])
            except (ValueError, TypeError):
                pass
        if len(names) == 1 and isinstance(names[0], str) and names[0].startswith("Unnamed: "):
            result.index = result.index.rename(None)
        return result


class TextFileReader:
    """The frames of a file, so many rows at a time."""

    def __init__(self, table, chunksize):
        self.table, self.chunksize, self.place = table, chunksize, 0

    def get_chunk(self, size=None):
        size = size or self.chunksize or len(self.table.rows)
        rows = self.table.rows[self.place : self.place + size]
        if not rows:
            raise StopIteration
        frame = self.table.frame(rows, self.place)
        self.place += len(rows)
        return frame

    read = get_chunk

    def __iter__(self):
        return self

    def __next__(self):
        return self.get_chunk()

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None

    def close(self):
        pass


def _text(source, encoding, errors, compression):
    if hasattr(source, "read"):
        data = source.read()
        return data.decode(encoding or "utf-8", errors) if isinstance(data, bytes) else data
    path = str(source)
    if path.startswith(("http://", "https://", "ftp://", "s3://")):
        raise NotImplementedError("reading from the network (not in Cellbook)")
    if path.endswith(".gz") and compression == "infer" or compression == "gzip":
        import gzip

        with gzip.open(path, "rb") as file:
            return file.read().decode(encoding or "utf-8", errors)
    with open(path, encoding=encoding or "utf-8", newline="", errors=errors) as file:
        return file.read()


def _rows(text, separator, comment, quotechar='"', skip_blank=True, skipinitialspace=False, thousands=None):
    """Lists of (text, whether it was quoted); empty lines are left out."""
    if text.startswith("\ufeff"):
        text = text[1:]
    if len(separator) > 1:
        import re

        lines = [line.split(comment)[0] if comment else line for line in text.splitlines()]
        pattern = re.compile(separator)
        blank = separator == r"\s+"
        return [
            [(field.strip('"'), False) for field in pattern.split(line.strip() if blank else line)]
            for line in lines if line.strip() or not skip_blank
        ]
    if quotechar is not None and quotechar in text or comment is not None:
        rows = _quoted_rows(text, separator, comment, quotechar or "\0")
    else:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if lines and lines[-1] == "":
            lines.pop()
        rows = [
            [(field, False) for field in line.split(separator)]
            for line in lines if not skip_blank or line.strip(" ") or separator in line and line
        ]
    if skipinitialspace:
        rows = [[(field.lstrip(" "), quoted) for field, quoted in row] for row in rows]
    return rows


def _quoted_rows(text, separator, comment, quote):
    rows, row, field, quoted, inside, i, length = [], [], [], False, False, 0, len(text)
    while i < length:
        char = text[i]
        if inside:
            end = text.find(quote, i)
            end = length if end < 0 else end
            field.append(text[i:end])
            if text[end + 1 : end + 2] == quote:
                field.append(quote)
                i = end + 2
                continue
            inside = False
            i = end + 1
            continue
        if char == quote and not "".join(field).strip():
            field, inside, quoted = [], True, True
        elif char == separator:
            row.append(("".join(field), quoted))
            field, quoted = [], False
        elif comment is not None and char == comment:
            while i + 1 < length and text[i + 1] != "\n":
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


def _parsed(fields, missing, truth=_TRUTH, thousands=None, decimal="."):
    """Integers, else floats, else truth values, else texts."""
    texts = [text for text, _ in fields]
    absent = [text in missing or text.strip() in missing and not text.strip() for text in texts]
    numbers = texts
    if thousands is not None:
        numbers = [text.replace(thousands, "") for text in numbers]
    if decimal != ".":
        numbers = [text.replace(decimal, ".") for text in numbers]
    if not any("_" in text for text in numbers):
        for parse in (_integers, _floats):
            column = parse(numbers, absent)
            if column is not None:
                return column
    if texts and not any(absent) and all(text in truth for text in texts):
        return Column(np.array([truth[text] for text in texts], dtype=bool), "bool")
    if any(text in truth for text in texts) and all(gone or text in truth for text, gone in zip(texts, absent)):
        return Column([NaN if gone else truth[text] for text, gone in zip(texts, absent)], "object")
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
        return Column(np.array(numbers, dtype=np.uint64), "uint64") if all(0 <= n < 2**64 for n in numbers) else None
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
