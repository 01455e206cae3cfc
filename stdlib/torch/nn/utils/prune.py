"""Weights set to zero by masks: `name` becomes `name_orig` times `name_mask`."""

import numbers

import _torch
from torch.nn.parameter import Parameter


def _count(amount, size):
    """How many of `size` an amount means: a share as a float, a number as an int."""
    return amount if isinstance(amount, int) else round(amount * size)


def _check_amount(amount):
    if not isinstance(amount, numbers.Real):
        raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
    if isinstance(amount, numbers.Integral) and amount < 0 or not isinstance(amount, numbers.Integral) and not 0.0 <= float(amount) <= 1.0:
        raise ValueError(f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer")


def _check_fits(amount, size):
    if isinstance(amount, numbers.Integral) and amount > size:
        raise ValueError(f"amount={amount} should be smaller than the number of parameters to prune={size}")


class BasePruningMethod:
    """A forward pre-hook that applies a mask; `compute_mask` makes it."""

    def __call__(self, module, inputs):
        setattr(module, self._tensor_name, self.apply_mask(module))

    def compute_mask(self, t, default_mask):
        raise NotImplementedError

    def apply_mask(self, module):
        if self._tensor_name is None:
            raise AssertionError(f"Module {module} has to be pruned")
        mask = getattr(module, self._tensor_name + "_mask")
        original = getattr(module, self._tensor_name + "_orig")
        return mask.to(dtype=original.dtype) * original

    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **kwargs):
        earlier = _hook_of(module, name)
        method = cls(*args, **kwargs)
        method._tensor_name = name
        original = getattr(module, name) if earlier is None else getattr(module, name + "_orig")
        scores = getattr(module, name) if importance_scores is None else importance_scores
        default = _torch.ones_like(original) if earlier is None else getattr(module, name + "_mask").detach().clone()
        mask = _masked(method, scores, default) if earlier is not None else method.compute_mask(scores, default_mask=default)
        if earlier is None:
            del module._parameters[name]
            module.register_parameter(name + "_orig", original)
            module.register_buffer(name + "_mask", mask)
            setattr(module, name, method.apply_mask(module))
            module.register_forward_pre_hook(method)
        else:
            module._buffers[name + "_mask"] = mask
            setattr(module, name, method.apply_mask(module))
        return method

    def prune(self, t, default_mask=None, importance_scores=None):
        default = _torch.ones_like(t) if default_mask is None else default_mask
        return t * self.compute_mask(t if importance_scores is None else importance_scores, default_mask=default)

    def remove(self, module):
        name = self._tensor_name
        weight = self.apply_mask(module)
        if hasattr(module, name):
            delattr(module, name)
        original = module._parameters[name + "_orig"]
        original.data = weight.data
        del module._parameters[name + "_orig"]
        del module._buffers[name + "_mask"]
        setattr(module, name, original)


def _masked(method, scores, default):
    """A further mask over what earlier ones left."""
    kind = method.PRUNING_TYPE
    if kind == "unstructured":
        left = default == 1
        mask = default.clone()
        part = method.compute_mask(scores[left], default_mask=default[left])
        mask[left] = part.to(mask.dtype)
        return mask
    if kind == "structured":
        axes = [d for d in range(default.dim()) if d != method.dim % default.dim()]
        kept = (default.sum(dim=axes) != 0).nonzero().flatten()
        place = method.dim % default.dim()
        part = method.compute_mask(scores.index_select(place, kept), default_mask=default.index_select(place, kept))
        return default.clone().index_copy(place, kept, part)
    return method.compute_mask(scores, default_mask=default)


def _hook_of(module, name):
    found = None
    for hook in module._forward_pre_hooks.values():
        if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
            found = hook
    return found


class Identity(BasePruningMethod):
    PRUNING_TYPE = "unstructured"

    def compute_mask(self, t, default_mask):
        return default_mask


class RandomUnstructured(BasePruningMethod):
    PRUNING_TYPE = "unstructured"

    def __init__(self, amount):
        _check_amount(amount)
        self.amount = amount

    def compute_mask(self, t, default_mask):
        size = t.nelement()
        count = _count(self.amount, size)
        _check_fits(count, size)
        mask = default_mask.clone()
        if count != 0:
            chosen = _torch.topk(_torch.rand_like(t).view(-1), k=count)[1]
            mask.view(-1)[chosen] = 0
        return mask


