"""Named groups of settings."""

from matplotlib.rcparams import RcParams, rc_context, rcdefaults, rcParams


class _Library:
    """The style sheets by name, read when the first one is asked for."""

    def _sheets(self):
        from matplotlib._style_sheets import LIBRARY
        return LIBRARY

    def __getitem__(self, name):
        made = RcParams()
        made.update(self._sheets()[name])
        return made

    def __contains__(self, name):
        return name in self._sheets()

    def __iter__(self):
        return iter(self._sheets())

    def __len__(self):
        return len(self._sheets())

    def keys(self):
        return self._sheets().keys()


library = _Library()
available = [
    'Solarize_Light2', 'bmh', 'classic', 'dark_background', 'fast', 'fivethirtyeight', 'ggplot', 'grayscale', 'petroff10', 'petroff6',
    'petroff8', 'seaborn-v0_8', 'seaborn-v0_8-bright', 'seaborn-v0_8-colorblind', 'seaborn-v0_8-dark', 'seaborn-v0_8-dark-palette',
    'seaborn-v0_8-darkgrid', 'seaborn-v0_8-deep', 'seaborn-v0_8-muted', 'seaborn-v0_8-notebook', 'seaborn-v0_8-paper',
    'seaborn-v0_8-pastel', 'seaborn-v0_8-poster', 'seaborn-v0_8-talk', 'seaborn-v0_8-ticks', 'seaborn-v0_8-white',
    'seaborn-v0_8-whitegrid', 'tableau-colorblind10']
# A style does not change where and how figures come out.
_KEPT = ('backend', 'savefig.directory', 'interactive', 'toolbar', 'timezone', 'date.epoch', 'figure.max_open_warning', 'tk.window_focus',
         'toolbar', 'webagg.address', 'webagg.port', 'webagg.port_retries', 'webagg.open_in_browser')


def _file_settings(name):
    """The settings of a style file: lines "name: value"."""
    found = {}
    with open(name) as file:
        for line in file:
            line = line.split('#')[0].strip() if not line.strip().startswith('#') else ''
            if ':' in line:
                key, value = [part.strip() for part in line.split(':', 1)]
                found[key] = value
    return found


def use(style):
    """Applies one style or several, by name, as a dictionary or from a file."""
    for each in [style] if isinstance(style, (str, dict)) or hasattr(style, '__fspath__') else style:
        if each == 'default':
            saved = {key: rcParams[key] for key in _KEPT if key in rcParams}
            rcdefaults()
            rcParams.update(saved)
            continue
        if isinstance(each, dict):
            settings = each
        elif isinstance(each, str) and each in library:
            settings = library[each]
        else:
            try:
                settings = _file_settings(each)
            except OSError:
                raise OSError(f"{each!r} is not a valid package style, path of style file, URL of style file, or library style "
                              "name (library styles are listed in `style.available`)") from None
        rcParams.update({key: value for key, value in settings.items() if key not in _KEPT})


class context(rc_context):
    """Styles that hold inside a `with` block."""

    def __init__(self, style, after_reset=False):
        rc_context.__init__(self)
        if after_reset:
            rcdefaults()
        use(style)


def reload_library():
    """The library never changes."""
