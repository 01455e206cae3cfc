"""Spectra of signals, estimated over overlapping windowed segments."""

import numpy as np

from matplotlib._data import floats


def window_hanning(x):
    return np.hanning(len(x)) * x


def window_none(x):
    return x


def detrend_none(x, axis=None):
    return x


def detrend_mean(x, axis=None):
    return x - x.mean()


def detrend_linear(y):
    x = np.arange(y.size, dtype=float)
    slope = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    return y - (slope * x + (y.mean() - slope * x.mean()))


def _detrended(values, detrend):
    named = {None: detrend_none, 'none': detrend_none, 'default': detrend_none, 'mean': detrend_mean, 'constant': detrend_mean,
             'linear': detrend_linear}
    return (detrend if callable(detrend) else named[detrend])(values)


def _transformed(rows, pad_to, count):
    """Discrete Fourier transforms of rows: (real parts, imaginary parts), `count` frequencies each."""
    turns = 2 * np.pi * ((np.arange(count).reshape(-1, 1) * np.arange(rows.shape[1]).reshape(1, -1)) % pad_to) / pad_to
    return rows @ np.cos(turns).T, -(rows @ np.sin(turns).T)


def _spectra(x, y, NFFT, Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq, mode):
    """(spectra of shape (frequencies, segments), frequencies, middles of the segments)."""
    same = y is x
    NFFT = 256 if NFFT is None else NFFT
    noverlap = 0 if noverlap is None else noverlap
    if noverlap >= NFFT:
        raise ValueError('noverlap must be less than NFFT')
    if len(x) < NFFT:
        x = np.concatenate([x, np.zeros(NFFT - len(x))])
    if not same and len(y) < NFFT:
        y = np.concatenate([y, np.zeros(NFFT - len(y))])
    pad_to = NFFT if pad_to is None else pad_to
    weights = window_hanning(np.ones(NFFT)) if window is None else window(np.ones(NFFT)) if callable(window) else floats(window)
    if sides in (None, 'default', 'onesided'):
        count, doubled = (pad_to + 1) // 2 if pad_to % 2 else pad_to // 2 + 1, True
    else:
        count, doubled = pad_to, False
    starts = list(range(0, len(x) - NFFT + 1, NFFT - noverlap))

    def transformed(values):
        return _transformed(np.stack([_detrended(values[start:start + NFFT], detrend) * weights for start in starts]), pad_to, count)
    real, imaginary = transformed(x)
    freqs = np.arange(count) * (Fs / pad_to)
    if not doubled:
        freqs = np.where(np.arange(count) >= (pad_to + 1) // 2, freqs - Fs, freqs)
    if mode == 'psd' and same:
        result = real * real + imaginary * imaginary
    elif mode == 'psd':
        other = transformed(y)
        # The real and the imaginary part of conj(first) second.
        result = np.stack([real * other[0] + imaginary * other[1], real * other[1] - imaginary * other[0]])
    elif mode == 'magnitude':
        result = np.hypot(real, imaginary) / weights.sum()
    elif mode in ('angle', 'phase'):
        result = np.arctan2(imaginary, real)
    else:
        raise NotImplementedError("complex spectra are not in Cellbook's matplotlib")
    result = np.swapaxes(result, -1, -2)
    if mode == 'psd':
        if doubled:
            inner = slice(1, -1) if not pad_to % 2 else slice(1, None)
            result[..., inner, :] = result[..., inner, :] * 2.0
        if scale_by_freq in (None, True):
            result = result / Fs / (weights ** 2).sum()
        else:
            result = result / weights.sum() ** 2
    times = np.array([(start + NFFT / 2) / Fs for start in starts])
    if not doubled:
        order = np.argsort(freqs)
        freqs, result = freqs[order], result[..., order, :]
    if mode == 'phase':
        result = _unwrapped(result)
    return result, freqs, times


def _unwrapped(angles):
    """Angles without jumps of more than half a turn from one frequency to the next."""
    steps = np.diff(angles, axis=0)
    turned = np.mod(steps + np.pi, 2 * np.pi) - np.pi
    turned = np.where((turned == -np.pi) & (steps > 0), np.pi, turned)
    shift = np.where(np.abs(steps) < np.pi, 0.0, turned - steps)
    return np.concatenate([angles[:1], angles[1:] + np.cumsum(shift, axis=0)], axis=0)


def psd(x, NFFT=None, Fs=2, detrend=None, window=None, noverlap=None, pad_to=None, sides=None, scale_by_freq=None):
    """(mean power spectrum, frequencies)."""
    values = floats(x).ravel()
    result, freqs, _ = _spectra(values, values, NFFT, Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq, 'psd')
    return result.mean(axis=1), freqs


def csd(x, y, **kwargs):
    raise NotImplementedError("complex spectra are not in Cellbook's matplotlib")


def cohere(x, y, NFFT=256, Fs=2, detrend=None, window=None, noverlap=0, pad_to=None, sides='default', scale_by_freq=None):
    """(squared coherence, frequencies)."""
    x, y = floats(x).ravel(), floats(y).ravel()
    if len(x) < 2 * NFFT:
        raise ValueError('Coherence is calculated by averaging over *NFFT* length segments.  Your signal is too short for your '
                         'choice of *NFFT*.')
    options = (NFFT, Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq)
    xx, freqs = psd(x, *options)
    yy, _ = psd(y, *options)
    pair, _, _ = _spectra(x, y, *options, 'psd')
    mean = pair.mean(axis=2)
    return (mean[0] ** 2 + mean[1] ** 2) / (xx * yy), freqs


def specgram(x, NFFT=None, Fs=None, detrend=None, window=None, noverlap=None, pad_to=None, sides=None, scale_by_freq=None, mode=None):
    """(spectra, frequencies, times)."""
    values = floats(x).ravel()
    mode = 'psd' if mode in (None, 'default') else mode
    noverlap = 128 if noverlap is None else noverlap
    result, freqs, times = _spectra(values, values, 256 if NFFT is None else NFFT, 2 if Fs is None else Fs, detrend, window, noverlap,
                                    pad_to, sides, scale_by_freq, mode)
    return result, freqs, times


def single_spectrum(x, Fs, window, pad_to, sides, mode):
    """(spectrum, frequencies) of a whole signal."""
    values = floats(x).ravel()
    result, freqs, _ = _spectra(values, values, len(values), Fs, None, window, 0, pad_to, sides, False, mode)
    return result[:, 0], freqs
