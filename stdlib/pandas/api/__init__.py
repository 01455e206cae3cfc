"""Questions about types."""

from pandas.api import types
