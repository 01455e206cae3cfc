"""Pictures and coloured grids."""

import numpy as np

from matplotlib._data import floats
from matplotlib.artist import full_names
from matplotlib.collections import QuadMesh
from matplotlib.colors import LogNorm, Normalize
from matplotlib.image import AxesImage
from matplotlib.rcparams import rcParams
from matplotlib.ticker import MaxNLocator


def _norm(norm, vmin, vmax):
    if norm is None:
        return Normalize(vmin, vmax)
    if vmin is not None or vmax is not None:
        raise ValueError("Passing a Normalize instance simultaneously with vmin/vmax is not supported.  Please pass vmin/vmax "
                         "directly to the norm when creating it.")
    return LogNorm() if norm == 'log' else Normalize() if norm == 'linear' else norm


def imshow(axes, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None,
           colorizer=None, origin=None, extent=None, interpolation_stage=None, filternorm=True, filterrad=4.0, resample=None,
           url=None, data=None, **kwargs):
    """A picture: one value a pixel through the colormap, or red, green, blue (and alpha)."""
    picture = AxesImage(axes, cmap=cmap, norm=_norm(norm, vmin, vmax), interpolation=interpolation, origin=origin,
                        extent=extent, alpha=alpha, **kwargs)
    axes.set_aspect(rcParams['image.aspect'] if aspect is None else aspect)
    picture.set_data(X)
    if picture._A.ndim == 2:
        picture.norm.autoscale_None(picture._A)
    axes._add(picture)
    axes._set_mappable(picture)
    left, right, bottom, top = picture.get_extent()
    axes._stick('x', left, right)
    axes._stick('y', bottom, top)
    axes._extend_limits([left, right], [bottom, top])
    for name, low, high in (('x', left, right), ('y', bottom, top)):
        if axes._axis(name)._auto:
            axes._set_limits(name, low, high, auto=None)
    return picture


def matshow(axes, Z, **kwargs):
    """A matrix with whole-numbered ticks, rows downwards."""
    picture = imshow(axes, Z, **dict({'origin': 'upper', 'interpolation': 'nearest', 'aspect': 'equal'}, **kwargs))
    axes.title.set_y(1.05)
    axes.xaxis.tick_top()
    axes.xaxis.set_ticks_position('both')
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(nbins=9, steps=[1, 2, 5, 10], integer=True))
    return picture


def _corners(places, cells):
    """Cell borders from borders or from centres."""
    if len(places) != cells:
        return places
    if cells == 1:
        return [places[0] - 0.5, places[0] + 0.5]
    middles = [(a + b) / 2 for a, b in zip(places, places[1:])]
    return [places[0] - (middles[0] - places[0])] + middles + [places[-1] + (places[-1] - middles[-1])]


def pcolormesh(axes, *args, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, shading=None, antialiased=False, data=None,
               **kwargs):
    """Cells of a grid whose corners or centres are X and Y."""
    values = floats(args[-1])
    rows, columns = values.shape
    if len(args) == 3:
        grid_x, grid_y = floats(args[0]), floats(args[1])
        xs = _corners((grid_x[0] if grid_x.ndim == 2 else grid_x).tolist(), columns)
        ys = _corners((grid_y[:, 0] if grid_y.ndim == 2 else grid_y).tolist(), rows)
    else:
        xs, ys = [float(i) for i in range(columns + 1)], [float(i) for i in range(rows + 1)]
    cells = [[(xs[j], ys[i]), (xs[j + 1], ys[i]), (xs[j + 1], ys[i + 1]), (xs[j], ys[i + 1])]
             for i in range(rows) for j in range(columns)]
    style = dict({'edgecolor': 'none', 'linewidth': 0.0}, **full_names(kwargs))
    mesh = QuadMesh(cells, norm=_norm(norm, vmin, vmax), cmap=cmap, alpha=alpha, **style)
    mesh._shape = values.shape
    mesh.set_array(values.ravel())
    mesh.norm.autoscale_None(values)
    axes._stick('x', min(xs), max(xs))
    axes._stick('y', min(ys), max(ys))
    axes._set_mappable(mesh)
    return axes.add_collection(mesh)


def pcolor(axes, *args, **kwargs):
    return pcolormesh(axes, *args, **kwargs)


def hist2d(axes, x, y, bins=10, *, range=None, density=False, weights=None, cmin=None, cmax=None, data=None, **kwargs):
    """Counts of points in the cells of a grid."""
    counts, x_edges, y_edges = np.histogram2d(floats(x), floats(y), bins=bins, range=range, density=density, weights=weights)
    mesh = pcolormesh(axes, x_edges, y_edges, counts.T, **kwargs)
    axes.set_xlim(float(x_edges[0]), float(x_edges[-1]))
    axes.set_ylim(float(y_edges[0]), float(y_edges[-1]))
    return counts, x_edges, y_edges, mesh
