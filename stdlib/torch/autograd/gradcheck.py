"""Analytical gradients against central differences."""

import _torch


class GradcheckError(RuntimeError):
    """A gradient that differs from its numerical estimate."""


def _as_tuple(value):
    return (value,) if isinstance(value, _torch.Tensor) else tuple(value)


def _numerical_jacobian(fn, inputs, target, eps):
    """One column per element of `target`, by central differences; one matrix per output."""
    columns = []
    with_steps = target.detach().view(-1)
    for position in range(with_steps.numel()):
        original = with_steps[position].item()
        with_steps[position] = original - eps
        low = [o.detach().clone() for o in _as_tuple(fn(*inputs))]
        with_steps[position] = original + eps
        high = [o.detach().clone() for o in _as_tuple(fn(*inputs))]
        with_steps[position] = original
        columns.append([((h - l) / (2 * eps)).reshape(-1) for h, l in zip(high, low)])
    return [_torch.stack([column[i] for column in columns]) for i in range(len(columns[0]))]


def _analytical_jacobian(output, target):
    from torch import autograd

    rows = []
    for element in output.reshape(-1):
        (grad,) = autograd.grad(element, target, retain_graph=True, allow_unused=True, materialize_grads=True)
        rows.append(grad.reshape(-1))
    return _torch.stack(rows, dim=1)


def gradcheck(
    func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0, check_undefined_grad=True,
    check_grad_dtypes=False, check_batched_grad=False, check_forward_ad=False, check_backward_ad=True, fast_mode=False,
    masked=None,
):
    """True if all gradients of `func` agree with finite differences; use float64 inputs."""
    inputs = _as_tuple(inputs)
    differentiable = [i for i in inputs if isinstance(i, _torch.Tensor) and i.requires_grad]
    if not differentiable:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True."
        )
    outputs = [o for o in _as_tuple(func(*inputs)) if o.requires_grad]
    for input_index, target in enumerate(differentiable):
        numerical = _numerical_jacobian(func, inputs, target, eps)
        for output_index, output in enumerate(outputs):
            analytical = _analytical_jacobian(output, target)
            if not _torch.allclose(analytical, numerical[output_index], rtol, atol):
                if not raise_exception:
                    return False
                raise GradcheckError(
                    f"Jacobian mismatch for output {output_index} with respect to input {input_index},\n"
                    f"numerical:{numerical[output_index]}\nanalytical:{analytical}\n"
                )
    return True


def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, **options):
    """`gradcheck` of the gradient of `func`."""
    from torch import autograd

    inputs = _as_tuple(inputs)
    differentiable = [i for i in inputs if isinstance(i, _torch.Tensor) and i.requires_grad]

    def gradient(*args):
        outputs = _as_tuple(func(*args))
        seeds = [_torch.ones_like(o) for o in outputs] if grad_outputs is None else _as_tuple(grad_outputs)
        targets = [a for a in args if isinstance(a, _torch.Tensor) and a.requires_grad]
        return autograd.grad(outputs, targets, seeds, create_graph=True, allow_unused=True, materialize_grads=True)

    return gradcheck(gradient, inputs, eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception)
