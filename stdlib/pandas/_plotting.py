"""`series.plot` and `frame.plot`: lines, bars, points, histograms, boxes and pies by Matplotlib."""

import numpy as np
from pandas._values import is_missing

_KINDS = ("line", "bar", "barh", "kde", "density", "area", "hist", "box", "pie", "scatter", "hexbin")
_FRAME_ONLY = ("scatter", "hexbin")


class PlotAccessor:
    """`data.plot(kind=…)` and `data.plot.bar(…)`."""

    def __init__(self, data):
        self._data = data

    def __call__(self, *args, **kwargs):
        kind = kwargs.pop("kind", None)
        if self._data.ndim == 1:
            if args:
                kind = args[0]
            return plot_series(self._data, kind or "line", **kwargs)
        for name, value in zip(("x", "y", "kind"), args):
            if name == "kind":
                kind = value
            else:
                kwargs[name] = value
        return plot_frame(self._data, kind=kind or "line", **kwargs)

    def __getattr__(self, name):
        if name not in _KINDS:
            raise AttributeError(f"'PlotAccessor' object has no attribute '{name}'")

        def draw(*args, **kwargs):
            for key, value in zip(("x", "y"), args):
                kwargs[key] = value
            return self(kind=name, **kwargs)

        return draw


def _axes(ax, figsize, subplots=None, layout=None, sharex=None, sharey=None):
    import matplotlib.pyplot as plt

    if ax is not None:
        return ax
    _, ax = plt.subplots(figsize=figsize) if figsize is not None else plt.subplots()
    return ax


def _checked_kind(kind, frame):
    if kind not in _KINDS:
        raise ValueError(f"{kind} is not a valid plot kind Valid plot kinds: {_KINDS}")
    if kind in _FRAME_ONLY and not frame:
        raise ValueError(f"plot kind {kind} can only be used for data frames")
    if kind in ("kde", "density", "hexbin"):
        raise NotImplementedError(f"plot(kind={kind!r}) (not in Cellbook)")


def _numbers(series):
    return np.array([float("nan") if is_missing(v) else float(v) for v in series._column.to_list()])


def _places(index):
    """(x values, tick labels if the labels are no numbers)."""
    labels = list(index)
    if labels and all(isinstance(label, (int, float)) for label in labels):
        return labels, None
    if index._kind[:8] == "datetime":
        return [label.to_pydatetime() for label in labels], None
    return list(range(len(labels))), [str(label) for label in labels]


def plot_series(
    series,
    kind="line",
    ax=None,
    title=None,
    label=None,
    figsize=None,
    legend=False,
    xlabel=None,
    ylabel=None,
    grid=None,
    rot=None,
    xlim=None,
    ylim=None,
    logx=False,
    logy=False,
    xticks=None,
    yticks=None,
    fontsize=None,
    use_index=True,
    style=None,
    color=None,
    secondary_y=False,
    **kwargs,
):
    import matplotlib.pyplot as plt

    _checked_kind(kind, False)
    name = label if label is not None else series.name
    if ax is None:
        ax = _axes(None, figsize) if figsize is not None else plt.gca()
    if color is not None:
        kwargs["color" if kind not in ("pie",) else "colors"] = color
    if kind == "pie":
        _pie(ax, series, kwargs)
        ax.set_ylabel("" if series.name is None else str(series.name))
    elif kind == "hist":
        ax.hist(_numbers(series.dropna()), label=name, **kwargs)
        ax.set_ylabel("Frequency")
    elif kind == "box":
        ax.boxplot([_numbers(series.dropna())], **kwargs)
        ax.set_xticks([1], ["" if name is None else str(name)])
    else:
        _draw(ax, kind, series.index, [(name, _numbers(series), style)], rot, kwargs)
        if series.index.name is not None and xlabel is None:
            (ax.set_ylabel if kind == "barh" else ax.set_xlabel)(str(series.index.name))
    if legend:
        ax.legend()
    _decorated(ax, title, xlabel, ylabel, grid, xlim, ylim, logx, logy, xticks, yticks)
    return ax


