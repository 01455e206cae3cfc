"""Mixed precision, as PyTorch behaves on a CPU: gradients are scaled only where a GPU would need it."""

import warnings

import _torch


class autocast:
    """A region of lower precision. On this CPU everything is computed in the tensors' own precision."""

    def __init__(self, device_type="cpu", dtype=None, enabled=True, cache_enabled=None):
        self.device = device_type
        self.fast_dtype = _torch.bfloat16 if dtype is None else dtype
        if device_type == "cuda" and enabled:
            warnings.warn(
                "User provided device_type of 'cuda', but CUDA is not available. Disabling", stacklevel=2
            )
        self._enabled = False

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False

    def __call__(self, function):
        import functools

        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return wrapped


class GradScaler:
    """Scales losses for half precision; without a GPU it is off and passes everything through."""

    def __init__(
        self, device="cuda", init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True
    ):
        if enabled and str(device) == "cuda":
            warnings.warn(
                "torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.", stacklevel=2
            )
        self._enabled = False

    def scale(self, outputs):
        return outputs

    def unscale_(self, optimizer):
        """Gradients are not scaled."""

    def step(self, optimizer, *args, **kwargs):
        return optimizer.step(*args, **kwargs)

    def update(self, new_scale=None):
        """There is no scale to update."""

    def get_scale(self):
        return 1.0

    def is_enabled(self):
        return self._enabled

    def state_dict(self):
        return {}

    def load_state_dict(self, state_dict):
        """There is no state."""
