"""How series and frames are printed: at most 60 rows, 80 columns of text, six digits."""

import math

import numpy as np
from pandas._values import is_missing

DIGITS = 6
MAX_ROWS, MIN_ROWS, WIDTH = 60, 10, 80
options = {
    "display.max_rows": MAX_ROWS, "display.min_rows": MIN_ROWS, "display.width": WIDTH, "display.precision": DIGITS,
    "display.max_columns": 0, "display.max_colwidth": 50,
}


def format_float_column(values):
    """Six digits without the zeros that all share, or exponents when values are very small, or large and long."""
    digits = options["display.precision"]
    texts = _trim_zeros([_float_text(v, "f", digits) for v in values])
    present = [abs(v) for v in values if not is_missing(v) and not math.isinf(v)]
    too_long = max((len(text) for text in texts), default=0) > digits + 6
    small = any(0 < v < 10 ** (-digits) for v in present)
    if small or (too_long and any(v > 1e6 for v in present)):
        texts = [_float_text(v, "e", digits) for v in values]
    return texts


def _float_text(value, style, digits):
    if is_missing(value):
        return "NaN"
    if math.isinf(value):
        return " inf" if value > 0 else "-inf"
    return f"{value: .{digits}{style}}"


def _numeric(text):
    return text[-1:].isdigit()


def _trim_zeros(texts):
    """Removes trailing zeros while all numbers have one; one digit after the point stays."""
    numbers = [text for text in texts if _numeric(text) and "." in text]
    cut = 0
    while numbers and all(text[len(text) - 1 - cut] == "0" for text in numbers):
        cut += 1
    trimmed = []
    for text in texts:
        if _numeric(text) and "." in text:
            text = text[: len(text) - cut] if cut else text
            text = text + "0" if text.endswith(".") else text
        trimmed.append(text)
    return trimmed


def format_column(column):
    """The texts of a column's cells, each with room for a sign."""
    if column.is_float:
        return format_float_column(column.to_list())
    if column.kind == "bool":
        return [" True" if v else " False" for v in column.to_list()]
    if column.is_array:
        return [f"{v: d}" for v in column.to_list()]
    limit = options["display.max_colwidth"]
    return [_object_text(value, limit) for value in column.data]


def _object_text(value, limit):
    if is_missing(value):
        return " NaN" if value is not None else " None"
    if isinstance(value, (float, np.floating)):
        return " " + _trim_zeros([f"{value:.{DIGITS}f}"])[0] if abs(value) < 1e16 else f" {value}"
    text = _plain(value)
    if limit is not None and len(text) >= limit and isinstance(value, str):
        text = text[: limit - 4] + "..."
    return " " + text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _plain(value):
    if isinstance(value, (list, tuple)):
        inner = ", ".join(_plain(v) for v in value)
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k!r}: {_plain(v)}" for k, v in value.items()) + "}"
    return str(value)


def label_texts(index):
    """Row labels, left-justified by the caller; floats with common digits."""
    labels = list(index)
    if labels and all(isinstance(label, float) for label in labels):
        return [text.strip() if text.startswith(" ") else text for text in format_float_column(labels)]
    return [("NaN" if is_missing(label) else str(label)) for label in labels]


def index_columns(index):
    """One list of texts per level; repeated labels of outer levels are left out."""
    if not hasattr(index, "nlevels"):
        return [label_texts(index)]
    columns = []
    labels = list(index)
    for level in range(index.nlevels):
        texts = []
        for i, label in enumerate(labels):
            same = level < index.nlevels - 1 and i > 0 and labels[i - 1][: level + 1] == label[: level + 1]
            texts.append("" if same else str(label[level]))
        columns.append(texts)
    return columns


def adjoin(space, columns):
    """Columns of texts side by side, padded to their widths; the last one is not padded on the right."""
    widths = [max((len(text) for text in column), default=0) for column in columns]
    lines = []
    for cells in zip(*columns):
        padded = [cell.ljust(width + space) for cell, width in zip(cells[:-1], widths[:-1])]
        lines.append("".join(padded) + cells[-1].ljust(widths[-1]))
    return "\n".join(lines)