def plot_frame(
    frame,
    x=None,
    y=None,
    kind="line",
    ax=None,
    subplots=False,
    sharex=None,
    sharey=False,
    layout=None,
    figsize=None,
    use_index=True,
    title=None,
    grid=None,
    legend=True,
    style=None,
    logx=False,
    logy=False,
    xlim=None,
    ylim=None,
    xlabel=None,
    ylabel=None,
    rot=None,
    fontsize=None,
    colormap=None,
    secondary_y=False,
    xticks=None,
    yticks=None,
    color=None,
    stacked=False,
    **kwargs,
):
    import matplotlib.pyplot as plt

    _checked_kind(kind, True)
    if kind == "scatter":
        return _scatter(
            frame, x, y, _axes(ax, figsize), title, xlabel, ylabel, grid, color, colormap, kwargs, xlim, ylim
        )
    if kind == "pie":
        if y is None and not subplots:
            raise ValueError("pie requires either y column or 'subplots=True'")
        ax = _axes(ax, figsize)
        _pie(ax, frame[y], kwargs)
        ax.set_ylabel(str(y))
        _decorated(ax, title, xlabel, ylabel, grid)
        return ax
    index = frame.index
    data = frame
    if x is not None:
        x = frame.columns[x] if isinstance(x, int) and x not in frame.columns else x
        from pandas._index import index_of

        index = index_of(frame[x]._column, x)
        data = frame.drop(columns=x)
    labels = list(data.columns) if y is None else (list(y) if isinstance(y, (list, tuple)) else [y])
    labels = [label for label in labels if data[label]._column.is_numeric]
    if not labels:
        raise TypeError("no numeric data to plot")
    if subplots:
        rows, columns = layout if layout is not None else (len(labels), 1)
        _, grid_axes = plt.subplots(rows, columns, figsize=figsize, squeeze=False)
        flat = [cell for row in grid_axes for cell in row]
        for label, cell in zip(labels, flat):
            plot_frame(
                frame[[label] if x is None else [x, label]],
                x=x,
                kind=kind,
                ax=cell,
                legend=legend,
                grid=grid,
                rot=rot,
                style=style,
                **kwargs,
            )
        if title is not None:
            flat[0].figure.suptitle(title)
        return np.array(flat[: len(labels)], dtype=object) if layout is None else grid_axes
    ax = _axes(ax, figsize)
    colors = (
        [color] * len(labels)
        if isinstance(color, str)
        else (list(color) if color is not None and not isinstance(color, dict) else None)
    )
    if kind == "hist":
        bins = kwargs.pop("bins", 10)
        values = [_numbers(data[label].dropna()) for label in labels]
        edges = np.histogram_bin_edges(np.concatenate(values), bins) if isinstance(bins, int) else bins
        for label, part in zip(labels, values):
            ax.hist(part, bins=edges, label=str(label), **kwargs)
        ax.set_ylabel("Frequency")
    elif kind == "box":
        ax.boxplot([_numbers(data[label].dropna()) for label in labels], **kwargs)
        ax.set_xticks(list(range(1, len(labels) + 1)), [str(label) for label in labels])
        legend = False
    else:
        styles = style if isinstance(style, (list, tuple)) else [style] * len(labels)
        entries = [(str(label), _numbers(data[label]), styles[n % len(styles)]) for n, label in enumerate(labels)]
        _draw(ax, kind, index, entries, rot, kwargs, stacked, colors)
        if index.name is not None and xlabel is None:
            (ax.set_ylabel if kind == "barh" else ax.set_xlabel)(str(index.name))
    if legend:
        ax.legend()
    _decorated(ax, title, xlabel, ylabel, grid, xlim, ylim, logx, logy, xticks, yticks)
    return ax


def _draw(ax, kind, index, entries, rot, kwargs, stacked=False, colors=None):
    """Lines, areas or bars of several columns over the same labels."""
    x, ticks = _places(index)
    if kind in ("line", "area"):
        base = np.zeros(len(x))
        for n, (label, values, style) in enumerate(entries):
            extra = dict(kwargs)
            if colors is not None:
                extra["color"] = colors[n % len(colors)]
            if kind == "area":
                top = base + np.nan_to_num(values)
                ax.fill_between(x, base, top, label=label, **extra)
                base = top
            elif style is not None:
                ax.plot(x, values, style, label=label, **extra)
            else:
                ax.plot(x, values, label=label, **extra)
        if ticks is not None and len(ticks) <= 30:
            ax.set_xticks(x, ticks, rotation=rot or 0)
        return
    count = len(entries)
    whole = kwargs.pop("width", 0.5)
    places = np.arange(len(index), dtype=float)
    base = np.zeros(len(index))
    for n, (label, values, _) in enumerate(entries):
        extra = dict(kwargs)
        if colors is not None:
            extra["color"] = colors[n % len(colors)]
        width = whole if stacked else whole / count
        shift = 0.0 if stacked else (n - (count - 1) / 2) * width
        if kind == "bar":
            ax.bar(places + shift, values, width, bottom=base if stacked else 0, label=label, **extra)
        else:
            ax.barh(places + shift, values, width, left=base if stacked else 0, label=label, **extra)
        base = base + np.nan_to_num(values)
    names = [str(label) for label in index]
    if kind == "bar":
        ax.set_xticks(places.tolist(), names, rotation=90 if rot is None else rot)
    else:
        ax.set_yticks(places.tolist(), names)


def _pie(ax, series, kwargs):
    labels = kwargs.pop("labels", [str(label) for label in series.index])
    ax.pie(_numbers(series), labels=labels, **kwargs)


