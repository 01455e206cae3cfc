"""Options of printing and their names."""

DEFAULTS = {
    "display.max_rows": 60,
    "display.min_rows": 10,
    "display.width": 80,
    "display.precision": 6,
    "display.max_columns": 0,
    "display.max_colwidth": 50,
    "display.float_format": None,
    "display.expand_frame_repr": True,
    "display.show_dimensions": "truncate",
    "display.colheader_justify": "right",
    "display.large_repr": "truncate",
    "display.multi_sparse": True,
    "display.max_seq_items": 100,
    "display.max_info_columns": 100,
    "display.max_info_rows": 1690785,
    "display.max_categories": 8,
    "display.memory_usage": True,
    "display.notebook_repr_html": True,
    "display.chop_threshold": None,
    "display.date_dayfirst": False,
    "display.date_yearfirst": False,
    "display.encoding": "utf-8",
    "display.max_dir_items": 100,
    "display.pprint_nest_depth": 3,
    "display.html.border": 1,
    "display.html.table_schema": False,
    "display.html.use_mathjax": True,
    "display.unicode.east_asian_width": False,
    "display.unicode.ambiguous_as_wide": False,
    "mode.copy_on_write": True,
    "mode.sim_interactive": False,
    "mode.string_storage": "auto",
    "mode.performance_warnings": True,
    "plotting.backend": "matplotlib",
    "plotting.matplotlib.register_converters": "auto",
    "compute.use_bottleneck": True,
    "compute.use_numba": False,
    "compute.use_numexpr": True,
    "future.infer_string": True,
    "future.python_scalars": False,
}
values = dict(DEFAULTS)


class OptionError(AttributeError, KeyError):
    """An option that is not there, or named by too little."""

    def __str__(self):
        return str(self.args[0])


def full_name(name):
    if name in values:
        return name
    found = [key for key in values if name.lower() in key.lower()]
    if not found:
        raise OptionError(f"No such keys(s): {name!r}")
    if len(found) > 1:
        raise OptionError("Pattern matched multiple keys")
    return found[0]


def get_option(pat):
    return values[full_name(pat)]


def set_option(*args):
    pairs = list(args[0].items()) if len(args) == 1 and isinstance(args[0], dict) else None
    if pairs is None:
        if not args or len(args) % 2:
            raise ValueError("Must provide an even number of non-keyword arguments")
        pairs = list(zip(args[::2], args[1::2]))
    for name, value in pairs:
        key = full_name(name)
        _check(key, value)
        values[key] = value


def _check(key, value):
    if key in (
        "display.max_rows",
        "display.max_columns",
        "display.min_rows",
        "display.max_colwidth",
        "display.precision",
    ):
        if value is None and key != "display.precision":
            return
        if not isinstance(value, int) or value < 0:
            raise ValueError("Value must be a nonnegative integer" + ("" if key == "display.precision" else " or None"))
    elif key == "display.float_format" and value is not None and not callable(value):
        raise ValueError("Value must be a callable or None")
    elif key == "display.width" and value is not None and not isinstance(value, int):
        raise ValueError("Value must be an instance of <class 'int'>|<class 'NoneType'>")


def reset_option(pat):
    names = list(values) if pat == "all" else [key for key in values if pat.lower() in key.lower()]
    if not names:
        raise OptionError(f"No such keys(s) for pat={pat!r}")
    for name in names:
        values[name] = DEFAULTS[name]


def describe_option(pat="", _print_desc=True):
    lines = [f"{name} : [default: {DEFAULTS[name]}] [currently: {values[name]}]" for name in values if pat in name]
    if not _print_desc:
        return "\n".join(lines)
    print("\n".join(lines))


class option_context:
    """Options that hold inside a `with` block."""

    def __init__(self, *args):
        if len(args) == 1 and isinstance(args[0], dict):
            args = [part for pair in args[0].items() for part in pair]
        if len(args) % 2 or not args:
            raise ValueError("Provide an even amount of arguments as option_context(pat, val, pat, val...).")
        self.pairs = list(zip(args[::2], args[1::2]))

    def __enter__(self):
        self.before = [(name, get_option(name)) for name, _ in self.pairs]
        for name, value in self.pairs:
            set_option(name, value)

    def __exit__(self, *details):
        for name, value in self.before:
            values[full_name(name)] = value


class _Group:
    """`pd.options.display` and its like."""

    def __init__(self, prefix):
        object.__setattr__(self, "_prefix", prefix)

    def __getattr__(self, name):
        key = self._prefix + name
        if key in values:
            return values[key]
        if any(other.startswith(key + ".") for other in values):
            return _Group(key + ".")
        raise OptionError("No such option")

    def __setattr__(self, name, value):
        key = self._prefix + name
        if key not in values:
            raise OptionError("You can only set the value of existing options")
        set_option(key, value)


options = _Group("")
