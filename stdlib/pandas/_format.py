"""How series and frames are printed: at most 60 rows, 80 columns of text, six digits."""

import math
import re

import numpy as np
from pandas._options import values as options
from pandas._values import Column, is_missing

TERMINAL_WIDTH = 80
_DECIMAL = re.compile(r"^\s*[+-]?[0-9]+\.[0-9]*$")


# Cells


def format_float_column(values, digits=None, leading=" "):
    """Six digits without the zeros that all share, or exponents when values are very small, or large and long."""
    custom = options["display.float_format"]
    if custom is not None:
        return ["NaN" if is_missing(v) else custom(v) for v in values]
    digits = options["display.precision"] if digits is None else digits
    chop = options["display.chop_threshold"]
    if chop is not None:
        values = [0.0 if abs(v) <= chop else v for v in values]
    texts = trim_zeros([_float_text(v, "f", digits, leading) for v in values])
    present = [abs(v) for v in values if v == v]
    too_long = max((len(text) for text in texts), default=0) > digits + 6
    small = any(0 < v < 10 ** (-digits) for v in present)
    if small or (too_long and any(v > 1e6 for v in present)):
        texts = [_float_text(v, "e", digits, leading) for v in values]
    return texts


def _float_text(value, style, digits, leading=" "):
    if value != value:
        return "NaN"
    if math.isinf(value):
        return leading + "inf" if value > 0 else "-inf"
    return f"{value: .{digits}{style}}" if leading else f"{value:.{digits}{style}}"


def trim_zeros(texts):
    """Removes trailing zeros while all numbers have one; one digit after the point stays."""
    numbers = [text for text in texts if _DECIMAL.match(text)]
    cut = 0
    while numbers and all(text[len(text) - 1 - cut] == "0" for text in numbers):
        cut += 1
    trimmed = []
    for text in texts:
        if numbers and _DECIMAL.match(text):
            text = text[: len(text) - cut] if cut else text
            text = text + "0" if text.endswith(".") else text
        trimmed.append(text)
    return trimmed


def plain_float(value):
    """A float alone: as short as it is, an exponent where Python would write one."""
    if value != value:
        return "nan"
    return repr(float(value))


def format_column(column, leading=True, na_rep="NaN", float_format=None):
    """The texts of a column's cells, each with room for a sign."""
    space = " " if leading else ""
    if column.kind == "category":
        column = categories_as_values(column)
    if column.is_float:
        if float_format is not None:
            return [na_rep if v != v else _formatted(float_format, v) for v in column.to_list()]
        texts = format_float_column(column.to_list(), leading=space)
        return texts if na_rep == "NaN" else [na_rep if text == "NaN" else text for text in texts]
    if column.kind == "bool":
        return [space + "True" if v else space + "False" for v in column.to_list()]
    if column.kind[:7] == "complex":
        return [f"{space}{v}" for v in _complex_texts(column.to_list())]
    if column.is_array:
        return [f"{v: d}" for v in column.to_list()] if leading else [str(v) for v in column.to_list()]
    if column.is_datetime:
        return datetime_texts(column)
    if column.is_timedelta:
        return timedelta_texts(column)
    return [_object_text(value, space, na_rep, float_format) for value in column.data]


def _formatted(float_format, value):
    return float_format(value) if callable(float_format) else float_format % value


def _complex_texts(values):
    real = trim_zeros([f"{v.real:.{options['display.precision']}f}" for v in values])
    imaginary = trim_zeros([f"{abs(v.imag):.{options['display.precision']}f}" for v in values])
    return [f"{r}{'-' if v.imag < 0 else '+'}{i}j" for r, i, v in zip(real, imaginary, values)]


def categories_as_values(column):
    """The values of a categorical column in a column of the categories' type."""
    inner = column.extra.categories._column
    if inner.is_float or (inner.is_array and not any(column.missing())):
        return inner.like(list(column.data))
    if inner.is_array and inner.kind != "bool":
        return Column(np.array(column.data, dtype=float), "float64")
    return Column(list(column.data), inner.kind if inner.kind != "bool" else "object", inner.extra)


