"""Probability distributions with samples, densities and divergences."""

from torch.distributions.continuous import (
    Beta, Dirichlet, Exponential, Gamma, Laplace, LogNormal, MultivariateNormal, Normal, Uniform,
)
from torch.distributions.discrete import Bernoulli, Categorical, OneHotCategorical, Poisson
from torch.distributions.distribution import Distribution
from torch.distributions.independent import Independent
from torch.distributions.kl import kl_divergence


def __getattr__(name):
    raise AttributeError(f"module 'torch.distributions' has no attribute '{name}' (not in Cellbook)")
