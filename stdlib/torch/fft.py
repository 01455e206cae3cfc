"""Fourier transforms are not in Cellbook: its tensors have no complex numbers."""


def __getattr__(name):
    raise AttributeError(f"module 'torch.fft' has no attribute '{name}' (not in Cellbook)")
