"""Spectra and correlations of signals."""

import math

import numpy as np

from matplotlib import mlab
from matplotlib._data import floats
from matplotlib.kinds.line import axhline, plot, vlines


def xcorr(axes, x, y, *, normed=True, detrend=mlab.detrend_none, usevlines=True, maxlags=10, data=None, **kwargs):
    """(lags, correlations, line or stems, base line)."""
    x, y = detrend(floats(x).ravel()), detrend(floats(y).ravel())
    if len(x) != len(y):
        raise ValueError('x and y must be equal length')
    values = np.correlate(x, y, mode='full')
    if normed:
        values = values / math.sqrt(float(np.dot(x, x)) * float(np.dot(y, y)))
    maxlags = len(x) - 1 if maxlags is None else maxlags
    if maxlags >= len(x) or maxlags < 1:
        raise ValueError(f'maxlags must be None or strictly positive < {len(x)}')
    lags, values = np.arange(-maxlags, maxlags + 1), values[len(x) - 1 - maxlags:len(x) + maxlags]
    if usevlines:
        label = kwargs.pop('label', '')
        first = vlines(axes, lags, [0], values, label=label, **kwargs)
        return lags, values, first, axhline(axes, **kwargs)
    kwargs.setdefault('marker', 'o')
    kwargs.setdefault('linestyle', 'None')
    line, = plot(axes, lags, values, **kwargs)
    return lags, values, line, None


def acorr(axes, x, *, data=None, **kwargs):
    return xcorr(axes, x, x, **kwargs)


def _spectrum_lines(axes, freqs, values, label, kwargs):
    """Decibels over frequencies, with the ticks that such plots have."""
    line = plot(axes, freqs, 10 * np.log10(np.abs(values)), **kwargs)
    axes.set_xlabel('Frequency')
    axes.set_ylabel(label)
    axes.grid(True)
    low, high = axes.get_ylim()
    step = max(10 * int(math.log10(high - low)), 1)
    axes.set_yticks(np.arange(math.floor(low), math.ceil(high) + 1, step))
    return line


def psd(axes, x, *, NFFT=None, Fs=None, Fc=None, detrend=None, window=None, noverlap=None, pad_to=None, sides=None,
        scale_by_freq=None, return_line=None, data=None, **kwargs):
    """(power spectrum, frequencies)."""
    values, freqs = mlab.psd(x, NFFT, 2 if Fs is None else Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq)
    label = 'Power Spectral Density (dB/Hz)' if scale_by_freq in (None, True) else 'Power Spectrum (dB)'
    line = _spectrum_lines(axes, freqs + (Fc or 0), values, label, kwargs)
    return (values, freqs, line) if return_line else (values, freqs)


def csd(axes, x, y, **kwargs):
    return mlab.csd(x, y, **kwargs)


def cohere(axes, x, y, *, NFFT=256, Fs=2, Fc=0, detrend=None, window=None, noverlap=0, pad_to=None, sides='default',
           scale_by_freq=None, data=None, **kwargs):
    values, freqs = mlab.cohere(x, y, NFFT, Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq)
    plot(axes, freqs + Fc, values, **kwargs)
    axes.set_xlabel('Frequency')
    axes.set_ylabel('Coherence')
    axes.grid(True)
    return values, freqs


def _single(axes, x, Fs, Fc, window, pad_to, sides, mode, label, scale, kwargs):
    values, freqs = mlab.single_spectrum(x, 2 if Fs is None else Fs, window, pad_to, sides, mode)
    freqs = freqs + (Fc or 0)
    line, = plot(axes, freqs, 20.0 * np.log10(values) if scale == 'dB' else values, **kwargs)
    axes.set_xlabel('Frequency')
    axes.set_ylabel(label)
    return values, freqs, line


def magnitude_spectrum(axes, x, *, Fs=None, Fc=None, window=None, pad_to=None, sides=None, scale=None, data=None, **kwargs):
    label = 'Magnitude (dB)' if scale == 'dB' else 'Magnitude (energy)'
    return _single(axes, x, Fs, Fc, window, pad_to, sides, 'magnitude', label, scale, kwargs)


def angle_spectrum(axes, x, *, Fs=None, Fc=None, window=None, pad_to=None, sides=None, data=None, **kwargs):
    return _single(axes, x, Fs, Fc, window, pad_to, sides, 'angle', 'Angle (radians)', None, kwargs)


def phase_spectrum(axes, x, *, Fs=None, Fc=None, window=None, pad_to=None, sides=None, data=None, **kwargs):
    return _single(axes, x, Fs, Fc, window, pad_to, sides, 'phase', 'Phase (radians)', None, kwargs)


def specgram(axes, x, *, NFFT=None, Fs=None, Fc=None, detrend=None, window=None, noverlap=None, cmap=None, xextent=None, pad_to=None,
             sides=None, scale_by_freq=None, mode=None, scale=None, vmin=None, vmax=None, data=None, **kwargs):
    """(spectra, frequencies, times, picture)."""
    NFFT, Fs, noverlap = 256 if NFFT is None else NFFT, 2 if Fs is None else Fs, 128 if noverlap is None else noverlap
    spectra, freqs, times = mlab.specgram(x, NFFT, Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq, mode)
    decibels = scale == 'dB' or scale in (None, 'default') and mode not in ('angle', 'phase')
    shown = (10.0 if mode in (None, 'default', 'psd') else 20.0) * np.log10(spectra) if decibels else spectra
    if xextent is None:
        pad = (NFFT - noverlap) / Fs / 2
        xextent = (float(times.min()) - pad, float(times.max()) + pad)
    freqs = freqs + (Fc or 0)
    picture = axes.imshow(np.flipud(shown), cmap, extent=(xextent[0], xextent[1], float(freqs[0]), float(freqs[-1])), vmin=vmin,
                          vmax=vmax, origin='upper', **kwargs)
    axes.axis('auto')
    return spectra, freqs, times, picture