def datetime_texts(column):
    """Days alone if all times are midnight, else with as many decimals as one of them needs."""
    stamps = [v for v in column.data if not is_missing(v)]
    if all(v._is_midnight() for v in stamps):
        return [
            "NaT" if is_missing(v) else v.strftime("%Y-%m-%d") if v.year >= 1000 else str(v)[:10] for v in column.data
        ]
    digits = max((v._decimals() for v in stamps), default=0)
    return ["NaT" if is_missing(v) else v._text(digits) for v in column.data]


def timedelta_texts(column):
    spans = [v for v in column.data if not is_missing(v)]
    even = all(v.value % 86_400_000_000_000 == 0 for v in spans)
    return ["NaT" if is_missing(v) else (f"{v.days} days" if even else str(v)) for v in column.data]


def _object_text(value, space, na_rep="NaN", float_format=None):
    if value is None:
        return space + "None"
    if is_missing(value):
        return space + (na_rep if isinstance(value, (float, np.floating)) else str(value))
    if isinstance(value, (float, np.floating)):
        if float_format is not None:
            return space + _formatted(float_format, value)
        custom = options["display.float_format"]
        if custom is not None:
            return space + custom(value)
        return trim_zeros([f"{value:{space}.{options['display.precision']}f}"])[0]
    return space + _escaped(plain(value))


def _escaped(text):
    if "\n" in text or "\t" in text or "\r" in text:
        return text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return text


