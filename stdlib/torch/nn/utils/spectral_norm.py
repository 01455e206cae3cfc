"""Weights divided by their largest singular value, found by power iteration. https://arxiv.org/abs/1802.05957"""

import _torch
from torch.nn import functional as F
from torch.nn.parameter import Parameter


class SpectralNorm:
    """A forward pre-hook that sets `name` to `name_orig` / sigma; `name_u` and `name_v` carry the iteration on."""

    def __init__(self, name="weight", n_power_iterations=1, dim=0, eps=1e-12):
        if n_power_iterations <= 0:
            raise ValueError(
                f"Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}"
            )
        self.name = name
        self.dim = dim
        self.n_power_iterations = n_power_iterations
        self.eps = eps

    def matrix(self, weight):
        if self.dim != 0:
            weight = weight.permute(self.dim, *[d for d in range(weight.dim()) if d != self.dim])
        return weight.reshape(weight.size(0), -1)

    def compute_weight(self, module, do_power_iteration):
        weight = getattr(module, self.name + "_orig")
        u, v = getattr(module, self.name + "_u"), getattr(module, self.name + "_v")
        matrix = self.matrix(weight)
        if do_power_iteration:
            previous = _torch.is_grad_enabled()
            _torch._set_grad_enabled(False)
            for _ in range(self.n_power_iterations):
                v.copy_(F.normalize(_torch.mv(matrix.t(), u), dim=0, eps=self.eps))
                u.copy_(F.normalize(_torch.mv(matrix, v), dim=0, eps=self.eps))
            _torch._set_grad_enabled(previous)
            u, v = u.clone(), v.clone()
        return weight / _torch.dot(u, _torch.mv(matrix, v))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute_weight(module, do_power_iteration=module.training))


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    for hook in module._forward_pre_hooks.values():
        if isinstance(hook, SpectralNorm) and hook.name == name:
            raise RuntimeError(f"Cannot register two spectral_norm hooks on the same parameter {name}")
    if dim is None:
        dim = 1 if getattr(module, "transposed", False) else 0
    hook = SpectralNorm(name, n_power_iterations, dim, eps)
    weight = module._parameters[name]
    height, width = hook.matrix(weight.detach()).size()
    u = F.normalize(weight.new_empty(height).normal_(0, 1), dim=0, eps=eps)
    v = F.normalize(weight.new_empty(width).normal_(0, 1), dim=0, eps=eps)
    del module._parameters[name]
    module.register_parameter(name + "_orig", weight)
    setattr(module, name, weight.data)
    module.register_buffer(name + "_u", u)
    module.register_buffer(name + "_v", v)
    module.register_forward_pre_hook(hook)
    return module


def remove_spectral_norm(module, name="weight"):
    for key, hook in module._forward_pre_hooks.items():
        if isinstance(hook, SpectralNorm) and hook.name == name:
            weight = hook.compute_weight(module, do_power_iteration=False)
            delattr(module, name)
            for ending in ("_u", "_v", "_orig"):
                delattr(module, name + ending)
            module.register_parameter(name, Parameter(weight.detach()))
            del module._forward_pre_hooks[key]
            return module
    raise ValueError(f"spectral_norm of '{name}' not found in {module}")
