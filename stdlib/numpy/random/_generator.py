"""`numpy.random.Generator` over PCG64, and `default_rng`."""
import math

import _numpy
from _numpy import asarray

from numpy.random._distributions import Distributions, _size
from numpy.random._seed_sequence import SeedSequence


def _halves(word):
    return [word >> 32, word & 0xFFFFFFFF]


class BitGenerator:
    """What a bit generator is to `isinstance`."""


class PCG64(_numpy._PCG64, BitGenerator):
    def __init__(self, seed=None):
        self.seed_seq = seed if isinstance(seed, SeedSequence) else SeedSequence(seed)
        words = self.seed_seq._state_words(8)
        self._seed([[words[2 * i + 1], words[2 * i]] for i in range(4)])

    @property
    def state(self):
        words = [high << 32 | low for high, low in self._words()]
        return {"bit_generator": "PCG64", "state": {"state": words[0] << 64 | words[1], "inc": words[2] << 64 | words[3]},
                "has_uint32": words[4], "uinteger": words[5]}

    @state.setter
    def state(self, value):
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator", "") != "PCG64":
            raise ValueError("state must be for a PCG64 RNG")
        state, increment, low = value["state"]["state"], value["state"]["inc"], (1 << 64) - 1
        self._set_words([_halves(word) for word in (
            state >> 64, state & low, increment >> 64, increment & low, value["has_uint32"], value["uinteger"])])

    def random_raw(self, size=None, output=True):
        raise NotImplementedError("numpy.random.PCG64.random_raw is not in Cellbook")

    def spawn(self, n_children):
        return [PCG64(seed) for seed in self.seed_seq.spawn(n_children)]


def _single(dtype):
    kind = _numpy.dtype(dtype).name
    if kind not in ("float32", "float64"):
        raise TypeError(f"Unsupported dtype dtype('{kind}') for random")
    return kind == "float32"


