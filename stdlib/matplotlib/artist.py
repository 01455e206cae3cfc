"""What everything visible has in common."""

from matplotlib.colors import to_rgba

_ALIASES = {
    'c': 'color', 'lw': 'linewidth', 'ls': 'linestyle', 'ms': 'markersize', 'mec': 'markeredgecolor',
    'mew': 'markeredgewidth', 'mfc': 'markerfacecolor', 'ec': 'edgecolor', 'fc': 'facecolor', 'aa': 'antialiased',
    'linewidths': 'linewidth', 'edgecolors': 'edgecolor', 'facecolors': 'facecolor', 'size': 'fontsize',
    'weight': 'fontweight', 'ha': 'horizontalalignment', 'va': 'verticalalignment', 'style': 'fontstyle',
    'family': 'fontfamily', 'fontname': 'fontfamily', 'name': 'fontfamily', 'ma': 'multialignment', 'linestyles': 'linestyle', 'ds': 'drawstyle',
}


def full_names(kwargs):
    """Keyword arguments under their long names."""
    result = {}
    for key, value in kwargs.items():
        name = _ALIASES.get(key, key)
        if name in result:
            raise TypeError(f"Got both {name!r} and {key!r}, which are aliases of one another")
        result[name] = value
    return result


class Artist:
    zorder = 0

    def __init__(self):
        self.axes = None
        self.figure = None
        self._visible = True
        self._alpha = None
        self._label = ''
        self._transform = None
        self._clip_on = True
        self._gid = None

    def set(self, **kwargs):
        """Sets properties by name and gives what their setters give; an unknown one is refused."""
        results = []
        for key, value in full_names(kwargs).items():
            setter = getattr(self, 'set_' + key, None)
            if setter is None:
                raise AttributeError(f"{type(self).__name__}.set() got an unexpected keyword argument {key!r}")
            results.append(setter(value))
        return results

    update = lambda self, props: self.set(**props)

    def get_visible(self):
        return self._visible

    def set_visible(self, b):
        self._visible = bool(b)

    def get_alpha(self):
        return self._alpha

    def set_alpha(self, alpha):
        self._alpha = alpha

    def get_label(self):
        return self._label

    def set_label(self, s):
        self._label = str(s) if s is not None else None

    def get_zorder(self):
        return self.zorder

    def set_zorder(self, level):
        self.zorder = level

    def set_clip_on(self, b):
        self._clip_on = bool(b)

    def get_clip_on(self):
        return self._clip_on

    def set_transform(self, t):
        self._transform = t

    def get_transform(self):
        return self._transform if self._transform is not None else self.axes.transData

    def set_gid(self, gid):
        self._gid = gid

    def get_gid(self):
        return self._gid

    def set_antialiased(self, aa):
        pass

    def set_rasterized(self, rasterized):
        pass

    def set_picker(self, picker):
        pass

    def set_animated(self, b):
        pass

    def set_url(self, url):
        pass

    def set_clip_path(self, path, transform=None):
        self._clip_on = path is not None

    def get_figure(self):
        return self.figure

    def remove(self):
        self.axes._remove(self)

    def get_children(self):
        return []

    def set_figure(self, fig):
        self.figure = fig

    # Outlines drawn beneath.
    _path_effects = ()

    def set_path_effects(self, path_effects):
        from matplotlib.patheffects import strokes
        self._path_effects = strokes(path_effects)

    def get_path_effects(self):
        return list(self._path_effects)

    def get_rasterized(self):
        return False

    def get_animated(self):
        return False

    def get_picker(self):
        return None

    def get_url(self):
        return None

    def get_snap(self):
        return None

    def set_snap(self, snap):
        pass

    def get_sketch_params(self):
        return None

    def get_in_layout(self):
        return True

    def set_in_layout(self, in_layout):
        pass

    def get_mouseover(self):
        return False

    def set_mouseover(self, mouseover):
        pass

    def get_agg_filter(self):
        return None

    def is_transform_set(self):
        return self._transform is not None

    def add_callback(self, func):
        return 0

    def remove_callback(self, oid):
        pass

    def pchanged(self):
        pass

    stale = property(lambda self: True, lambda self, value: None)

    def contains(self, mouseevent):
        raise NotImplementedError("mouse events are not in Cellbook's matplotlib")

    def set_sketch_params(self, scale=None, length=None, randomness=None):
        if scale is not None:
            raise NotImplementedError("sketched lines are not in Cellbook's matplotlib")

    def findobj(self, match=None, include_self=True):
        """This artist and those inside it that are of a class or satisfy a function."""
        fits = (lambda artist: True) if match is None else (lambda artist: isinstance(artist, match)) if isinstance(match, type) else match
        found = [each for child in self.get_children() for each in child.findobj(match)]
        return found + [self] if include_self and fits(self) else found

    def properties(self):
        """What the getters give, by name."""
        found = {}
        for name in sorted(dir(self)):
            if name.startswith('get_'):
                try:
                    found[name[4:]] = getattr(self, name)()
                except (TypeError, AttributeError, ValueError, NotImplementedError):
                    continue
        return found

    def rgba(self, color):
        """A colour with this artist's alpha."""
        try:
            return to_rgba(color, self._alpha)
        except ValueError:
            raise ValueError(
                f"{color!r} is not a valid value for color: supported inputs are (r, g, b) and (r, g, b, a) 0-1 float tuples; "
                "'#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs of 0-1 floats for "
                "grayscale values; 'C0', 'C1', ... strings for colors of the color cycle; and pairs combining one of the "
                "above with an alpha value") from None

    def draw(self, renderer):
        raise NotImplementedError

    def _clip(self, renderer):
        renderer.clipped(self.axes._box() if self._clip_on and self.axes is not None else None)


def setp(obj, *args, file=None, **kwargs):
    """Sets a property on one artist or on each of several."""
    if isinstance(obj, (list, tuple)) or hasattr(obj, 'ravel'):
        objects = [each for item in obj for each in (item if isinstance(item, (list, tuple)) else [item])]
    else:
        objects = [obj]
    if not objects:
        return []
    if len(args) % 2:
        raise ValueError('The set args must be string, value pairs')
    props = dict(zip(args[::2], args[1::2]))
    props.update(kwargs)
    return [result for each in objects for result in each.set(**props)]


def getp(obj, property=None):
    """A property of an artist; without a name all are printed."""
    if property is None:
        for name, value in sorted(obj.properties().items()):
            print(f'    {name} = {value}')
        return None
    return getattr(obj, 'get_' + property)()


get = getp
