"""The exceptions of reading."""


class EmptyDataError(ValueError):
    """A file without columns."""


class ParserError(ValueError):
    """A file whose rows do not fit together."""
