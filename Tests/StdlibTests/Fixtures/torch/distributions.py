# Samples, densities and divergences of distributions.
import torch
from torch.distributions import (
    Bernoulli, Beta, Categorical, Dirichlet, Exponential, Gamma, Independent, Laplace, MultivariateNormal, Normal, Uniform, kl_divergence)

torch.manual_seed(0)
normal = Normal(torch.tensor([0.0, 1.0]), torch.tensor([1.0, 2.0]))
print(normal, normal.sample(), normal.rsample((2,)), normal.log_prob(torch.tensor([0.0, 0.0])), normal.entropy(), normal.stddev)
print(normal.cdf(torch.tensor(0.0)), kl_divergence(normal, Normal(0.0, 1.0)), Independent(normal, 1).log_prob(torch.zeros(2)))
classes = Categorical(torch.tensor([0.1, 0.2, 0.7]))
print(classes, classes.sample((5,)), classes.log_prob(torch.tensor(2)), classes.entropy(), Categorical(logits=torch.randn(2, 3)).sample())
coin = Bernoulli(torch.tensor([0.3]))
print(coin, coin.sample((4,)), coin.log_prob(torch.tensor([1.0])), coin.entropy())
print(Uniform(0, 2), Uniform(0, 2).sample((2,)), Uniform(0.0, 2.0).log_prob(torch.tensor(1.0)))
print(Beta(torch.tensor(1.0), torch.tensor(2.0)).sample(), MultivariateNormal(torch.zeros(2), torch.eye(2)).sample())
print(Exponential(1.0).sample(), Gamma(2.0, 1.0).sample(), Dirichlet(torch.ones(3)).sample(), Laplace(0.0, 1.0).sample())
print(Beta(2.0, 3.0).log_prob(torch.tensor(0.5)), Gamma(2.0, 1.0).log_prob(torch.tensor(1.5)))
for call in (lambda: Normal(0.0, -1.0), lambda: Categorical(torch.tensor([-1.0, 2.0])), lambda: coin.log_prob(torch.tensor([0.5]))):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
