"""What distributions share: shapes of batches and events, and checks of arguments."""

import torch


def broadcast(*values):
    """Numbers and tensors as tensors of one shape."""
    dtype = torch.get_default_dtype()
    for value in values:
        if isinstance(value, torch.Tensor) and value.is_floating_point():
            dtype = value.dtype
            break
    tensors = [value if isinstance(value, torch.Tensor) else torch.tensor(value, dtype=dtype) for value in values]
    return torch.broadcast_tensors(*tensors)


class Distribution:
    """`arg_constraints`: name of a parameter → (text of the constraint, test)."""

    has_rsample = False
    _validate_args = True
    arg_constraints = {}

    def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
        self._batch_shape, self._event_shape = torch.Size(batch_shape), torch.Size(event_shape)
        if validate_args is not None:
            self._validate_args = validate_args
        if self._validate_args:
            for name, (text, test) in self.arg_constraints.items():
                if name not in self.__dict__:
                    continue
                value = getattr(self, name)
                if not bool(test(value).all()):
                    raise ValueError(
                        f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution "
                        f"{self!r} to satisfy the constraint {text}, but found invalid values:\n{value}")

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    @property
    def stddev(self):
        return self.variance.sqrt()

    def _extended(self, sample_shape):
        return torch.Size(tuple(sample_shape)) + self._batch_shape + self._event_shape

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError

    def sample_n(self, n):
        return self.sample((n,))

    def _check(self, value, text, test):
        """A value outside the support is an error."""
        if self._validate_args:
            if not isinstance(value, torch.Tensor):
                raise ValueError("The value argument to log_prob must be a Tensor")
            if not bool(test(value).all()):
                raise ValueError(
                    f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the support "
                    f"({text}) of the distribution {self!r}, but found invalid values:\n{value}")

    def perplexity(self):
        return torch.exp(self.entropy())

    def __repr__(self):
        shown = []
        for name in self.arg_constraints:
            if name in self.__dict__:
                value = self.__dict__[name]
                shown.append(f"{name}: {value if value.numel() == 1 else value.size()}")
        return type(self).__name__ + "(" + ", ".join(shown) + ")"


POSITIVE = ("GreaterThan(lower_bound=0.0)", lambda value: value > 0)
REAL = ("Real()", lambda value: value == value)
UNIT = ("Interval(lower_bound=0.0, upper_bound=1.0)", lambda value: (value >= 0) & (value <= 1))
SIMPLEX = ("Simplex()", lambda value: (value >= 0).all(-1) & ((value.sum(-1) - 1).abs() < 1e-6))
REAL_VECTOR = ("IndependentConstraint(Real(), 1)", lambda value: value == value)
POSITIVE_VECTOR = ("IndependentConstraint(GreaterThan(lower_bound=0.0), 1)", lambda value: value > 0)