class L1Unstructured(BasePruningMethod):
    PRUNING_TYPE = "unstructured"

    def __init__(self, amount):
        _check_amount(amount)
        self.amount = amount

    def compute_mask(self, t, default_mask):
        size = t.nelement()
        count = _count(self.amount, size)
        _check_fits(count, size)
        mask = default_mask.clone()
        if count != 0:
            chosen = _torch.topk(t.abs().reshape(-1), k=count, largest=False)[1]
            mask.view(-1)[chosen] = 0
        return mask


def _along(t, dim, kept):
    """A mask of the tensor's shape that keeps the given places of a dimension."""
    mask = _torch.zeros_like(t)
    places = [slice(None)] * t.dim()
    places[dim] = kept
    mask[tuple(places)] = 1
    return mask


class RandomStructured(BasePruningMethod):
    PRUNING_TYPE = "structured"

    def __init__(self, amount, dim=-1):
        _check_amount(amount)
        self.amount, self.dim = amount, dim

    def compute_mask(self, t, default_mask):
        size = t.shape[self.dim]
        count = _count(self.amount, size)
        _check_fits(count, size)
        if count == 0:
            return default_mask
        shares = _torch.rand(size)
        kept = shares > _torch.kthvalue(shares, k=count)[0]
        return default_mask * _along(t, self.dim, kept).to(dtype=default_mask.dtype)


class LnStructured(BasePruningMethod):
    PRUNING_TYPE = "structured"

    def __init__(self, amount, n, dim=-1):
        _check_amount(amount)
        self.amount, self.n, self.dim = amount, n, dim

    def compute_mask(self, t, default_mask):
        size = t.shape[self.dim]
        count = _count(self.amount, size)
        _check_fits(count, size)
        if count == 0:
            return default_mask
        axes = [d for d in range(t.dim()) if d != self.dim % t.dim()]
        norms = _torch.norm(t, p=self.n, dim=axes)
        kept = _torch.topk(norms, k=size - count, largest=True)[1]
        return default_mask * _along(t, self.dim, kept).to(dtype=default_mask.dtype)


class CustomFromMask(BasePruningMethod):
    PRUNING_TYPE = "global"

    def __init__(self, mask):
        self.mask = mask

    def compute_mask(self, t, default_mask):
        return default_mask * self.mask.to(dtype=default_mask.dtype)


def identity(module, name):
    Identity.apply(module, name)
    return module


def random_unstructured(module, name, amount):
    RandomUnstructured.apply(module, name, amount)
    return module


def l1_unstructured(module, name, amount, importance_scores=None):
    L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
    return module


def random_structured(module, name, amount, dim):
    RandomStructured.apply(module, name, amount, dim)
    return module


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
    return module


def custom_from_mask(module, name, mask):
    CustomFromMask.apply(module, name, mask)
    return module


def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    """Prunes all parameters, pairs of module and name, as if they were one vector."""
    if not hasattr(parameters, "__iter__"):
        raise TypeError("global_unstructured(): parameters is not an Iterable")
    parameters = list(parameters)
    scores = [(importance_scores or {}).get((module, name), getattr(module, name)) for module, name in parameters]
    masks = [getattr(module, name + "_mask", _torch.ones_like(getattr(module, name))) for module, name in parameters]
    vector = _torch.cat([score.detach().reshape(-1) for score in scores])
    default = _torch.cat([mask.reshape(-1) for mask in masks])
    method = pruning_method(**kwargs)
    if method.PRUNING_TYPE != "unstructured":
        raise TypeError(f'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method {pruning_method} of type {method.PRUNING_TYPE}')
    final = _masked(method, vector, default)
    start = 0
    for module, name in parameters:
        weight = getattr(module, name)
        custom_from_mask(module, name, final[start:start + weight.numel()].view_as(weight))
        start += weight.numel()


def remove(module, name):
    """Makes the pruning permanent."""
    for key, hook in list(module._forward_pre_hooks.items()):
        if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
            hook.remove(module)
            del module._forward_pre_hooks[key]
            return module
    raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")


def is_pruned(module):
    return any(isinstance(hook, BasePruningMethod)
               for _, child in module.named_modules() for hook in child._forward_pre_hooks.values())
