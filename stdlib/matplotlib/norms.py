"""Values onto 0 … 1, for colormaps."""

import math

import numpy as np


class Normalize:
    """Maps the interval vmin … vmax onto 0 … 1; missing limits are taken from the first data."""

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin = None if vmin is None else float(vmin)
        self.vmax = None if vmax is None else float(vmax)
        self.clip = clip

    def _counted(self, values):
        """The values that limits may follow from."""
        return values[np.isfinite(values)]

    def autoscale_None(self, data):
        values = self._counted(np.asarray(data, dtype=float).ravel())
        if values.size:
            if self.vmin is None:
                self.vmin = float(values.min())
            if self.vmax is None:
                self.vmax = float(values.max())

    def autoscale(self, data):
        self.vmin = self.vmax = None
        self.autoscale_None(data)

    def scaled(self):
        return self.vmin is not None and self.vmax is not None

    def _forward(self, values):
        return values

    def _backward(self, values):
        return values

    def __call__(self, value, clip=None):
        values = np.asarray(value, dtype=float)
        self.autoscale_None(values)
        if self.vmin is None or self.vmin == self.vmax:
            return values * 0.0
        if self.vmin > self.vmax:
            raise ValueError("minvalue must be less than or equal to maxvalue")
        if self.clip if clip is None else clip:
            values = np.clip(values, self.vmin, self.vmax)
        low, high = self._forward(np.array([self.vmin, self.vmax])).tolist()
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError("Invalid vmin or vmax")
        result = (self._forward(values) - low) / (high - low)
        return result if values.ndim else np.float64(result)

    def inverse(self, value):
        if not self.scaled():
            raise ValueError("Not invertible until both vmin and vmax are set")
        low, high = self._forward(np.array([self.vmin, self.vmax])).tolist()
        result = self._backward(low + np.asarray(value, dtype=float) * (high - low))
        return float(result) if np.ndim(value) == 0 else result


class LogNorm(Normalize):
    """By the logarithm."""

    def _counted(self, values):
        return values[np.isfinite(values) & (values > 0)]

    def _forward(self, values):
        return np.log10(np.where(values > 0, values, np.nan))

    def _backward(self, values):
        return np.power(10.0, values)


class SymLogNorm(Normalize):
    """Linear between -linthresh and linthresh, logarithmic beyond."""

    def __init__(self, linthresh, linscale=1.0, vmin=None, vmax=None, clip=False, *, base=10):
        Normalize.__init__(self, vmin, vmax, clip)
        self.linthresh, self.linscale, self.base = linthresh, linscale / (1.0 - 1.0 / base), base

    def _forward(self, values):
        size = np.abs(values)
        far = self.linthresh * (self.linscale + np.log(np.where(size > 0, size, 1.0) / self.linthresh) / math.log(self.base))
        return np.where(size <= self.linthresh, values * self.linscale, np.sign(values) * far)

    def _backward(self, values):
        size = np.abs(values)
        far = self.linthresh * np.power(float(self.base), size / self.linthresh - self.linscale)
        return np.where(size <= self.linthresh * self.linscale, values / self.linscale, np.sign(values) * far)


class AsinhNorm(Normalize):
    """By the inverse hyperbolic sine."""

    def __init__(self, linear_width=1, vmin=None, vmax=None, clip=False):
        Normalize.__init__(self, vmin, vmax, clip)
        self.linear_width = linear_width

    def _forward(self, values):
        return self.linear_width * np.arcsinh(values / self.linear_width)

    def _backward(self, values):
        return self.linear_width * np.sinh(values / self.linear_width)


class FuncNorm(Normalize):
    """By a function of one's own and its inverse."""

    def __init__(self, functions, vmin=None, vmax=None, clip=False):
        Normalize.__init__(self, vmin, vmax, clip)
        self._forward, self._backward = functions


class PowerNorm(Normalize):
    """By a power of the share of the interval; values below it go on linearly."""

    def __init__(self, gamma, vmin=None, vmax=None, clip=False):
        Normalize.__init__(self, vmin, vmax, clip)
        self.gamma = gamma

    def __call__(self, value, clip=None):
        values = np.asarray(value, dtype=float)
        self.autoscale_None(values)
        if self.vmin == self.vmax:
            return values * 0.0
        if self.clip if clip is None else clip:
            values = np.clip(values, self.vmin, self.vmax)
        share = (values - self.vmin) / (self.vmax - self.vmin)
        result = np.where(share > 0, np.power(np.where(share > 0, share, 1.0), self.gamma), share)
        return result if values.ndim else np.float64(result)

    def inverse(self, value):
        share = np.asarray(value, dtype=float)
        share = np.where(share > 0, np.power(np.where(share > 0, share, 1.0), 1.0 / self.gamma), share)
        return share * (self.vmax - self.vmin) + self.vmin


