"""Errors and warnings of estimators."""


class NotFittedError(ValueError, AttributeError):
    """An estimator used before it was fitted."""


class ConvergenceWarning(UserWarning):
    pass


class UndefinedMetricWarning(UserWarning):
    pass


class DataConversionWarning(UserWarning):
    pass
