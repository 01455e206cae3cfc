"""Refusing values outside a list, in Matplotlib's words."""


def in_list(values, **named):
    """Raises ValueError unless each keyword's value is one of the values."""
    for name, value in named.items():
        if value not in values:
            message = f"{value!r} is not a valid value for {name}."
            if len(values) <= 5:
                message += f" Supported values are {', '.join(repr(each) for each in values)}"
            raise ValueError(message)
