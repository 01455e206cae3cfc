"""Sizes of channels."""


def make_divisible(value, divisor, min_value=None):
    """The multiple of `divisor` nearest to `value`, at least `min_value` and not below nine tenths of `value`."""
    smallest = divisor if min_value is None else min_value
    rounded = max(smallest, int(value + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * value else rounded
