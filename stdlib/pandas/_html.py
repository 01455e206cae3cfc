"""Frames as HTML tables."""

from pandas._format import format_column, index_columns, label_texts, truncated_rows
from pandas._options import values as options

_STYLE = """<div>
<style scoped>
    .dataframe tbody tr th:only-of-type {
        vertical-align: middle;
    }

    .dataframe tbody tr th {
        vertical-align: top;
    }

    .dataframe thead %s {
        text-align: %s;
    }
</style>
"""


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Writer:

    def __init__(
        self,
        frame,
        header,
        index,
        na_rep,
        float_format,
        justify,
        max_rows,
        max_cols,
        min_rows,
        bold,
        classes,
        escape,
        border,
        index_names,
        table_id,
    ):
        self.frame, self.header, self.index, self.na_rep, self.float_format = frame, header, index, na_rep, float_format
        self.justify = justify or options["display.colheader_justify"]
        self.bold, self.classes, self.border, self.index_names, self.table_id = (
            bold,
            classes,
            border,
            index_names,
            table_id,
        )
        self.escape = _escaped if escape else str
        rows = truncated_rows(len(frame), max_rows, min_rows)
        self.rows = rows
        width = len(frame.columns)
        self.left = max_cols // 2 if max_cols and width > max_cols else None
        self.positions = (
            list(range(len(frame)))
            if rows is None
            else list(range(rows[0])) + list(range(len(frame) - rows[1], len(frame)))
        )
        self.numbers = (
            list(range(width)) if self.left is None else list(range(self.left)) + list(range(width - self.left, width))
        )
        self.lines = []

    def add(self, depth, text):
        self.lines.append("  " * depth + text)

    def row(self, cells, depth, tag="td", heads=0, style=None):
        self.add(depth, f'<tr style="{style}">' if style else "<tr>")
        for n, cell in enumerate(cells):
            kind, attributes = ("th", "") if n < heads or tag == "th" else ("td", "")
            if isinstance(cell, tuple):
                cell, attributes = cell
            self.add(depth + 1, f"<{kind}{attributes}>{self.escape(cell.strip())}</{kind}>")
        self.add(depth, "</tr>")

    def text(self):
        names = ["dataframe"] + ([self.classes] if isinstance(self.classes, str) else list(self.classes or []))
        border = options["display.html.border"] if self.border is None else self.border
        identity = f' id="{self.table_id}"' if self.table_id else ""
        edge = f' border="{int(border)}"' if border not in (False, 0) else ""
        self.lines.append(f'<table{edge} class="{" ".join(names)}"{identity}>')
        if self.header or self.named():
            self.add(1, "<thead>")
            self.head()
            self.add(1, "</thead>")
        self.add(1, "<tbody>")
        self.body()
        self.add(1, "</tbody>")
        self.lines.append("</table>")
        return "\n".join(self.lines)

    def named(self):
        return self.index and self.index_names and any(name is not None for name in self.frame.index.names)

    def head(self):
        columns = self.frame.columns.take(self.numbers)
        levels = columns.nlevels
        depth = self.frame.index.nlevels if self.index else 0
        for level in range(levels):
            name = columns.names[level]
            first = [""] * (depth - 1) + ["" if name is None else str(name)] if depth else []
            if levels > 1:
                cells = first + self.spans(columns, level)
            else:
                texts = label_texts(columns)
                cells = first + texts
            if self.left is not None:
                place = len(first) + self.left
                if levels == 1:
                    cells.insert(place, "...")
            self.row(cells, 2, "th", 0, f"text-align: {self.justify};" if levels == 1 else None)
        if self.named():
            names = ["" if name is None else str(name) for name in self.frame.index.names]
            blanks = [""] * (len(self.numbers) + (1 if self.left is not None else 0))
            self.row(names + blanks, 2, "th", 0, f"text-align: {self.justify};" if levels > 1 else None)

    def spans(self, columns, level):
        """Cells of an outer level reach over equal labels."""
        labels = list(columns)
        cells, start = [], 0
        for n in range(1, len(labels) + 1):
            if n == len(labels) or labels[n][: level + 1] != labels[start][: level + 1] or level == columns.nlevels - 1:
                text = str(labels[start][level])
                count = n - start
                style = ' halign="left"' if level < columns.nlevels - 1 else ""
                cells.append((text, f' colspan="{count}"{style}' if count > 1 else ""))
                start = n
        return cells

    def body(self):
        frame = self.frame
        index = frame.index.take(self.positions) if self.rows is not None else frame.index
        columns = [
            format_column(frame._data[n].take(self.positions), True, self.na_rep, self.float_format)
            for n in self.numbers
        ]
        limit = options["display.max_colwidth"]
        cut = lambda text: text if limit is None or len(text.strip()) <= limit else text.strip()[: limit - 3] + "..."
        levels = index_columns(index) if self.index else []
        keys = list(index)
        heads = len(levels) if self.bold else 0
        for i in range(len(self.positions)):
            if self.rows is not None and i == self.rows[0]:
                self.row(
                    ["..."] * (len(levels) + len(self.numbers) + (1 if self.left is not None else 0)), 2, "td", heads
                )
            first = []
            for n, texts in enumerate(levels):
                if len(levels) > 1 and n < len(levels) - 1:
                    if texts[i] == "" and i > 0 and keys[i][: n + 1] == keys[i - 1][: n + 1]:
                        continue
                    count = 1
                    while i + count < len(keys) and keys[i + count][: n + 1] == keys[i][: n + 1]:
                        count += 1
                    first.append((texts[i], f' rowspan="{count}" valign="top"' if count > 1 else ""))
                else:
                    first.append(texts[i])
            cells = [cut(column[i]) for column in columns]
            if self.left is not None:
                cells.insert(self.left, "...")
            self.row(first + cells, 2, "td", len(first) if self.bold else 0)


def to_html(
    frame,
    header,
    index,
    na_rep,
    float_format,
    justify,
    max_rows,
    max_cols,
    show_dimensions,
    bold,
    classes,
    escape,
    border,
    index_names,
    table_id,
    min_rows=None,
):
    writer = _Writer(
        frame,
        header,
        index,
        na_rep,
        float_format,
        justify,
        max_rows,
        max_cols,
        min_rows,
        bold,
        classes,
        escape,
        border,
        index_names,
        table_id,
    )
    text = writer.text()
    truncated = writer.rows is not None or writer.left is not None
    if show_dimensions is True or (show_dimensions == "truncate" and truncated):
        text += f"\n<p>{len(frame)} rows × {len(frame.columns)} columns</p>"
    return text


def repr_html(frame):
    """As notebooks show a frame, with the style of its lines."""
    if not options["display.notebook_repr_html"]:
        return None
    table = to_html(
        frame, True, True, "NaN", None, None, options["display.max_rows"], options["display.max_columns"],
        options["display.show_dimensions"], True, None, True, None, True, None, options["display.min_rows"],
    )
    several = frame.columns.nlevels > 1
    return _STYLE % ("tr th" if several else "th", "left" if several else "right") + table + "\n</div>"
