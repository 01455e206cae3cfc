"""Gradients: backward passes, functions with gradients of one's own, and checks of both."""

import _torch
from torch._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch.autograd import functional
from torch.autograd.anomaly_mode import detect_anomaly, set_detect_anomaly
from torch.autograd.function import Function
from torch.autograd.gradcheck import gradcheck, gradgradcheck


def _as_tuple(value):
    if value is None:
        return ()
    return (value,) if isinstance(value, _torch.Tensor) else tuple(value)


def _seeds(outputs, grads):
    """The gradient to start from at every output; ones for scalars that were given none."""
    if len(grads) != len(outputs):
        raise RuntimeError(f"got {len(outputs)} tensors and {len(grads)} gradients")
    seeds = []
    for output, grad in zip(outputs, grads):
        if grad is not None:
            if grad.shape != output.shape:
                raise RuntimeError(
                    "Mismatch in shape: grad_output[0] has a shape of " + str(grad.shape)
                    + " and output[0] has a shape of " + str(output.shape) + "."
                )
            seeds.append(grad)
        elif not output.requires_grad:
            seeds.append(None)
        elif output.numel() != 1:
            raise RuntimeError("grad can be implicitly created only for scalar outputs")
        else:
            seeds.append(_torch.ones_like(output))
    return tuple(seeds)


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None):
    """Accumulates the gradients of `tensors` into the leaves (or into `inputs`)."""
    tensors = _as_tuple(tensors)
    grads = _as_tuple(grad_tensors) or (None,) * len(tensors)
    inputs = _as_tuple(inputs) if inputs is not None else None
    if inputs is not None and len(inputs) == 0:
        raise RuntimeError("`inputs` argument to `backward()` cannot be empty.")
    retain_graph = create_graph if retain_graph is None else retain_graph
    _torch._autograd_backward(tensors, _seeds(tensors, grads), retain_graph, create_graph, inputs)


def grad(
    outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=None,
    is_grads_batched=False, materialize_grads=False,
):
    """The gradients of `outputs` with respect to `inputs`, as a tuple."""
    outputs, inputs = _as_tuple(outputs), _as_tuple(inputs)
    grads = _as_tuple(grad_outputs) or (None,) * len(outputs)
    allow_unused = materialize_grads if allow_unused is None else allow_unused
    retain_graph = create_graph if retain_graph is None else retain_graph
    result = _torch._autograd_grad(
        outputs, inputs, _seeds(outputs, grads), retain_graph, create_graph, allow_unused
    )
    if not materialize_grads:
        return tuple(result)
    return tuple(_torch.zeros_like(i) if g is None else g for g, i in zip(result, inputs))


def Variable(data, requires_grad=False, volatile=None):
    """The wrapper of before 0.4: now the tensor itself."""
    return data.requires_grad_(True) if requires_grad else data
