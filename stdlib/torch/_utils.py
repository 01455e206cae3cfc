"""The functions that checkpoint files name to rebuild tensors."""

from torch.nn.parameter import _rebuild_parameter as _parameter


def _rebuild_tensor(storage, storage_offset, size, stride):
    return storage.as_strided(size, stride, storage_offset)


def _rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad, backward_hooks, metadata=None):
    tensor = storage.as_strided(size, stride, storage_offset)
    tensor.requires_grad = requires_grad
    return tensor


def _rebuild_parameter(data, requires_grad, backward_hooks):
    return _parameter(data, requires_grad, backward_hooks)


def _rebuild_parameter_with_state(data, requires_grad, backward_hooks, state):
    return _parameter(data, requires_grad, backward_hooks)
