"""Steps in time."""

from pandas._offsets import *
