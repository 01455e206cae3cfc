"""How an index is printed: labels in lines of at most 80 columns; of long ones the first and last ten."""

from pandas._values import is_missing

WIDTH, LONG, SHOWN = 80, 100, 10
NEW_LINE = "\n"


def index_text(index):
    kind = type(index).__name__
    attributes = _attributes(index)
    if kind == "RangeIndex":
        return "RangeIndex(" + ", ".join(attributes) + ")"
    if index.nlevels > 1 or kind == "MultiIndex":
        return _multi_text(index)
    data = _data_text(_label_texts(index), kind, _justified(index))
    tail = _wrapped(attributes, data, len(kind) + 1)
    return f"{kind}({data.rstrip() if tail.startswith(NEW_LINE) else data}{tail})"


def _wrapped(attributes, data, indent):
    """The attributes after the labels, in lines of at most 80 columns."""
    used = len(data.rsplit("\n", 1)[-1]) if "\n" in data else indent + len(data)
    text = ""
    for n, attribute in enumerate(attributes):
        last = n == len(attributes) - 1
        length = len(attribute) + (0 if last else 1)
        if n and used + 1 + length > WIDTH or not n and used + length > WIDTH:
            text = text.rstrip() + "\n" + " " * indent
            used = indent
        elif n:
            text += " "
            used += 1
        text += attribute + ("" if last else ",")
        used += length
    return text


def _justified(index):
    if index._kind == "category":
        return index.categories._kind not in ("str", "object")
    return index._kind != "str"


def _label_texts(index):
    kind = index._kind
    if kind.startswith(("datetime", "timedelta")):
        from pandas._format import format_column

        return [f"'{text}'" for text in format_column(index._column)]
    if kind.startswith("period"):
        return ["NaT" if is_missing(label) else f"'{label}'" for label in index]
    if kind.startswith("interval"):
        return [str(label) for label in index]
    if kind.startswith("float"):
        return [_number(label) for label in index]
    return [label_text(label) for label in index]


def _number(value):
    from pandas._format import plain_float

    return plain_float(value)


def label_text(label):
    if isinstance(label, str):
        return repr(label).replace("\\\\", "\\") if "\\" not in label else repr(label)
    if isinstance(label, float):
        return _number(label)
    if isinstance(label, tuple):
        return "(" + ", ".join(label_text(part) for part in label) + (",)" if len(label) == 1 else ")")
    return str(label)


def _attributes(index):
    kind = type(index).__name__
    if kind == "RangeIndex":
        parts = [f"start={index.start}", f"stop={index.stop}", f"step={index.step}"]
        return parts + ([f"name={index.name!r}"] if index.name is not None else [])
    parts = []
    if kind == "CategoricalIndex":
        labels = [label_text(label) for label in index.categories]
        if len(labels) > 8:
            labels = labels[:4] + ["..."] + labels[-4:]
        parts += [f"categories=[{', '.join(labels)}]", f"ordered={index.ordered}"]
    parts.append(f"dtype='{index.dtype}'")
    if index.name is not None:
        parts.append(f"name={index.name!r}")
    if len(index) > LONG:
        parts.append(f"length={len(index)}")
    if kind in ("DatetimeIndex", "TimedeltaIndex"):
        parts.append(f"freq={index.freqstr!r}")
    return parts


def _extended(text, line, word, width, prefix):
    if len(line.rstrip()) + len(word.rstrip()) >= width:
        return text + line.rstrip(), prefix + word
    return text, line + word


def _data_text(texts, name, justify):
    if len(texts) == 0:
        return "[], "
    if len(texts) <= 2:
        return f"[{', '.join(texts)}], " if len(f"[{', '.join(texts)}]") + len(name) < 10**6 else ""
    truncated = len(texts) > LONG
    head, tail = (texts[:SHOWN], texts[-SHOWN:]) if truncated else ([], texts)
    if justify and (truncated or not (len(", ".join(head)) < WIDTH and len(", ".join(tail)) < WIDTH)):
        widest = max(len(text) for text in head + tail)
        head, tail = [text.rjust(widest) for text in head], [text.rjust(widest) for text in tail]
    prefix = "\n" + " " * (len(name) + 2)
    text, line = "", prefix
    for value in head:
        text, line = _extended(text, line, value + ", ", WIDTH, prefix)
    if truncated:
        text += line.rstrip() + prefix + "..."
        line = prefix
    for value in tail[:-1]:
        text, line = _extended(text, line, value + ", ", WIDTH, prefix)
    text, line = _extended(text, line, tail[-1], WIDTH - 2, prefix)
    text = text + line + "],"
    text += "\n" + " " * (len(name) + 1) if len(text) > WIDTH else " "
    return "[" + text[len(prefix) :]


def _multi_text(index):
    labels = list(index)
    truncated = len(labels) > LONG
    shown = labels[:SHOWN] + labels[-SHOWN:] if truncated else labels
    columns = []
    for level in range(index.nlevels):
        texts = [_level_text(label[level]) for label in shown]
        widest = max((len(text) for text in texts), default=0)
        columns.append([text.rjust(widest) for text in texts])
    rows = ["(" + ", ".join(parts) + (",)" if index.nlevels == 1 else ")") for parts in zip(*columns)]
    if truncated:
        rows.insert(SHOWN, "...")
    head = "MultiIndex(["
    body = (",\n" + " " * len(head)).join(rows).replace("...,", "...")
    tail = []
    if any(name is not None for name in index.names):
        tail.append(f"names={list(index.names)!r}")
    if truncated:
        tail.append(f"length={len(labels)}")
    if not rows:
        return f"MultiIndex([], {', '.join(tail)})"
    return f"{head}{body}],\n           {', '.join(tail)})"


def _level_text(label):
    if type(label).__name__ in ("Timestamp", "Timedelta"):
        return f"'{label}'"
    return label_text(label)