def plain(value, quote=False):
    """A value as it prints inside a cell: texts bare, also those in lists."""
    if isinstance(value, str):
        return f"'{value}'" if quote else value
    if isinstance(value, dict):
        return "{" + ", ".join(f"{plain(k, True)}: {plain(v, True)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        inner = ", ".join(plain(v) for v in value[:100])
        if len(value) > 100:
            inner += ", ..."
        if isinstance(value, list):
            return f"[{inner}]"
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(plain(v) for v in value) + "}"
    if isinstance(value, np.ndarray) and value.ndim or type(value).__name__ in ("ExtensionArray", "Categorical"):
        return "[" + ", ".join(plain(v) for v in list(value)) + "]"
    return str(value)


# Labels


def label_texts(index, na_rep="NaN"):
    """The labels of one level; floats with common digits, times as columns of times."""
    kind = index._kind
    if kind[:5] == "float":
        return [text.strip() if text.startswith(" ") else text for text in format_float_column(list(index))]
    if kind.startswith(("datetime", "timedelta")):
        return [text.strip() for text in format_column(index._column)]
    return [_label_text(label, na_rep) for label in index]


def _label_text(label, na_rep="NaN"):
    if is_missing(label):
        return na_rep if isinstance(label, (float, np.floating)) else str(label)
    return _escaped(plain(label))


def level_texts(index):
    """One list of texts per level, nothing left out."""
    if index.nlevels == 1:
        return [label_texts(index)]
    levels = [index.get_level_values(n) for n in range(index.nlevels)]
    return [label_texts(level, "nan" if level._kind == "str" else "NaN") for level in levels]


def sparse(levels):
    """Repeated labels of outer levels are left out."""
    result = [[] for _ in levels]
    previous = None
    for row in zip(*levels):
        same = previous is not None
        for n, text in enumerate(row):
            same = same and n < len(row) - 1 and previous[n] == text
            result[n].append("" if same else text)
        previous = row
    return result


def index_columns(index):
    levels = level_texts(index)
    return sparse(levels) if len(levels) > 1 and options["display.multi_sparse"] else levels


def fixed_width(texts, justify="right", minimum=0):
    """Texts of one width; longer ones than the option allows are cut."""
    width = max((len(text) for text in texts), default=0)
    width = max(width, minimum)
    limit = options["display.max_colwidth"]
    if limit is not None and width > limit:
        width = limit
        texts = [text[: limit - 3] + "..." if limit > 3 and len(text) > limit else text for text in texts]
    return justified(texts, width, justify)


def justified(texts, width, mode):
    if mode == "left":
        return [text.ljust(width) for text in texts]
    return [text.center(width) if mode == "center" else text.rjust(width) for text in texts]


def adjoin(space, columns):
    """Columns of texts side by side, padded to their widths; the last one is not padded on the right."""
    widths = [max((len(text) for text in column), default=0) for column in columns]
    lines = []
    for cells in zip(*columns):
        padded = [cell.ljust(width + space) for cell, width in zip(cells[:-1], widths[:-1])]
        lines.append("".join(padded) + cells[-1].ljust(widths[-1]))
    return "\n".join(lines)


def truncated_rows(length, max_rows=None, min_rows=None):
    """(head, tail) row counts to show, None for all."""
    if not max_rows or length <= max_rows:
        return None
    shown = min(min_rows, max_rows) if min_rows else max_rows
    return (shown // 2, shown // 2) if shown > 1 else (1, 0)


# Frames


class FrameFormatter:
    """The text of a frame; columns in the middle are left out when the lines would be longer than `width`."""

    def __init__(
        self, frame, max_rows=0, width=None, index=True, header=True, na_rep="NaN", float_format=None, formatters=None,
        columns=None, col_space=None, justify=None, max_cols=None, min_rows=None, show_dimensions=False, sparsify=None,
        index_names=True, max_colwidth=None,
    ):
        self.frame = frame if columns is None else frame[list(columns)]
        self.index, self.na_rep, self.float_format = index, na_rep, float_format
        self.aliases = header if isinstance(header, (list, tuple)) else None
        self.header = bool(header) if self.aliases is None else True
        self.formatters = formatters or {}
        self.col_space = col_space
        self.justify = justify or options["display.colheader_justify"]
        self.rows = truncated_rows(len(self.frame), max_rows, min_rows)
        self.width = width
        self.max_cols = max_cols
        self.show_dimensions = show_dimensions
        self.index_names = index_names
        self.left = None
        if max_cols and len(self.frame.columns) > max_cols:
            self.left = max_cols // 2 or max_cols

    @classmethod
    def for_repr(cls, frame):
        width = options["display.width"] if options["display.expand_frame_repr"] else None
        return cls(
            frame, options["display.max_rows"], width, max_cols=options["display.max_columns"],
            min_rows=options["display.min_rows"], show_dimensions=options["display.show_dimensions"],
        )

    def row_positions(self):
        total = len(self.frame)
        if self.rows is None:
            return list(range(total))
        head, tail = self.rows
        return list(range(head)) + list(range(total - tail, total))

    def column_numbers(self):
        total = len(self.frame.columns)
        if self.left is None:
            return list(range(total))
        return list(range(self.left)) + list(range(total - self.left, total))

    @property
    def names_shown(self):
        return self.index and self.index_names and any(name is not None for name in self.frame.index.names)

    def header_texts(self, numbers):
        """For each shown column the texts of its head, one per level."""
        columns = self.frame.columns.take(numbers)
        if self.aliases is not None:
            if len(self.aliases) != len(self.frame.columns):
                raise ValueError(f"Writing {len(self.frame.columns)} cols but got {len(self.aliases)} aliases")
            levels = [[str(self.aliases[n]) for n in numbers]]
        else:
            levels = level_texts(columns)
        if (
            columns.nlevels == 1
            and self.aliases is None
            and columns._kind[:3] in ("int", "uin", "flo", "dat", "tim", "boo")
        ):
            # Numbers as labels are padded on the right, as row labels are.
            widest = max((len(label) for label in levels[0]), default=0)
            levels = [[label.ljust(widest) for label in levels[0]]]
        spaced = [
            [
                (
                    " " + text
                    if len(levels) == 1 and self.frame._data[n].is_numeric and self._formatter(n) is None
                    else text
                )
                for text, n in zip(level, numbers)
            ]
            for level in levels
        ]
        if len(spaced) > 1 and options["display.multi_sparse"]:
            # Of all columns, also of those left out: a label may stand over one of these.
            whole = sparse(level_texts(self.frame.columns))
            spaced = [[level[n] for n in numbers] for level in whole]
        return [list(parts) for parts in zip(*spaced)]

    def _formatter(self, number):
        if isinstance(self.formatters, (list, tuple)):
            return self.formatters[number]
        label = self.frame.columns[number]
        return self.formatters.get(label, self.formatters.get(number)) if self.formatters else None

    def cells(self, number, positions):
        column = self.frame._data[number]
        column = column.take(positions) if self.rows is not None else column
        formatter = self._formatter(number)
        if formatter is not None:
            call = formatter if callable(formatter) else formatter.format
            return [str(call(v)) for v in column.to_list()]
        return format_column(column, self.index, self.na_rep, self.float_format)

    def text_columns(self):
        frame = self.frame
        positions, numbers = self.row_positions(), self.column_numbers()
        index = frame.index.take(positions) if self.rows is not None else frame.index
        result = []
        height = frame.columns.nlevels
        if self.index:
            levels = []
            for name, texts in zip(index.names, index_columns(index)):
                if self.names_shown and self.header:
                    texts = ["" if name is None else str(name)] + texts
                levels.append(fixed_width(texts, "left"))
            lines = adjoin(1, levels).split("\n") if len(levels[0]) else []
            if self.header:
                names = frame.columns.names
                shown = self.index_names and any(name is not None for name in names)
                lines = [("" if name is None or not shown else str(name)) for name in names] + lines
            width = max((len(line) for line in lines), default=0)
            result.append([line.ljust(width) for line in lines])
        heads = self.header_texts(numbers) if self.header else [[] for _ in numbers]
        for number, head in zip(numbers, heads):
            head = head + ([""] if self.names_shown and self.header else [])
            space = self._space(number)
            width = max([space] + [len(text) for text in head])
            cells = fixed_width(self.cells(number, positions), "right", width)
            width = max([width] + [len(text) for text in cells])
            result.append(justified(head, width, self.justify) + cells)
        self._insert_dots(result, len(positions))
        return result

    def _space(self, number):
        space = self.col_space
        if isinstance(space, dict):
            space = space.get(self.frame.columns[number], 0)
        elif isinstance(space, (list, tuple)):
            space = space[number]
        return int(space or 0)

    def _insert_dots(self, result, shown):
        """A column and a line of dots where parts are left out."""
        start = 1 if self.index else 0
        dot_column = None
        if self.left is not None:
            dot_column = self.left + start
            dots = [" ..."] * len(result[-1])
            result.insert(dot_column, dots)
        if self.rows is not None:
            place = len(result[0]) - shown + self.rows[0]
            for number, column in enumerate(result):
                width = len(column[self.rows[0]])
                dots = "..." if width > 3 or number == dot_column else ".."
                column.insert(place, dots.ljust(width) if number == 0 and self.index else dots.rjust(width))

    def text(self):
        frame = self.frame
        if len(frame.columns) == 0 or len(frame) == 0:
            body = f"Empty DataFrame\nColumns: {_listed(frame.columns)}\nIndex: {_listed(frame.index)}"
        else:
            columns = self.text_columns()
            if self.width is None:
                body = adjoin(1, columns)
            elif self.max_cols is None or self.max_cols > 0:
                body = self._wrapped(columns)
            else:
                body = self._fitted(columns)
        shown = self.show_dimensions
        if shown is True or (shown == "truncate" and (self.rows is not None or self.left is not None)):
            body += f"\n\n[{len(frame)} rows x {len(frame.columns)} columns]"
        return body

    def _wrapped(self, columns):
        """Columns that do not fit stand below the others."""
        columns = list(columns)
        room = self.width
        head = columns.pop(0) if self.index else None
        if head is not None:
            room -= max(len(text) for text in head) + 1
        widths = [max((len(text) for text in column), default=0) for column in columns]
        bins, used = [], 0
        for i, width in enumerate(widths):
            used += width + 1
            if used + (1 if i == len(widths) - 1 else 2) > room and i > 0:
                bins.append(i)
                used = width + 1
        bins.append(len(columns))
        blocks, start = [], 0
        for i, end in enumerate(bins):
            row = columns[start:end]
            if head is not None:
                row = [head] + row
            if len(bins) > 1:
                height = len(row[-1])
                row = row + [[" \\"] + ["  "] * (height - 1) if i < len(bins) - 1 else [" "] * height]
            blocks.append(adjoin(1, row))
            start = end
        return "\n\n".join(blocks)

    def _fitted(self, columns):
        """Takes columns from the middle until the rest fits."""
        body = adjoin(1, columns)
        excess = max(len(line) for line in body.split("\n")) - TERMINAL_WIDTH
        if excess <= 0:
            return body
        excess += 1
        widths = [max(len(text) for text in column) for column in columns]
        while excess > 0 and len(widths) > 1:
            excess -= widths.pop(round(len(widths) / 2)) + 1
        kept = max(len(widths) - (1 if self.index else 0), 2)
        if kept < len(self.frame.columns):
            self.left = kept // 2
        return adjoin(1, self.text_columns())


def _listed(index):
    labels = [_label_text(label) for label in index]
    if len(labels) > 100:
        labels = labels[:100] + ["..."]
    return "[" + ", ".join(labels) + "]"


# Series


def series_text(
    series,
    max_rows=None,
    min_rows=None,
    na_rep="NaN",
    float_format=None,
    header=True,
    index=True,
    length=False,
    dtype=True,
    name=True,
):
    """Labels and values, and a last line with name, length and dtype."""
    column, labels = series._column, series.index
    footer = []
    if getattr(labels, "freqstr", None) is not None and dtype:
        footer.append(f"Freq: {labels.freqstr}")
    if series.name is not None and name:
        footer.append(f"Name: {_label_text(series.name)}")
    if len(column) == 0:
        shown = ([f"Name: {_label_text(series.name)}"] if series.name is not None else []) + [f"dtype: {column.dtype}"]
        text = f"{type(series).__name__}([], {', '.join(shown)})"
        return text + ("\n" + _categories_text(column) if column.kind == "category" else "")
    rows = truncated_rows(len(column), max_rows, min_rows)
    if rows is not None:
        head, tail = rows
        positions = list(range(head)) + list(range(len(column) - tail, len(column)))
        labels, column = labels.take(positions), column.take(positions)
    if length is True or (length == "truncate" and rows is not None):
        footer.append(f"Length: {len(series)}")
    if dtype:
        footer.append(f"dtype: {series._column.dtype}")
    cells = fixed_width(format_column(column, index, na_rep, float_format), "right")
    width = len(cells[0])
    levels = index_columns(labels)
    named = any(entry is not None for entry in labels.names)
    if len(levels) > 1 and named:
        # The names stand above the levels and take part in their widths.
        levels = [["" if entry is None else str(entry)] + level for entry, level in zip(labels.names, levels)]
    if len(levels) > 1:
        labels_text = adjoin(2, levels).split("\n")
    else:
        labels_text = fixed_width(levels[0], "left")
    heading = []
    if named and len(levels) > 1:
        heading = [labels_text.pop(0)]
    elif named:
        heading = [str(labels.names[0])]
    label_width = max(len(label) for label in labels_text)
    if index:
        lines = [label.ljust(label_width) + "   " + cell for label, cell in zip(labels_text, cells)]
    else:
        lines = cells
    if rows is not None:
        dots = "..." if width > 3 else ".."
        lines.insert(rows[0], (" " * (label_width + 3) if index else "") + dots.center(width))
    if not header or not index:
        heading = []
    text = "\n".join(heading + lines)
    if footer:
        text += "\n" + ", ".join(footer)
    if series._column.kind == "category" and dtype:
        text += "\n" + _categories_text(series._column)
    return text


def _categories_text(column):
    from pandas._categorical import categories_text

    return categories_text(column.extra, 80)


def repr_of_series(series):
    return series_text(
        series, options["display.max_rows"], options["display.min_rows"], length=options["display.show_dimensions"]
    )
