"""Kullback-Leibler divergences of pairs of one kind."""

import torch
from torch.distributions.continuous import Exponential, Normal, Uniform
from torch.distributions.discrete import Bernoulli, Categorical
from torch.nn import functional as F


def _normal(p, q):
    ratio = (p.scale / q.scale).pow(2)
    away = ((p.loc - q.loc) / q.scale).pow(2)
    return 0.5 * (ratio + away - 1 - ratio.log())


def _categorical(p, q):
    t = p.probs * (p.logits - q.logits)
    t = torch.where(q.probs == 0, torch.full_like(t, float("inf")), t)
    return torch.where(p.probs == 0, torch.zeros_like(t), t).sum(-1)


def _bernoulli(p, q):
    t1 = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
    t2 = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
    return t1 + t2


def _uniform(p, q):
    result = ((q.high - q.low) / (p.high - p.low)).log()
    return torch.where((q.low > p.low) | (q.high < p.high), torch.full_like(result, float("inf")), result)


def _exponential(p, q):
    ratio = q.rate / p.rate
    return -ratio.log() + ratio - 1


_TABLE = {Normal: _normal, Categorical: _categorical, Bernoulli: _bernoulli, Uniform: _uniform, Exponential: _exponential}


def kl_divergence(p, q):
    function = _TABLE.get(type(p)) if type(p) is type(q) else None
    if function is None:
        raise NotImplementedError(
            f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__} (not in Cellbook)")
    return function(p, q)
