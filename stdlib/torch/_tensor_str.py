"""How tensors are printed."""

from _torch import _set_printoptions


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    """Digits after the point, size from which tensors are summarised, edge elements shown, columns, exponent form."""
    _set_printoptions(precision, threshold, edgeitems, linewidth, profile, sci_mode)
