"""Tensors that a module registers when they are assigned to it: parameters, which are trained, and buffers, which are not."""

from collections import OrderedDict

import _torch
from _torch import Tensor


class Parameter(Tensor):
    """A leaf tensor that `Module.parameters()` yields. Shares memory with `data`; requires a gradient unless told not to."""

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            data = _torch.empty(0)
        return Tensor._make_subclass(cls, data, requires_grad)

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        copied = type(self)(self.data.clone(), self.requires_grad)
        memo[id(self)] = copied
        return copied

    def __repr__(self):
        return "Parameter containing:\n" + Tensor.__repr__(self)

    def __reduce_ex__(self, protocol):
        return _rebuild_parameter, (self.data, self.requires_grad, OrderedDict())


class Buffer(Tensor):
    """A tensor that becomes a module's buffer when it is assigned; `persistent` says whether `state_dict` holds it."""

    def __new__(cls, data=None, *, persistent=True):
        if data is None:
            data = _torch.empty(0)
        buffer = Tensor._make_subclass(cls, data.detach(), data.requires_grad)
        buffer.persistent = persistent
        return buffer


class UninitializedTensorMixin:
    """A parameter or buffer of a lazy layer, whose shape the first call of the layer decides."""


class UninitializedParameter(UninitializedTensorMixin, Parameter):
    """A parameter without a shape: `materialize` gives it one."""

    def __new__(cls, requires_grad=True):
        return Tensor._make_subclass(cls, _torch.empty(0), requires_grad)

    def materialize(self, shape):
        self.data = _torch.empty(shape)
        self.__class__ = Parameter

    def __repr__(self):
        return "<UninitializedParameter>"


def _rebuild_parameter(data, requires_grad, backward_hooks):
    return Parameter(data, requires_grad)
