"""Named groups of settings."""

from matplotlib.rcparams import RcParams, rc_context, rcdefaults, rcParams

library = {
    'ggplot': {
        'patch.linewidth': 0.5, 'patch.facecolor': '#348ABD', 'patch.edgecolor': '#EEEEEE', 'axes.facecolor': '#E5E5E5',
        'axes.edgecolor': 'white', 'axes.linewidth': 1, 'axes.grid': True, 'axes.titlesize': 'x-large',
        'axes.labelsize': 'large', 'axes.labelcolor': '#555555', 'axes.axisbelow': True, 'xtick.color': '#555555',
        'ytick.color': '#555555', 'grid.color': 'white',
    },
    'fast': {},
    'classic': {},
    'grayscale': {'lines.color': 'black', 'patch.facecolor': '0.75', 'image.cmap': 'gray', 'axes.facecolor': 'white'},
    'dark_background': {
        'lines.color': 'white', 'patch.edgecolor': 'white', 'text.color': 'white', 'axes.facecolor': 'black',
        'axes.edgecolor': 'white', 'axes.labelcolor': 'white', 'xtick.color': 'white', 'ytick.color': 'white',
        'grid.color': 'white', 'figure.facecolor': 'black', 'figure.edgecolor': 'black',
    },
    'bmh': {'lines.linewidth': 2.0, 'patch.linewidth': 0.5, 'axes.facecolor': '#eeeeee', 'axes.edgecolor': '#bcbcbc',
            'axes.grid': True, 'axes.titlesize': 'x-large', 'axes.labelsize': 'large', 'grid.color': '#b2b2b2',
            'grid.linestyle': '--', 'grid.linewidth': 0.5},
    'fivethirtyeight': {'lines.linewidth': 4, 'axes.facecolor': '#f0f0f0', 'axes.grid': True, 'axes.axisbelow': True,
                        'grid.color': '#cbcbcb', 'grid.linewidth': 1.0, 'figure.facecolor': '#f0f0f0', 'font.size': 14.0,
                        'xtick.major.size': 0, 'ytick.major.size': 0, 'axes.edgecolor': '#f0f0f0'},
}
_SEABORN = {'axes.edgecolor': 'white', 'axes.linewidth': 0.0, 'axes.grid': True, 'axes.facecolor': '#EAEAF2', 'axes.axisbelow': True,
            'grid.color': 'white', 'xtick.major.size': 0, 'ytick.major.size': 0, 'text.color': '.15', 'axes.labelcolor': '.15',
            'xtick.color': '.15', 'ytick.color': '.15'}
for _name in ('seaborn-v0_8', 'seaborn-v0_8-darkgrid'):
    library[_name] = _SEABORN
library['seaborn-v0_8-whitegrid'] = dict(_SEABORN, **{'axes.facecolor': 'white', 'axes.edgecolor': '.8', 'axes.linewidth': 1.0,
                                                       'grid.color': '.8'})
available = sorted(library)


def use(style):
    """Applies one style or several, by name or as a dictionary."""
    for each in [style] if isinstance(style, (str, dict)) else style:
        if each == 'default':
            rcdefaults()
        elif isinstance(each, dict):
            rcParams.update(each)
        elif each in library:
            rcParams.update(library[each])
        else:
            raise OSError(f"{each!r} is not a valid package style, path of style file, URL of style file, or library style "
                          "name (library styles are listed in `style.available`)")


class context(rc_context):
    """Styles that hold inside a `with` block."""

    def __init__(self, style, after_reset=False):
        rc_context.__init__(self)
        if after_reset:
            rcdefaults()
        use(style)
