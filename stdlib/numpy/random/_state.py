"""`numpy.random.RandomState`: shapes and distributions over the native streams."""
import math

import _numpy
from _numpy import asarray

from numpy.random._distributions import Distributions, _size


class RandomState(_numpy._RandomState, Distributions):
    def __init__(self, seed=None):
        self.seed(seed)

    def __repr__(self):
        return f"RandomState(MT19937) at 0x{id(self):X}"

    def seed(self, seed=None):
        self._seed(seed)

    def get_state(self, legacy=True):
        words = self._words()
        key = _numpy.array(words[:624], "uint32")
        pending = words[625]
        if not legacy:
            return {"bit_generator": "MT19937", "state": {"key": key, "pos": words[624]}, "has_gauss": int(pending is not None),
                    "gauss": pending or 0.0}
        return "MT19937", key, words[624], int(pending is not None), pending or 0.0

    def set_state(self, state):
        if isinstance(state, dict):
            self._set_words(state["state"]["key"].tolist(), state["state"]["pos"], state["gauss"] if state["has_gauss"] else None)
        else:
            has = len(state) > 3 and state[3]
            self._set_words(asarray(state[1]).tolist(), state[2], state[4] if has else None)

    # Uniform and normal

    def random_sample(self, size=None):
        return self._doubles(_size(size))

    random = random_sample

    def rand(self, *args):
        return self._doubles(args if args else None)

    def randn(self, *args):
        return self._normals(args if args else None)

    def standard_normal(self, size=None):
        return self._normals(_size(size))

    def uniform(self, low=0.0, high=1.0, size=None):
        values = self._shaped(self._doubles, size, low, high)
        span = _numpy.subtract(high, low)
        if not asarray(_numpy.isfinite(span)).all():
            raise OverflowError("Range exceeds valid bounds")
        return self._plain(_numpy.add(low, _numpy.multiply(span, values)))

    def normal(self, loc=0.0, scale=1.0, size=None):
        if (asarray(scale) < 0).any():
            raise ValueError("scale < 0")
        return self._plain(_numpy.add(loc, _numpy.multiply(scale, self._shaped(self._normals, size, loc, scale))))

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return self._plain(_numpy.exp(self.normal(mean, sigma, size)))

    def bytes(self, length):
        return self._bytes(length)

    # Integers

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        if isinstance(low, (list, _numpy.ndarray)) or isinstance(high, (list, _numpy.ndarray)):
            shape = _numpy.broadcast_shapes(asarray(low).shape, asarray(high).shape) if size is None else _size(size)
            lows, highs = _numpy.broadcast_to(low, shape).ravel().tolist(), _numpy.broadcast_to(high, shape).ravel().tolist()
            return _numpy.array([self._integers(a, b, None, dtype) for a, b in zip(lows, highs)], dtype).reshape(shape)
        low, high = math.ceil(low) if isinstance(low, float) else int(low), math.ceil(high) if isinstance(high, float) else int(high)
        kind = _numpy.dtype(dtype)
        if kind.kind == "b":
            return self._integers(low, high, _size(size), "uint8") == 1
        from numpy._limits import iinfo
        limits = iinfo(kind)
        if low < limits.min:
            raise ValueError(f"low is out of bounds for {kind.name}")
        if high > limits.max + 1:
            raise ValueError(f"high is out of bounds for {kind.name}")
        if low >= high:
            raise ValueError("high <= 0" if low == 0 else "low >= high")
        result = self._integers(low, high, _size(size), kind)
        return result if size is not None or dtype is int else kind.type(result)

    def random_integers(self, low, high=None, size=None):
        return self.randint(1 if high is None else low, (low if high is None else high) + 1, size)

    # Orders and choices

    def permutation(self, x):
        if isinstance(x, (int, _numpy.integer)):
            return self._permutation(int(x))
        x = asarray(x)
        return x[self._permutation(len(x))]

    def shuffle(self, x):
        if isinstance(x, _numpy.ndarray):
            if x.ndim == 0:
                raise TypeError("x must be a mutable sequence or array")
            x[...] = x[self._permutation(len(x))]
            return
        for i in range(len(x) - 1, 0, -1):
            j = self._interval(i)
            x[i], x[j] = x[j], x[i]

    def choice(self, a, size=None, replace=True, p=None):
        values = asarray(a)
        if values.ndim == 0:
            count = int(values)
            if count <= 0 and size != 0:
                raise ValueError("a must be greater than 0 unless no samples are taken")
        elif values.ndim != 1:
            raise ValueError("a must be 1-dimensional")
        else:
            count = len(values)
            if count == 0 and size != 0:
                raise ValueError("'a' cannot be empty unless no samples are taken")
        if p is not None:
            p = asarray(p, float)
            if p.ndim != 1:
                raise ValueError("'p' must be 1-dimensional")
            if p.size != count:
                raise ValueError("'a' and 'p' must have same size")
            if _numpy.isnan(p).any():
                raise ValueError("probabilities contain NaN")
            if (p < 0).any():
                raise ValueError("probabilities are not non-negative")
            if abs(float(p.sum()) - 1.0) > 1e-8:
                raise ValueError("probabilities do not sum to 1")
        shape = _size(size)
        total = 1
        for extent in shape or ():
            total *= extent
        if replace:
            if p is not None:
                sums = p.cumsum()
                sums = sums / sums[-1]
                places = sums.searchsorted(self.random_sample(shape), "right")
            else:
                places = self.randint(0, count, shape)
        else:
            if total > count:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            places = self._without_replacement(count, total, p, shape)
        if shape is None and isinstance(places, _numpy.ndarray):
            places = places.item()
        if values.ndim == 0:
            return int(places) if shape is None else places
        return values[places]

    def _without_replacement(self, count, total, p, shape):
        if p is None:
            return self.permutation(count)[:total].reshape(shape or ())
        if int((p > 0).sum()) < total:
            raise ValueError("Fewer non-zero entries in p than size")
        p = p.copy()
        found = []
        while len(found) < total:
            draws = self.rand(total - len(found))
            if found:
                p[found] = 0
            sums = p.cumsum()
            sums = sums / sums[-1]
            for place in asarray(sums.searchsorted(draws, "right")).tolist():
                if place not in found:
                    found.append(place)
        return asarray(found[:total]).reshape(shape or ())

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8):
        from numpy import linalg
        mean, cov = asarray(mean) * 1.0, asarray(cov) * 1.0
        shape = () if size is None else _size(size)
        x = self.standard_normal(shape + (len(mean),)).reshape(-1, len(mean))
        u, s, v = linalg.svd(cov)
        return (_numpy.matmul(x, _numpy.sqrt(s)[:, None] * v) + mean).reshape(shape + (len(mean),))
