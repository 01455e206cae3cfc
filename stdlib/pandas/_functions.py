"""Functions of whole series, and options of printing."""

import numpy as np
from pandas._format import options as _options
from pandas._series import Series
from pandas._values import NaN, column_of, is_missing


def isnull(obj):
    """Whether a value is missing, or for every value of a series or frame."""
    if hasattr(obj, "isnull"):
        return obj.isnull()
    if isinstance(obj, (list, np.ndarray)):
        return np.array([is_missing(value) for value in obj], dtype=bool)
    return is_missing(obj)


isna = isnull


def notnull(obj):
    result = isnull(obj)
    return not result if isinstance(result, bool) else ~result


notna = notnull


def unique(values):
    return Series(values).unique()


def to_numeric(arg, errors="raise"):
    """Texts as numbers; with errors="coerce" what is none becomes NaN."""
    values = []
    for value in arg:
        try:
            values.append(value if not isinstance(value, str) else (int(value) if value.strip().lstrip("+-").isdigit() else float(value)))
        except ValueError:
            if errors != "coerce":
                raise ValueError(f'Unable to parse string "{value}" at position {len(values)}') from None
            values.append(NaN)
    column = column_of(values)
    return arg._like(column) if isinstance(arg, Series) else column.to_array()


def factorize(values):
    """Numbers of the distinct values, and those values."""
    distinct, codes = {}, []
    for value in values:
        codes.append(distinct.setdefault(value, len(distinct)))
    return np.array(codes, dtype=np.int64), column_of(list(distinct)).to_array()



def set_option(name, value):
    _options[_full(name)] = value


def get_option(name):
    return _options[_full(name)]


def _full(name):
    return name if name.startswith("display.") else "display." + name


class _Display:
    """`pd.options.display.max_rows` and its like."""

    def __getattr__(self, name):
        return _options["display." + name]

    def __setattr__(self, name, value):
        _options["display." + name] = value


class _Options:
    display = _Display()


options = _Options()
