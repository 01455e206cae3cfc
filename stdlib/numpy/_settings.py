"""Printing options and the handling of floating-point errors."""
import _numpy

_print = {
    "edgeitems": 3, "threshold": 1000, "floatmode": "maxprec", "precision": 8, "suppress": False, "linewidth": 75, "nanstr": "nan",
    "infstr": "inf", "sign": "-", "formatter": None, "legacy": False, "override_repr": None}


def _apply():
    formatter = _print["formatter"] or {}

    def chosen(*names):
        for name in names:
            if name in formatter:
                return formatter[name]
        return None

    _numpy._set_print(
        _print["precision"], min(_print["threshold"], 2 ** 62), _print["edgeitems"], _print["linewidth"], _print["suppress"],
        chosen("float", "float_kind", "all"), chosen("int", "int_kind", "all"))


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None,
                     formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None):
    given = {"precision": precision, "edgeitems": edgeitems, "linewidth": linewidth, "suppress": suppress}
    if threshold is not None:
        if threshold != threshold:
            raise ValueError("threshold must be non-NAN, try sys.maxsize for untruncated representation")
        _print["threshold"] = 2 ** 62 if threshold > 2 ** 62 else int(threshold)
    for name, value in given.items():
        if value is not None:
            _print[name] = value
    _print["formatter"] = formatter
    _apply()


def get_printoptions():
    return dict(_print)


class printoptions:
    def __init__(self, **options):
        self._options = options

    def __enter__(self):
        self._saved = dict(_print)
        set_printoptions(**self._options)
        return get_printoptions()

    def __exit__(self, *exception):
        _print.update(self._saved)
        _apply()


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", *, formatter=None,
                 threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", legacy=None):
    options = {
        "precision": precision, "suppress": suppress_small, "linewidth": max_line_width, "threshold": threshold,
        "edgeitems": edgeitems, "formatter": formatter}
    with printoptions(**options):
        _print["linewidth"] -= len(suffix)
        _apply()
        return _numpy.array2string(a, separator, prefix)


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    with printoptions(precision=precision, suppress=suppress_small, linewidth=max_line_width):
        return repr(arr)


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    with printoptions(precision=precision, suppress=suppress_small, linewidth=max_line_width):
        return str(a)


_errors = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
_calls = []


def geterr():
    return dict(_errors)


def _warned(kind, message):
    mode = _errors[kind]
    if mode == "warn":
        import warnings
        warnings.warn(message, RuntimeWarning, stacklevel=2)
    elif mode == "raise":
        raise FloatingPointError(message)
    elif mode == "print":
        print("Warning: " + message)


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    old = dict(_errors)
    for name, mode in (("divide", divide), ("over", over), ("under", under), ("invalid", invalid)):
        chosen = all if mode is None else mode
        if chosen is not None:
            if chosen not in ("ignore", "warn", "raise", "call", "print", "log"):
                raise ValueError(f"invalid error mode {chosen!r}")
            _errors[name] = chosen
    _numpy._set_warnings(any(mode != "ignore" for mode in _errors.values()), None)
    return old


class errstate:
    def __init__(self, *, call=None, all=None, divide=None, over=None, under=None, invalid=None):
        self._modes = (all, divide, over, under, invalid)

    def __enter__(self):
        self._saved = seterr(*self._modes)
        return self

    def __exit__(self, *exception):
        seterr(**self._saved)

    def __call__(self, function):
        def wrapped(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return wrapped


_numpy._set_warnings(True, _warned)