def _scatter(frame, x, y, ax, title, xlabel, ylabel, grid, color, colormap, kwargs, xlim, ylim):
    if x is None or y is None:
        raise ValueError("scatter requires an x and y column")
    c = kwargs.pop("c", color)
    if isinstance(c, str) and c in frame.columns:
        c = _numbers(frame[c])
    s = kwargs.pop("s", None)
    if isinstance(s, str) and s in frame.columns:
        s = _numbers(frame[s])
    extra = {name: value for name, value in (("c", c), ("s", s), ("cmap", colormap)) if value is not None}
    ax.scatter(_numbers(frame[x]), _numbers(frame[y]), **extra, **kwargs)
    ax.set_xlabel(str(x))
    ax.set_ylabel(str(y))
    _decorated(ax, title, xlabel, ylabel, grid, xlim, ylim)
    return ax


def _decorated(
    ax,
    title=None,
    xlabel=None,
    ylabel=None,
    grid=None,
    xlim=None,
    ylim=None,
    logx=False,
    logy=False,
    xticks=None,
    yticks=None,
):
    if title is not None:
        ax.set_title(title)
    if xlabel is not None:
        ax.set_xlabel(xlabel)
    if ylabel is not None:
        ax.set_ylabel(ylabel)
    if grid is not None:
        ax.grid(grid)
    if xlim is not None:
        ax.set_xlim(xlim)
    if ylim is not None:
        ax.set_ylim(ylim)
    if logx:
        ax.set_xscale("log")
    if logy:
        ax.set_yscale("log")
    if xticks is not None:
        ax.set_xticks(list(xticks))
    if yticks is not None:
        ax.set_yticks(list(yticks))


def hist_series(series, ax=None, grid=True, figsize=None, bins=10, kwargs=None):
    import matplotlib.pyplot as plt

    ax = ax if ax is not None else (_axes(None, figsize) if figsize is not None else plt.gca())
    ax.hist(_numbers(series.dropna()), bins=bins, **(kwargs or {}))
    ax.grid(grid)
    return ax


def hist_frame(frame, column=None, grid=True, ax=None, figsize=None, bins=10, layout=None, kwargs=None):
    """One histogram per numeric column, on a grid of axes."""
    import math

    import matplotlib.pyplot as plt

    chosen = frame if column is None else frame[[column] if isinstance(column, str) else list(column)]
    labels = [label for label, part in zip(chosen.columns, chosen._data) if part.is_numeric]
    if not labels:
        raise ValueError("hist method requires numerical or datetime columns, nothing to plot.")
    if layout is None:
        rows = 1 if len(labels) == 1 else math.ceil(math.sqrt(len(labels)))
        columns = math.ceil(len(labels) / rows)
        rows, columns = (1, 2) if len(labels) == 2 else (rows, columns)
    else:
        rows, columns = layout
    if ax is not None and len(labels) == 1:
        cells = [[ax]]
    else:
        _, cells = plt.subplots(rows, columns, figsize=figsize, squeeze=False)
    flat = [cell for row in cells for cell in row]
    for label, cell in zip(labels, flat):
        cell.hist(_numbers(chosen[label].dropna()), bins=bins, **(kwargs or {}))
        cell.set_title(str(label))
        cell.grid(grid)
    for cell in flat[len(labels) :]:
        cell.set_visible(False)
    return np.array(cells, dtype=object) if ax is None else ax


def boxplot_frame(frame, column=None, by=None, ax=None, kwargs=None):
    kwargs = dict(kwargs or {})
    figsize, grid = kwargs.pop("figsize", None), kwargs.pop("grid", True)
    rot = kwargs.pop("rot", 0)
    ax = _axes(ax, figsize)
    if by is not None:
        label = (
            column
            if isinstance(column, str)
            else (column[0] if column else next(c for c in frame.columns if frame[c]._column.is_numeric and c != by))
        )
        groups = [(key, part[label]) for key, part in frame.groupby(by)]
        ax.boxplot([_numbers(part.dropna()) for _, part in groups], **kwargs)
        ax.set_xticks(list(range(1, len(groups) + 1)), [str(key) for key, _ in groups], rotation=rot)
        ax.set_title(str(label))
        ax.set_xlabel(str(by) if not isinstance(by, list) else str(by))
    else:
        chosen = frame if column is None else frame[[column] if isinstance(column, str) else list(column)]
        labels = [label for label, part in zip(chosen.columns, chosen._data) if part.is_numeric]
        ax.boxplot([_numbers(chosen[label].dropna()) for label in labels], **kwargs)
        ax.set_xticks(list(range(1, len(labels) + 1)), [str(label) for label in labels], rotation=rot)
    ax.grid(grid)
    return ax
