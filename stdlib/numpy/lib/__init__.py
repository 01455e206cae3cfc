"""Tools over strides."""
from numpy.lib import stride_tricks
