"""`series.plot()` and `frame.plot()`: lines, bars, points and histograms by Matplotlib."""

import matplotlib.pyplot as plt


def plot_series(series, kind="line", ax=None, title=None, label=None, **kwargs):
    ax = plt.gca() if ax is None else ax
    _draw(ax, kind, list(series.index), series.values, label if label is not None else series.name, kwargs)
    if title is not None:
        ax.set_title(title)
    return ax


def plot_frame(frame, x=None, y=None, kind="line", ax=None, title=None, figsize=None, **kwargs):
    if ax is None:
        _, ax = plt.subplots(figsize=figsize) if figsize is not None else plt.subplots()
    positions = list(frame.index) if x is None else frame[x].values
    labels = [label for label in frame.columns if label != x] if y is None else ([y] if not isinstance(y, list) else y)
    for label in labels:
        _draw(ax, kind, positions, frame[label].values, label, dict(kwargs))
    if kind == "line":
        ax.legend()
    if x is not None:
        ax.set_xlabel(x)
    if title is not None:
        ax.set_title(title)
    return ax


def _draw(ax, kind, x, y, label, kwargs):
    if kind == "line":
        ax.plot(x, y, label=label, **kwargs)
    elif kind == "bar":
        ax.bar([str(v) for v in x], y, label=label, **kwargs)
    elif kind == "barh":
        ax.barh([str(v) for v in x], y, label=label, **kwargs)
    elif kind == "hist":
        ax.hist(y, label=label, **kwargs)
    elif kind == "scatter":
        ax.scatter(x, y, label=label, **kwargs)
    else:
        raise ValueError(f"{kind} is not a valid plot kind")
