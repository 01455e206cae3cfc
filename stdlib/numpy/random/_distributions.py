"""Distributions over the uniform, normal and exponential draws of a stream: `_doubles`, `_normals`, `_exponentials`."""
import math

import _numpy
from _numpy import asarray


def _size(size):
    return None if size is None else (int(size),) if isinstance(size, (int, _numpy.integer)) else tuple(int(s) for s in size)


class Distributions:
    def _shaped(self, draw, size, *parameters):
        """Draws for parameters that may be arrays: `draw(size)` in the shape they broadcast to."""
        if size is None and any(isinstance(p, (list, tuple, _numpy.ndarray)) for p in parameters):
            size = _numpy.broadcast_shapes(*[asarray(p).shape for p in parameters])
        return draw(_size(size))

    def _plain(self, value):
        return float(value) if isinstance(value, float) else value

    # Other distributions

    def _many(self, draw, size):
        shape = _size(size)
        if shape is None:
            return draw()
        total = 1
        for extent in shape:
            total *= extent
        return _numpy.array([draw() for _ in range(total)]).reshape(shape)

    def standard_exponential(self, size=None):
        return self._exponentials(_size(size))

    def exponential(self, scale=1.0, size=None):
        return self._plain(_numpy.multiply(scale, self._shaped(self._exponentials, size, scale)))

    def _gamma(self, shape):
        if shape == 1.0:
            return self._exponentials(None)
        if shape == 0.0:
            return 0.0
        if shape < 1.0:
            while True:
                u, v = self._doubles(None), self._exponentials(None)
                if u <= 1.0 - shape:
                    x = u ** (1.0 / shape)
                    if x <= v:
                        return x
                else:
                    y = -math.log((1 - u) / shape)
                    x = (1.0 - shape + shape * y) ** (1.0 / shape)
                    if x <= v + y:
                        return x
        b = shape - 1.0 / 3.0
        c = 1.0 / math.sqrt(9 * b)
        while True:
            x = self._normals(None)
            v = 1.0 + c * x
            while v <= 0.0:
                x = self._normals(None)
                v = 1.0 + c * x
            v = v * v * v
            u = self._doubles(None)
            if u < 1.0 - 0.0331 * (x * x) * (x * x) or math.log(u) < 0.5 * x * x + b * (1.0 - v + math.log(v)):
                return b * v

    def standard_gamma(self, shape, size=None):
        return self._many(lambda: self._gamma(shape), size)

    def gamma(self, shape, scale=1.0, size=None):
        return self._many(lambda: scale * self._gamma(shape), size)

    def chisquare(self, df, size=None):
        return self._many(lambda: 2.0 * self._gamma(df / 2.0), size)

    def _beta(self, a, b):
        if a <= 1.0 and b <= 1.0:
            while True:
                x, y = self._doubles(None) ** (1.0 / a), self._doubles(None) ** (1.0 / b)
                if x + y <= 1.0 and x + y > 0:
                    return x / (x + y)
        first = self._gamma(a)
        second = self._gamma(b)
        return first / (first + second)

    def beta(self, a, b, size=None):
        return self._many(lambda: self._beta(a, b), size)

    def dirichlet(self, alpha, size=None):
        def draw():
            values = [self._gamma(a) for a in alpha]
            total = 0.0
            for value in values:
                total += value
            return [value * (1 / total) for value in values]
        return asarray(draw()) if size is None else _numpy.array([draw() for _ in range(int(_numpy.asarray(_size(size)).prod()))]).reshape(
            _size(size) + (len(alpha),))

    def _poisson(self, lam):
        if lam >= 10:
            return self._poisson_large(lam)
        if lam == 0:
            return 0
        limit = math.exp(-lam)
        count, product = 0, 1.0
        while True:
            product *= self._doubles(None)
            if product <= limit:
                return count
            count += 1

    def _poisson_large(self, lam):
        root, log_lam = math.sqrt(lam), math.log(lam)
        b = 0.931 + 2.53 * root
        a = -0.059 + 0.02483 * b
        inverse = 1.1239 + 1.1328 / (b - 3.4)
        vr = 0.9277 - 3.6224 / (b - 2)
        while True:
            u = self._doubles(None) - 0.5
            v = self._doubles(None)
            us = 0.5 - abs(u)
            k = math.floor((2 * a / us + b) * u + lam + 0.43)
            if us >= 0.07 and v <= vr:
                return k
            if k < 0 or us < 0.013 and v > us:
                continue
            if math.log(v) + math.log(inverse) - math.log(a / (us * us) + b) <= -lam + k * log_lam - math.lgamma(k + 1):
                return k

    def poisson(self, lam=1.0, size=None):
        if isinstance(lam, (list, _numpy.ndarray)):
            values = _numpy.broadcast_to(lam, asarray(lam).shape if size is None else _size(size))
            return _numpy.array([self._poisson(v) for v in values.ravel().tolist()], int).reshape(values.shape)
        if lam < 0:
            raise ValueError("lam < 0")
        return self._many(lambda: self._poisson(lam), size)

    def _binomial_inversion(self, n, p):
        q = 1.0 - p
        qn = math.exp(n * math.log(q))
        np = n * p
        bound = int(min(n, np + 10.0 * math.sqrt(np * q + 1)))
        x, px, u = 0, qn, self._doubles(None)
        while u > px:
            x += 1
            if x > bound:
                x, px, u = 0, qn, self._doubles(None)
            else:
                u -= px
                px = ((n - x + 1) * p * px) / (x * q)
        return x

    def _binomial(self, n, p):
        if n == 0 or p == 0:
            return 0
        if p <= 0.5:
            if p * n > 30.0:
                raise NotImplementedError("numpy.random.binomial for n * p > 30 is not in the subset")
            return self._binomial_inversion(n, p)
        if (1.0 - p) * n > 30.0:
            raise NotImplementedError("numpy.random.binomial for n * p > 30 is not in the subset")
        return n - self._binomial_inversion(n, 1.0 - p)

    def binomial(self, n, p, size=None):
        if n < 0:
            raise ValueError("n < 0")
        if not 0 <= p <= 1:
            raise ValueError("p < 0, p > 1 or p contains NaNs")
        return self._many(lambda: self._binomial(n, p), size)

    def multinomial(self, n, pvals, size=None):
        def draw():
            rest, left, counts = n, 1.0, [0] * len(pvals)
            for i, p in enumerate(pvals[:-1]):
                counts[i] = self._binomial(rest, p / left)
                rest -= counts[i]
                if rest <= 0:
                    break
                left -= p
            counts[-1] += max(rest, 0)
            return counts
        if size is None:
            return asarray(draw())
        return _numpy.array([draw() for _ in range(int(asarray(_size(size)).prod()))]).reshape(_size(size) + (len(pvals),))

    def geometric(self, p, size=None):
        def draw():
            u = self._doubles(None)
            if p >= 0.333333333333333333333333:
                count, total, product = 1, p, p
                while u > total:
                    product *= 1.0 - p
                    total += product
                    count += 1
                return count
            return math.ceil(math.log(1.0 - u) / math.log(1.0 - p))
        return self._many(draw, size)

    def laplace(self, loc=0.0, scale=1.0, size=None):
        def draw():
            u = self._doubles(None)
            while u == 0.0:
                u = self._doubles(None)
            return loc - scale * math.log(2.0 - u - u) if u >= 0.5 else loc + scale * math.log(u + u)
        return self._many(draw, size)

    def logistic(self, loc=0.0, scale=1.0, size=None):
        def draw():
            u = self._doubles(None)
            return loc + scale * math.log(u / (1.0 - u))
        return self._many(draw, size)

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        return self._many(lambda: loc - scale * math.log(-math.log(1.0 - self._doubles(None))), size)

    def rayleigh(self, scale=1.0, size=None):
        return self._many(lambda: scale * math.sqrt(-2.0 * math.log(1.0 - self._doubles(None))), size)

    def weibull(self, a, size=None):
        return self._many(lambda: self._exponentials(None) ** (1.0 / a), size)

    def triangular(self, left, mode, right, size=None):
        base, split = right - left, mode - left
        ratio = split / base

        def draw():
            u = self._doubles(None)
            return left + math.sqrt(u * split * base) if u <= ratio else right - math.sqrt((1.0 - u) * base * (right - mode))
        return self._many(draw, size)
