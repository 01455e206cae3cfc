"""The exceptions and warnings of the library."""


class ParserError(ValueError):
    """A file whose rows do not fit together."""


class EmptyDataError(ValueError):
    """A file without columns."""


class MergeError(ValueError):
    """Frames that cannot be merged."""


class IndexingError(Exception):
    """A key that does not fit the object."""


class InvalidIndexError(Exception):
    """A key that cannot be a label."""


class OutOfBoundsDatetime(ValueError):
    """A time before the first or after the last one there is."""


class OutOfBoundsTimedelta(ValueError):
    """A span that is too long."""


class DateParseError(ValueError):
    """A text that is no time."""


class UnsortedIndexError(KeyError):
    """A slice of labels that are not sorted."""


class NullFrequencyError(ValueError):
    """A frequency is needed."""


class IncompatibleFrequency(TypeError):
    """Periods of different frequencies."""


class SpecificationError(Exception):
    """Functions of `agg` that do not fit."""


class DataError(Exception):
    """Data without numbers."""


class DuplicateLabelError(ValueError):
    """Labels that must not occur twice."""


class UndefinedVariableError(NameError):
    """A name of `query` or `eval` that is nothing."""

    def __init__(self, name, is_local=None):
        super().__init__(f"{'local variable ' if is_local else 'name '}{name!r} is not defined")


class AbstractMethodError(NotImplementedError):
    """A method that only subclasses have."""


class UnsupportedFunctionCall(ValueError):
    """A NumPy function that does not apply."""


class IntCastingNaNError(ValueError):
    """Missing numbers as whole ones."""


class PerformanceWarning(Warning):
    """Something slow."""


class DtypeWarning(Warning):
    """Columns of mixed types in a file."""


class ParserWarning(Warning):
    """A file read by another parser."""


class SettingWithCopyWarning(Warning):
    """An assignment to a copy."""


class ChainedAssignmentError(Warning):
    """An assignment to a temporary object."""


class PandasChangeWarning(Warning):
    """A change in a coming version."""


class PandasDeprecationWarning(PandasChangeWarning, DeprecationWarning):
    """Something that will go."""


class PandasFutureWarning(PandasChangeWarning, FutureWarning):
    """Something that will change."""


class Pandas4Warning(PandasChangeWarning, DeprecationWarning):
    """A change in version 4."""


class Pandas5Warning(PandasChangeWarning, DeprecationWarning):
    """A change in version 5."""


from pandas._options import OptionError
