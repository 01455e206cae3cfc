"""Tables with labels, over NumPy: series, frames, CSV files."""

from pandas import errors
from pandas._csv import read_csv
from pandas._frame import DataFrame
from pandas._functions import (
    factorize, get_option, isna, isnull, notna, notnull, options, set_option, to_numeric, unique,
)
from pandas._index import Index, MultiIndex, RangeIndex
from pandas._reshape import concat, crosstab, get_dummies, melt, merge, pivot_table
from pandas._series import Series

NA = float("nan")
__version__ = "3.1.1"