class Generator(Distributions):
    """Draws from a bit generator."""

    def __init__(self, bit_generator):
        if not isinstance(bit_generator, PCG64):
            raise TypeError("Bit generator must be a PCG64 (others are not in Cellbook)")
        self.bit_generator = bit_generator
        self._doubles, self._normals, self._exponentials = bit_generator._doubles, bit_generator._normals, bit_generator._exponentials

    def __repr__(self):
        return f"Generator(PCG64) at 0x{id(self):X}"

    def __str__(self):
        return "Generator(PCG64)"

    def spawn(self, n_children):
        return [Generator(bits) for bits in self.bit_generator.spawn(n_children)]

    # Uniform and normal

    def _fill(self, size, dtype, out, doubles, floats):
        if out is not None:
            out[...] = self._fill(out.shape, out.dtype, None, doubles, floats)
            return out
        if not _single(dtype):
            return doubles(_size(size))
        if size is None:
            return floats((1,))[0]
        return floats(_size(size))

    def random(self, size=None, dtype="float64", out=None):
        return self._fill(size, dtype, out, self._doubles, self.bit_generator._floats)

    def standard_normal(self, size=None, dtype="float64", out=None):
        return self._fill(size, dtype, out, self._normals, self.bit_generator._float_normals)

    def standard_exponential(self, size=None, dtype="float64", method="zig", out=None):
        if method != "zig":
            raise NotImplementedError("numpy.random.Generator.standard_exponential with method='inv' is not in Cellbook")
        return self._fill(size, dtype, out, self._exponentials, self.bit_generator._float_exponentials)

    def uniform(self, low=0.0, high=1.0, size=None):
        values = self._shaped(self._doubles, size, low, high)
        span = _numpy.subtract(high, low)
        if not asarray(_numpy.isfinite(span)).all():
            raise OverflowError("high - low range exceeds valid bounds")
        if (asarray(span) < 0).any():
            raise ValueError("high < low")
        return self._plain(_numpy.add(low, _numpy.multiply(span, values)))

    def normal(self, loc=0.0, scale=1.0, size=None):
        if (asarray(scale) < 0).any():
            raise ValueError("scale < 0")
        return self._plain(_numpy.add(loc, _numpy.multiply(scale, self._shaped(self._normals, size, loc, scale))))

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return self._plain(_numpy.exp(self.normal(mean, sigma, size)))

    def bytes(self, length):
        words = self.bit_generator._integers(0, [_halves(0xFFFFFFFF)], 4, ((length - 1) // 4 + 1,))
        return words.astype("uint32").tobytes()[:length]

    # Integers

    def _below(self, maximum):
        """A number from 0 to `maximum`."""
        return self.bit_generator._integers(0, [_halves(maximum)], 8, None)

    def integers(self, low, high=None, size=None, dtype="int64", endpoint=False):
        if high is None:
            low, high = 0, low
        kind = _numpy.dtype(dtype)
        if kind.kind not in "iub":
            raise TypeError(f"Unsupported dtype {kind!r} for integers")
        if isinstance(low, (list, tuple, _numpy.ndarray)) or isinstance(high, (list, tuple, _numpy.ndarray)):
            shape = _numpy.broadcast_shapes(asarray(low).shape, asarray(high).shape) if size is None else _size(size)
            lows, highs = _numpy.broadcast_to(low, shape).ravel().tolist(), _numpy.broadcast_to(high, shape).ravel().tolist()
            return _numpy.array([int(self.integers(a, b, None, dtype, endpoint)) for a, b in zip(lows, highs)], dtype).reshape(shape)
        low, high = math.ceil(low) if isinstance(low, float) else int(low), math.ceil(high) if isinstance(high, float) else int(high)
        last = high if endpoint else high - 1
        if kind.kind == "b":
            least, most = 0, 1
        else:
            from numpy._limits import iinfo
            least, most = int(iinfo(kind).min), int(iinfo(kind).max)
        if low < least:
            raise ValueError(f"low is out of bounds for {kind.name}")
        if last > most:
            raise ValueError(f"high is out of bounds for {kind.name}")
        if low > last:
            raise ValueError("low > high" if endpoint else "high <= 0" if low == 0 else "low >= high")
        width = 0 if kind.kind == "b" else kind.itemsize
        signed = low - (1 << 64) if low >= 1 << 63 else low
        drawn = self.bit_generator._integers(signed, [_halves(last - low)], width, _size(size))
        if size is not None:
            return drawn.astype(kind)
        return kind.type(drawn) if kind.name != "uint64" or drawn >= 0 else kind.type(drawn + (1 << 64))

    # Orders and choices

    def shuffle(self, x, axis=0):
        if isinstance(x, _numpy.ndarray):
            order = self._order(x.shape[axis])
            x[...] = x.take(order, axis)
            return
        if axis != 0:
            raise NotImplementedError("Axis argument is only supported on ndarray objects")
        for i in range(len(x) - 1, 0, -1):
            j = self.bit_generator._interval(i)
            x[i], x[j] = x[j], x[i]

    def _order(self, count):
        order = list(range(count))
        for i in range(count - 1, 0, -1):
            j = self.bit_generator._interval(i)
            order[i], order[j] = order[j], order[i]
        return _numpy.array(order, "int64")

    def permutation(self, x, axis=0):
        if isinstance(x, (int, _numpy.integer)):
            x = _numpy.arange(int(x))
            self.shuffle(x)
            return x
        x = asarray(x)
        if x.ndim == 1:
            x = x.copy()
            self.shuffle(x)
            return x
        return x.take(self._order(x.shape[axis]), axis)

    def permuted(self, x, *, axis=None, out=None):
        raise NotImplementedError("numpy.random.Generator.permuted is not in Cellbook")

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        values = asarray(a)
        if values.ndim == 0:
            if values.dtype.kind not in "iu":
                raise ValueError("a must be a sequence or an integer, not " + str(type(a)))
            count = int(values)
            if count <= 0 and size != 0:
                raise ValueError("a must be a positive integer unless no samples are taken")
        else:
            count = values.shape[axis]
            if count == 0 and size != 0:
                raise ValueError("a cannot be empty unless no samples are taken")
        shape = _size(size)
        total = 1
        for extent in shape or ():
            total *= extent
        if p is not None:
            p = self._probabilities(p, count)
        if replace:
            if p is not None:
                sums = p.cumsum()
                sums = sums / sums[-1]
                places = sums.searchsorted(self.random(shape), "right")
            else:
                places = self.integers(0, count, shape)
        else:
            if total > count:
                raise ValueError("Cannot take a larger sample than population when replace is False")
            places = self._without_replacement(count, total, p, shuffle).reshape(shape or ())
        if shape is None and isinstance(places, _numpy.ndarray):
            places = places.item()
        if values.ndim == 0:
            return int(places) if shape is None else places
        return values[places] if axis == 0 else values.take(places, axis)

    def _probabilities(self, p, count):
        p = asarray(p, float)
        if p.ndim != 1:
            raise ValueError("p must be 1-dimensional")
        if p.size != count:
            raise ValueError("a and p must have same size")
        if _numpy.isnan(p).any():
            raise ValueError("Probabilities contain NaN")
        if (p < 0).any():
            raise ValueError("Probabilities are not non-negative")
        if abs(float(p.sum()) - 1.0) > 1e-8:
            raise ValueError("Probabilities do not sum to 1. See Notes section of docstring for more information.")
        return p

    def _without_replacement(self, count, total, p, shuffle):
        if p is not None:
            return self._without_replacement_weighted(total, p)
        if count > 10000 and total > count // (50 if shuffle else 20):
            order = _numpy.arange(count)
            self.bit_generator._exchange(order, max(count - total, 1))
            return order[count - total:].copy()
        # Floyd's method: the places that came, each at most once.
        seen, places = set(), []
        for j in range(count - total, count):
            place = self._below(j)
            place = j if place in seen else place
            seen.add(place)
            places.append(place)
        places = _numpy.array(places, "int64")
        if shuffle:
            self.bit_generator._exchange(places, 1)
        return places

    def _without_replacement_weighted(self, total, p):
        if int((p > 0).sum()) < total:
            raise ValueError("Fewer non-zero entries in p than size")
        p = p.copy()
        found = []
        while len(found) < total:
            draws = self.random((total - len(found),))
            if found:
                p[found] = 0
            sums = p.cumsum()
            sums = sums / sums[-1]
            for place in asarray(sums.searchsorted(draws, "right")).tolist():
                if place not in found:
                    found.append(place)
        return asarray(found[:total])

    # What differs from the legacy streams

    def geometric(self, p, size=None):
        if not 0 < p <= 1:
            raise ValueError("p <= 0, p > 1 or p contains NaNs")

        def draw():
            if p >= 0.333333333333333333333333:
                u, count, total, product = self._doubles(None), 1, p, p
                while u > total:
                    product *= 1.0 - p
                    total += product
                    count += 1
                return count
            return math.ceil(-self._exponentials(None) / math.log1p(-p))
        return self._many(draw, size)

    def rayleigh(self, scale=1.0, size=None):
        return self._many(lambda: scale * math.sqrt(2.0 * self._exponentials(None)), size)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8, *, method="svd"):
        from numpy import linalg
        mean, cov = asarray(mean) * 1.0, asarray(cov) * 1.0
        shape = () if size is None else _size(size)
        x = self.standard_normal(shape + (len(mean),)).reshape(-1, len(mean))
        if method == "svd":
            u, s, _ = linalg.svd(cov)
            factor = u * _numpy.sqrt(s)
        elif method == "eigh":
            s, u = linalg.eigh(cov)
            factor = u * _numpy.sqrt(s)
        elif method == "cholesky":
            factor = linalg.cholesky(cov)
        else:
            raise ValueError("method must be one of {'eigh', 'svd', 'cholesky'}")
        return (mean + _numpy.matmul(x, factor.T)).reshape(shape + (len(mean),))


def default_rng(seed=None):
    """A generator from a seed: nothing, a whole number, a sequence of them, a seed sequence or a bit generator."""
    if isinstance(seed, Generator):
        return seed
    if isinstance(seed, PCG64):
        return Generator(seed)
    return Generator(PCG64(seed))