class TwoSlopeNorm(Normalize):
    """Linear on both sides of a centre that becomes 0.5."""

    def __init__(self, vcenter, vmin=None, vmax=None):
        Normalize.__init__(self, vmin, vmax)
        self.vcenter = vcenter
        if vmax is not None and vcenter >= vmax:
            raise ValueError('vmin, vcenter, and vmax must be in ascending order')
        if vmin is not None and vcenter <= vmin:
            raise ValueError('vmin, vcenter, and vmax must be in ascending order')

    def autoscale_None(self, data):
        Normalize.autoscale_None(self, data)
        if self.vmin is not None and self.vmin >= self.vcenter:
            self.vmin = self.vcenter - (self.vmax - self.vcenter)
        if self.vmax is not None and self.vmax <= self.vcenter:
            self.vmax = self.vcenter + (self.vcenter - self.vmin)

    def __call__(self, value, clip=None):
        values = np.asarray(value, dtype=float)
        self.autoscale_None(values)
        if not self.vmin <= self.vcenter <= self.vmax:
            raise ValueError("vmin, vcenter, vmax must increase monotonically")
        shares = np.where(values <= self.vcenter, 0.5 * (values - self.vmin) / (self.vcenter - self.vmin),
                          0.5 + 0.5 * (values - self.vcenter) / (self.vmax - self.vcenter))
        # Beyond the limits lie the colours for too low and too high.
        shares = np.where(values < self.vmin, -np.inf, np.where(values > self.vmax, np.inf, shares))
        return shares if values.ndim else np.float64(shares)

    def inverse(self, value):
        return np.interp(value, [0, 0.5, 1], [self.vmin, self.vcenter, self.vmax])


class CenteredNorm(Normalize):
    """As far on one side of the centre as on the other."""

    def __init__(self, vcenter=0, halfrange=None, clip=False):
        Normalize.__init__(self, None, None, clip)
        self.vcenter = vcenter
        self._half = None
        if halfrange is not None:
            self.halfrange = halfrange

    @property
    def halfrange(self):
        return self._half

    @halfrange.setter
    def halfrange(self, halfrange):
        self._half = halfrange
        self.vmin, self.vmax = (None, None) if halfrange is None else (
            self.vcenter - abs(halfrange), self.vcenter + abs(halfrange))

    def autoscale_None(self, data):
        values = np.asarray(data, dtype=float).ravel()
        if self._half is None and values.size:
            self.halfrange = max(abs(self.vcenter - float(values.min())), abs(float(values.max()) - self.vcenter))

    def autoscale(self, data):
        self._half = None
        self.autoscale_None(data)


class NoNorm(Normalize):
    def __call__(self, value, clip=None):
        return value

    def inverse(self, value):
        return value


class BoundaryNorm(Normalize):
    """Maps the interval between two boundaries onto one colour."""

    def __init__(self, boundaries, ncolors, clip=False, *, extend='neither'):
        Normalize.__init__(self, boundaries[0], boundaries[-1], clip)
        self.boundaries = np.array(boundaries, dtype=float)
        self.N, self.Ncmap, self.extend = len(boundaries), ncolors, extend
        self._offset = 1 if extend in ('min', 'both') else 0
        self._n_regions = self.N - 1 + (extend in ('min', 'both')) + (extend in ('max', 'both'))
        if self._n_regions > ncolors:
            raise ValueError(f"There are {self._n_regions} color bins including extensions, but ncolors = {ncolors}; "
                             "ncolors must equal or exceed the number of bins")

    def __call__(self, value, clip=None):
        values = np.asarray(value, dtype=float)
        clip = self.clip if clip is None else clip
        most = self.Ncmap - 1 if clip else self.Ncmap
        if clip:
            values = np.clip(values, self.vmin, self.vmax)
        index = np.digitize(values.ravel(), self.boundaries).reshape(values.shape) - 1 + self._offset
        if self.Ncmap > self._n_regions:
            if self._n_regions == 1:
                index = np.where(index == 0, (self.Ncmap - 1) // 2, index)
            else:
                index = np.floor((self.Ncmap - 1) / (self._n_regions - 1) * index)
        index = np.where(values < self.vmin, -1, np.where(values >= self.vmax, most, index)).astype(np.int16)
        return index if values.ndim else int(index)

    def inverse(self, value):
        raise ValueError("BoundaryNorm is not invertible")
