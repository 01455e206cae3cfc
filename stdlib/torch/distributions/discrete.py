"""Distributions of whole numbers and classes."""

import torch
from torch.distributions.distribution import POSITIVE, REAL, REAL_VECTOR, SIMPLEX, UNIT, Distribution, broadcast
from torch.nn import functional as F


def _clamped(probs):
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


class Bernoulli(Distribution):
    arg_constraints = {"probs": UNIT, "logits": REAL}

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        (value,) = broadcast(probs if probs is not None else logits)
        self.__dict__["probs" if probs is not None else "logits"] = value
        super().__init__(value.size(), validate_args=validate_args)

    def __getattr__(self, name):
        if name == "logits":
            clamped = _clamped(self.__dict__["probs"])
            self.__dict__["logits"] = torch.log(clamped) - torch.log1p(-clamped)
        elif name == "probs":
            self.__dict__["probs"] = torch.sigmoid(self.__dict__["logits"])
        else:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return self.__dict__[name]

    mean = property(lambda self: self.probs)
    variance = property(lambda self: self.probs * (1 - self.probs))

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended(sample_shape)))

    def log_prob(self, value):
        self._check(value, "Boolean()", lambda v: (v == 0) | (v == 1))
        logits, value = broadcast(self.logits, value)
        return -F.binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")


class Categorical(Distribution):
    arg_constraints = {"probs": SIMPLEX, "logits": REAL_VECTOR}

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        value = probs if probs is not None else logits
        if value.dim() < 1:
            raise ValueError(f"`{'probs' if probs is not None else 'logits'}` parameter must be at least one-dimensional.")
        if probs is not None:
            self.__dict__["probs"] = probs / probs.sum(-1, keepdim=True)
        else:
            self.__dict__["logits"] = logits - logits.logsumexp(dim=-1, keepdim=True)
        self._num_events = value.size(-1)
        super().__init__(value.size()[:-1], validate_args=validate_args)

    def __getattr__(self, name):
        if name == "logits":
            self.__dict__["logits"] = torch.log(_clamped(self.__dict__["probs"]))
        elif name == "probs":
            self.__dict__["probs"] = F.softmax(self.__dict__["logits"], dim=-1)
        else:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return self.__dict__[name]

    mode = property(lambda self: self.probs.argmax(dim=-1))

    def sample(self, sample_shape=torch.Size()):
        rows = self.probs.reshape(-1, self._num_events)
        count = 1
        for extent in tuple(sample_shape):
            count *= extent
        return torch.multinomial(rows, count, True).T.reshape(self._extended(sample_shape))

    def log_prob(self, value):
        self._check(value, f"IntegerInterval(lower_bound=0, upper_bound={self._num_events - 1})",
                    lambda v: (v % 1 == 0) & (v >= 0) & (v < self._num_events))
        value = value.long().unsqueeze(-1)
        value, logits = torch.broadcast_tensors(value, self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        logits = torch.clamp(self.logits, min=torch.finfo(self.logits.dtype).min)
        return -(logits * self.probs).sum(-1)


class OneHotCategorical(Categorical):
    def sample(self, sample_shape=torch.Size()):
        return F.one_hot(super().sample(sample_shape), self._num_events).to(self.probs)


class Poisson(Distribution):
    arg_constraints = {"rate": ("GreaterThanEq(lower_bound=0.0)", lambda value: value >= 0)}

    def __init__(self, rate, validate_args=None):
        (self.rate,) = broadcast(rate)
        super().__init__(self.rate.size(), validate_args=validate_args)

    mean = property(lambda self: self.rate)
    variance = property(lambda self: self.rate)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.poisson(self.rate.expand(self._extended(sample_shape)))

    def log_prob(self, value):
        rate, value = broadcast(self.rate, value)
        return value.xlogy(rate) - rate - (value + 1).lgamma()
