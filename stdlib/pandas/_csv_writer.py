"""Frames as separated text."""

from pandas._dtypes import NaT
from pandas._values import is_missing


def frame_to_csv(
    frame,
    path,
    separator,
    index,
    header,
    na_rep,
    float_format,
    index_label=None,
    mode="w",
    encoding=None,
    quoting=None,
    quotechar='"',
    lineterminator=None,
    date_format=None,
    decimal=".",
    compression="infer",
):
    """The text, or the file at `path`."""
    if len(separator) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    end = lineterminator or "\n"
    quote = _quoter(separator, quotechar, quoting or 0)
    lines = []
    labels = [str(label) for label in header] if isinstance(header, (list, tuple)) else None
    if header is not False:
        lines += _head(frame, index, index_label, labels, quote, separator)
    columns = [_cells(part, na_rep, float_format, date_format, decimal) for part in frame._data]
    heads = []
    if index:
        levels = (
            [frame.index]
            if frame.index.nlevels == 1
            else [frame.index.get_level_values(n) for n in range(frame.index.nlevels)]
        )
        heads = [_cells(level._column, na_rep, None, date_format, decimal) for level in levels]
    for row in zip(*(heads + columns)) if heads + columns else [()] * len(frame):
        lines.append(separator.join(quote(text, value) for text, value in row))
    text = "".join(line + end for line in lines)
    if path is None:
        return text
    if hasattr(path, "write"):
        path.write(text)
        return None
    if str(path).endswith(".gz") and compression in ("infer", "gzip") or compression == "gzip":
        import gzip

        with gzip.open(path, "wb") as file:
            file.write(text.encode(encoding or "utf-8"))
        return None
    with open(path, mode, encoding=encoding or "utf-8", newline="") as file:
        file.write(text)


def _head(frame, index, index_label, labels, quote, separator):
    columns = frame.columns
    names = []
    if index:
        if index_label is False:
            names = []
        elif index_label is not None:
            names = [index_label] if isinstance(index_label, str) else list(index_label)
        else:
            names = ["" if name is None else str(name) for name in frame.index.names]
    if columns.nlevels > 1 and labels is None:
        lines = []
        for level in range(columns.nlevels):
            name = columns.names[level]
            first = ["" if name is None else str(name)] + [""] * (len(names) - 1) if names else []
            lines.append(first + [str(label[level]) for label in columns])
        if any(names):
            lines.append(names + [""] * len(columns))
        return [separator.join(quote(text, text) for text in line) for line in lines]
    texts = names + (labels if labels is not None else ["" if is_missing(label) else str(label) for label in columns])
    return [separator.join(quote(text, text) for text in texts)]


def _cells(part, na_rep, float_format, date_format, decimal):
    """(text, value) of every cell."""
    if part.is_datetime or part.is_timedelta:
        if date_format is not None:
            return [(na_rep, None) if v is NaT else (v.strftime(date_format), str(v)) for v in part.data]
        from pandas._format import format_column

        return [(na_rep, None) if v is NaT else (text.strip(), text) for v, text in zip(part.data, format_column(part))]
    return [(_cell(v, na_rep, float_format, decimal), v) for v in part.to_list()]


def _cell(value, na_rep, float_format, decimal):
    if is_missing(value):
        return na_rep
    if isinstance(value, float):
        if float_format is not None:
            text = (
                float_format(value)
                if callable(float_format)
                else (float_format.format(value) if "{" in float_format else float_format % value)
            )
        else:
            text = repr(float(value))
        return text if decimal == "." else text.replace(".", decimal)
    return str(value)


def _quoter(separator, quotechar, quoting):
    """How a cell is written: 0 quotes where needed, 1 always, 2 what is no number, 3 never."""

    def quote(text, value):
        needed = separator in text or quotechar in text or "\n" in text or "\r" in text
        if quoting == 1 or (quoting == 2 and not isinstance(value, (int, float))):
            needed = True
        if quoting == 3:
            return text
        return quotechar + text.replace(quotechar, quotechar * 2) + quotechar if needed else text

    return quote
