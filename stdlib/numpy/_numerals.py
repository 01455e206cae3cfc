"""Numbers as texts in other bases and forms."""
import _numpy

__all__ = ["base_repr", "binary_repr", "format_float_positional", "format_float_scientific"]


def base_repr(number, base=2, padding=0):
    if base > 36:
        raise ValueError("Bases greater than 36 not handled in base_repr.")
    if base < 2:
        raise ValueError("Bases less than 2 not handled in base_repr.")
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rest, text = abs(int(number)), ""
    while rest:
        text = digits[rest % base] + text
        rest //= base
    text = "0" * padding + text if padding else text
    return ("-" if number < 0 else "") + text or "0"


def binary_repr(num, width=None):
    """Two's complement of negative numbers where a width is given."""
    num = int(num)
    if num == 0:
        return "0" * (width or 1)
    if num > 0:
        text = f"{num:b}"
        if width is not None and len(text) > width:
            raise ValueError(f"Insufficient bit width={width} provided for binwidth={len(text)}")
        return text.zfill(width or 0)
    if width is None:
        return f"-{-num:b}"
    least = len(f"{-num - 1:b}") + 1 if num < -1 else 1
    if least > width:
        raise ValueError(f"Insufficient bit width={width} provided for binwidth={least}")
    return f"{(1 << width) + num:b}".rjust(width, "1")


def format_float_positional(x, precision=None, unique=True, fractional=True, trim="k", sign=False, pad_left=None, pad_right=None, min_digits=None):
    x = float(x)
    text = repr(x)
    if "e" in text or precision is not None:
        places = precision if precision is not None else max(0, -int(text.split("e")[1]) + len(text.split("e")[0].replace("-", "").replace(".", "")) - 1)
        text = f"{x:.{places}f}"
        if precision is not None and unique and "." in text:
            text = text.rstrip("0")
    if trim == "-":
        text = text.rstrip("0").rstrip(".") if "." in text else text
    elif trim == "k" and text.endswith(".0"):
        text = text[:-1]
    return ("+" if sign and x >= 0 else "") + text


def format_float_scientific(x, precision=None, unique=True, trim="k", sign=False, pad_left=None, exp_digits=None, min_digits=None):
    raise NotImplementedError("numpy.format_float_scientific is not in Cellbook")
