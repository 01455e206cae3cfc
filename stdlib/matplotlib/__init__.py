"""Plots as Matplotlib draws them.

The figure describes itself as a scene, a list of tuples in points (1/72 inch, y down), and hands it to the native module
`_plot`, which knows fonts and file formats:

- `_plot.text_size(text, size, style) -> (advance, left, width, ascent, descent)`: one line of text; points; `style` holds
  the words "bold", "italic", "mono" as they apply.
- `_plot.render(scene, x, y, width, height, dpi, format) -> bytes`: the rectangle of the scene as "png", "svg", "pdf" or
  "rgba" (4 bytes a pixel).
- `_plot.bounds(scene) -> (x0, y0, x1, y1)`: the box around everything that is drawn.
- `_plot.is_shown() -> bool`: whether someone looks at figures (a notebook or a prompt); a plain program has nobody.
- `_plot.show(png, text)`: one displayed figure; `text` stands for it where pictures cannot be shown, and alone where `png`
  is None.
- `_plot.on_cell_end(function)`: called after each cell with no arguments; shows and closes what is open.

Items of a scene:

    ("path", points, steps, fill, stroke, snaps, clip)
    ("markers", points, steps, places, sizes, fills, edges, stroke, clip)
    ("text", x, y, text, size, style, color, angle, clip)
    ("image", x, y, width, height, rows, columns, rgba, filter, clip)

`points`, `places`: flat lists of numbers x0, y0, x1, …; `steps`: a string of M, L, C, Z; colours: (r, g, b, a) or None;
`fills`, `edges`: flat lists; `stroke`: (color, width, dashes, offset, cap, join) or None; `clip`: (x, y, width, height) or None.
"""

from matplotlib.rcparams import rcParams, rcParamsDefault, rcParamsOrig, rc, rcdefaults, rc_context
from matplotlib import colormaps as _colormaps
from matplotlib.colormaps import color_sequences, colormaps

__version__ = '3.11.2'
__version_info__ = (3, 11, 2)

_backend = 'agg'


def use(backend, force=True):
    """Any backend's name is accepted; there is one way to draw."""
    global _backend
    _backend = backend.lower()
    rcParams['backend'] = _backend


def get_backend():
    return _backend


def is_interactive():
    return False


def interactive(on):
    pass


def set_loglevel(level):
    pass


def get_cachedir():
    return ''
