"""Orders of rows: by labels, by the values of several columns."""

from pandas._values import column_of


def label_order(index, level=None, ascending=True, na_position="last", key=None):
    """Positions in the order of the labels."""
    if index.nlevels == 1:
        labels = index if key is None else key(index)
        column = getattr(labels, "_column", None)
        column = column_of(labels) if column is None else column
        if isinstance(ascending, list):
            ascending = ascending[0]
        return column.order(ascending, na_position)
    if level is None:
        numbers = list(range(index.nlevels))
    else:
        first = [index._number(entry) for entry in (level if isinstance(level, (list, tuple)) else [level])]
        numbers = first + [n for n in range(index.nlevels) if n not in first]
    directions = list(ascending) if isinstance(ascending, (list, tuple)) else [ascending] * len(numbers)
    directions += [directions[-1]] * (len(numbers) - len(directions))
    columns = []
    for number in numbers:
        labels = index.get_level_values(number)
        columns.append((labels if key is None else key(labels))._column)
    return order_by(columns, directions, na_position)


def order_by(columns, directions, na_position="last"):
    """Positions in the order of the first column, then of the second, and so on; stable."""
    positions = list(range(len(columns[0]))) if columns else []
    for column, up in reversed(list(zip(columns, directions))):
        ordered = column.take(positions).order(up, na_position)
        positions = [positions[i] for i in ordered]
    return positions
