"""Settings with Matplotlib's defaults. A name that does not exist is refused, as there."""

from matplotlib._defaults import DEFAULTS as _DEFAULTS

# tab10, as the default property cycle has it.
TABLEAU = ('#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#7f7f7f', '#bcbd22', '#17becf')
_TRUE, _FALSE = ('t', 'y', 'yes', 'on', 'true', '1', 1, True), ('f', 'n', 'no', 'off', 'false', '0', 0, False)
# Settings whose default is a number although texts or None are meant too.
_ANY = ('font.size', 'axes.linewidth', 'savefig.dpi', 'figure.dpi')


def default_cycle():
    from cycler import cycler
    return cycler('color', [tuple(int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)) for color in TABLEAU])


def _as_cycle(value):
    """A property cycle from a cycle, or from the colours of a style sheet."""
    from cycler import Cycler, cycler
    if value is None or isinstance(value, Cycler):
        return value
    if isinstance(value, dict):
        return cycler(**value)
    if isinstance(value, (list, tuple)):
        return cycler('color', list(value))
    if isinstance(value, str) and value.startswith('cycler('):
        return eval(value, {'cycler': cycler})
    raise ValueError(f'Object is not a string or Cycler instance: {value!r}')


def _checked(key, value):
    """The value as the setting's kind."""
    default = _DEFAULTS[key]
    if key == 'axes.prop_cycle':
        return _as_cycle(value)
    if key == 'figure.figsize':
        return [float(number) for number in value]
    if isinstance(default, bool):
        if isinstance(value, str):
            value = value.lower()
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
        if key == 'axes.axisbelow':
            return value
        raise ValueError(f'Key {key}: Cannot convert {value!r} to bool')
    if isinstance(default, float) and not isinstance(value, (list, tuple)) and value is not None:
        try:
            return float(value)
        except ValueError:
            if key in _ANY:
                return value
            raise ValueError(f'Key {key}: Could not convert {value!r} to float') from None
    if isinstance(default, list) and isinstance(value, str):
        return [part.strip() for part in value.split(',')]
    return list(value) if isinstance(default, list) and isinstance(value, tuple) else value


class RcParams(dict):
    """The settings by name."""

    def __setitem__(self, key, value):
        if key not in _DEFAULTS:
            raise KeyError(f"{key!r} is not a valid value for rcParam.")
        dict.__setitem__(self, key, _checked(key, value))

    def __getitem__(self, key):
        value = dict.__getitem__(self, key)
        if value is None and key == 'axes.prop_cycle':
            value = default_cycle()
            dict.__setitem__(self, key, value)
        return value

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def find_all(self, pattern):
        """The settings whose names match a regular expression."""
        import re
        found = RcParams()
        for key in self:
            if re.search(pattern, key):
                dict.__setitem__(found, key, self[key])
        return found

    def copy(self):
        made = RcParams()
        for key in self:
            dict.__setitem__(made, key, self[key])
        return made

    def __str__(self):
        return '\n'.join(f'{key}: {self[key]}' for key in sorted(self))

    def __repr__(self):
        lines = [f'{key!r}: {self[key]!r}' for key in sorted(self)]
        return 'RcParams({' + ',\n          '.join(lines) + '})'


def _fresh():
    params = RcParams()
    for key, value in _DEFAULTS.items():
        dict.__setitem__(params, key, list(value) if isinstance(value, list) else value)
    return params


rcParams = _fresh()
rcParamsDefault = _fresh()
rcParamsOrig = _fresh()

_ALIASES = {
    'lw': 'linewidth', 'ls': 'linestyle', 'c': 'color', 'fc': 'facecolor', 'ec': 'edgecolor', 'mew': 'markeredgewidth',
    'aa': 'antialiased',
}


def rc(group, **kwargs):
    """Sets parameters of a group: rc('lines', lw=2)."""
    groups = (group,) if isinstance(group, str) else group
    for name in groups:
        for key, value in kwargs.items():
            full = f"{name}.{_ALIASES.get(key, key)}"
            if full not in _DEFAULTS:
                raise KeyError(f'Unrecognized key "{full}" for group "{name}" and name "{key}"')
            rcParams[full] = value


def rcdefaults():
    for key, value in _fresh().items():
        dict.__setitem__(rcParams, key, value)


class rc_context:
    """Parameters that hold inside a `with` block."""

    def __init__(self, rc=None, fname=None):
        self.saved = dict(rcParams)
        rcParams.update(rc or {})

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for key, value in self.saved.items():
            dict.__setitem__(rcParams, key, value)


_SIZES = {
    'xx-small': 0.579, 'x-small': 0.694, 'small': 0.833, 'medium': 1.0, 'large': 1.2, 'x-large': 1.44, 'xx-large': 1.728,
    'larger': 1.2, 'smaller': 0.833,
}


def font_size(size):
    """A size in points from a number or one of the relative names."""
    if size is None:
        return rcParams['font.size']
    if isinstance(size, str):
        if size in _SIZES:
            return rcParams['font.size'] * _SIZES[size]
        try:
            return float(size)
        except ValueError:
            raise ValueError(
                f"Size is invalid. Valid font size are {', '.join(map(str, _SIZES))}") from None
    return float(size)
