"""Classes that PyTorch defines in its own core."""


class _LinAlgError(RuntimeError):
    """A matrix that is singular, or not positive-definite."""
