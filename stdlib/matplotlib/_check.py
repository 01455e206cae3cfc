"""Refusing values outside a list, in Matplotlib's words."""


def in_list(values, **named):
    """Raises ValueError unless each keyword's value is one of the values."""
    for name, value in named.items():
        if value not in values:
            raise ValueError(refusal(values, name, value))


def refusal(values, name, value):
    """The message: all values when they are few, else those that look alike."""
    message = f"{value!r} is not a valid value for {name}."
    if len(values) <= 5:
        return message + f" Supported values are {', '.join(repr(each) for each in values)}"
    try:
        from difflib import get_close_matches
    except ImportError:
        return message
    close = get_close_matches(value, list(values)) if isinstance(value, str) else []
    return message + (f" Did you mean one of: {', '.join(repr(each) for each in close)}?" if len(close) > 1 else
                      f" Did you mean: {close[0]!r}?" if close else '')
