"""Tables with labels, over NumPy: series, frames, times, categories, files."""

from pandas import errors
from pandas._dtypes import NA, CategoricalDtype, DatetimeTZDtype, IntervalDtype, NaT, PeriodDtype, StringDtype
from pandas._frame import DataFrame
from pandas._functions import factorize, isna, isnull, notna, notnull, to_numeric, unique
from pandas._index import Index, RangeIndex
from pandas._lazy import LAZY, NOT_HERE
from pandas._multiindex import MultiIndex
from pandas._options import describe_option, get_option, option_context, options, reset_option, set_option
from pandas._series import Series

__version__ = "3.1.1"


def __getattr__(name):
    """Names whose files are read when they are first asked for."""
    if name in LAZY:
        import importlib

        source, _, attribute = LAZY[name].partition(":")
        module = importlib.import_module(source)
        value = getattr(module, attribute or name) if attribute != "*" else module
        globals()[name] = value
        return value
    if name == "IndexSlice":
        from pandas._indexing import IndexSlice

        return IndexSlice()
    note = " (not in Cellbook)" if name in NOT_HERE else ""
    raise AttributeError(f"module 'pandas' has no attribute '{name}'{note}")