def truncated_rows(length, max_rows=None):
    """(head, tail) row counts to show, None for all."""
    max_rows = options["display.max_rows"] if max_rows is None else max_rows
    if max_rows is None or length <= max_rows:
        return None
    shown = min(options["display.min_rows"] or max_rows, max_rows)
    return (shown // 2, shown // 2) if shown > 1 else (1, 0)


class FrameFormatter:
    """The text of a frame; columns in the middle are left out when the lines would be longer than `width`."""

    def __init__(self, frame, max_rows=None, width=None, show_index=True):
        self.frame = frame
        self.show_index = show_index
        self.rows = truncated_rows(len(frame), max_rows) if max_rows != 0 else None
        self.width = options["display.width"] if width is None else width
        self.left_columns = None

    def row_positions(self):
        total = len(self.frame)
        if self.rows is None:
            return list(range(total))
        head, tail = self.rows
        return list(range(head)) + list(range(total - tail, total))

    def column_numbers(self):
        total = len(self.frame.columns)
        if self.left_columns is None:
            return list(range(total))
        half = self.left_columns // 2
        return list(range(half)) + list(range(total - half, total))

    def columns_of_text(self):
        frame = self.frame
        positions = self.row_positions()
        index = frame.index.take(positions) if self.rows is not None else frame.index
        has_name = any(name is not None for name in index.names)
        columns_name = getattr(frame.columns, "name", None)
        named_row = has_name
        result = []
        if self.show_index:
            levels = index_columns(index)
            for level, texts in enumerate(levels):
                name = index.names[level]
                head = [str(columns_name) if columns_name is not None and level == 0 else ""]
                if named_row:
                    head.append("" if name is None else str(name))
                texts = head + texts
                width = max(len(text) for text in texts)
                result.append([text.ljust(width) for text in texts])
        numbers = self.column_numbers()
        labels = [str(frame.columns[number]) for number in numbers]
        if labels and all(isinstance(frame.columns[number], int) for number in numbers):
            # Numbers as labels are padded on the right, as row labels are.
            widest = max(len(label) for label in labels)
            labels = [label.ljust(widest) for label in labels]
        for number, label in zip(numbers, labels):
            column = frame._data[number]
            cells = format_column(column.take(positions) if self.rows is not None else column)
            header = " " + label if column.is_numeric else label
            cells = [header] + ([""] if named_row else []) + cells
            if not self.show_index:
                cells = [cell[1:] if cell.startswith(" ") else cell for cell in cells]
            width = max(len(cell) for cell in cells)
            result.append([cell.rjust(width) for cell in cells])
        if self.left_columns is not None:
            dots = [" ..."] * len(result[-1])
            if named_row:
                dots[1] = "    "
            result.insert(self.left_columns // 2 + (len(index_columns(index)) if self.show_index else 0), dots)
        if self.rows is not None:
            self._insert_row_dots(result, named_row)
        return result

    def _insert_row_dots(self, result, named_row):
        place = self.rows[0] + 1 + (1 if named_row else 0)
        dot_column = None
        if self.left_columns is not None:
            dot_column = self.left_columns // 2 + 1
        for number, column in enumerate(result):
            width = len(column[place])
            dots = "..." if width > 3 or number == dot_column else ".."
            column.insert(place, dots.ljust(width) if number == 0 and self.show_index else dots.rjust(width))

    def text(self):
        frame = self.frame
        if len(frame.columns) == 0 or len(frame) == 0:
            columns = ", ".join(_plain(label) for label in frame.columns)
            index = "[" + ", ".join(str(label) for label in frame.index) + "]"
            if len(frame.index) == 0:
                index = "[]"
            return f"Empty DataFrame\nColumns: [{columns}]\nIndex: {index}"
        columns = self.columns_of_text()
        body = adjoin(1, columns)
        longest = max(len(line) for line in body.split("\n"))
        if self.width and longest > self.width:
            self._leave_out(columns, longest)
            body = adjoin(1, self.columns_of_text())
        if self.rows is not None or self.left_columns is not None:
            body += f"\n\n[{len(frame)} rows x {len(frame.columns)} columns]"
        return body

    def _leave_out(self, columns, longest):
        """Takes columns from the middle until the rest fits."""
        excess = longest - self.width + 1
        widths = [max(len(text) for text in column) for column in columns]
        while excess > 0 and len(widths) > 1:
            middle = round(len(widths) / 2)
            excess -= widths.pop(middle) + 1
        index_width = len(index_columns(self.frame.index)) if self.show_index else 0
        kept = max(len(widths) - index_width, 2)
        if kept < len(self.frame.columns):
            self.left_columns = kept


def series_text(series):
    """Labels and values, and a last line with name, length and dtype."""
    column, index = series._column, series.index
    footer = []
    if series.name is not None:
        footer.append(f"Name: {series.name}")
    if len(column) == 0:
        return f"Series([], {', '.join(footer + [f'dtype: {column.dtype}'])})"
    rows = truncated_rows(len(column))
    if rows is not None:
        head, tail = rows
        positions = list(range(head)) + list(range(len(column) - tail, len(column)))
        index, column = index.take(positions), column.take(positions)
        footer.append(f"Length: {len(series)}")
    footer.append(f"dtype: {series._column.dtype}")
    values = format_column(column)
    width = max(len(text) for text in values)
    values = [text.rjust(width) for text in values]
    levels = index_columns(index)
    named = any(name is not None for name in index.names)
    if len(levels) > 1 and named:
        # The names stand above the levels and take part in their widths.
        levels = [["" if name is None else str(name)] + level for name, level in zip(index.names, levels)]
    labels = adjoin(2, levels).split("\n")
    head = []
    if named:
        head = [labels.pop(0).rstrip()] if len(levels) > 1 else [str(index.names[0])]
    label_width = max(len(label) for label in labels)
    lines = [label.ljust(label_width) + "   " + value for label, value in zip(labels, values)]
    if rows is not None:
        place = rows[0]
        dots = "..." if width > 3 else ".."
        lines.insert(place, " " * (label_width + 3) + dots.center(width))
    return "\n".join(head + lines) + "\n" + ", ".join(footer)

