"""Random numbers: NumPy's legacy generator, the newer ones, and their streams."""
from numpy.random._generator import BitGenerator, default_rng, Generator, PCG64
from numpy.random._seed_sequence import SeedSequence
from numpy.random._state import RandomState

_default = RandomState()
mtrand = None

seed = _default.seed
get_state = _default.get_state
set_state = _default.set_state
rand = _default.rand
randn = _default.randn
randint = _default.randint
random_integers = _default.random_integers
random = random_sample = ranf = sample = _default.random_sample
uniform = _default.uniform
normal = _default.normal
standard_normal = _default.standard_normal
choice = _default.choice
shuffle = _default.shuffle
permutation = _default.permutation
bytes = _default.bytes
exponential = _default.exponential
standard_exponential = _default.standard_exponential
standard_gamma = _default.standard_gamma
gamma = _default.gamma
beta = _default.beta
dirichlet = _default.dirichlet
chisquare = _default.chisquare
poisson = _default.poisson
binomial = _default.binomial
geometric = _default.geometric
laplace = _default.laplace
logistic = _default.logistic
gumbel = _default.gumbel
lognormal = _default.lognormal
rayleigh = _default.rayleigh
weibull = _default.weibull
triangular = _default.triangular
multinomial = _default.multinomial
multivariate_normal = _default.multivariate_normal
