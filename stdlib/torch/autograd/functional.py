"""Jacobians and Hessians by repeated backward passes."""

import _torch


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    """d func / d inputs: shape (*output, *input), one per input when `inputs` is a tuple."""
    from torch import autograd

    single = isinstance(inputs, _torch.Tensor)
    leaves = [inputs] if single else list(inputs)
    if create_graph:
        leaves = [leaf.view_as(leaf) for leaf in leaves]
    else:
        leaves = [leaf.detach().requires_grad_(True) for leaf in leaves]
    output = func(*leaves)
    rows = [[] for _ in leaves]
    for element in output.reshape(-1):
        grads = autograd.grad(
            element, leaves, retain_graph=True, create_graph=create_graph, allow_unused=True, materialize_grads=True
        )
        for row, grad in zip(rows, grads):
            row.append(grad)
    result = tuple(_torch.stack(row).view(output.shape + leaf.shape) for row, leaf in zip(rows, leaves))
    return result[0] if single else result


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
    """d^2 func / d inputs^2 of a scalar function of one tensor: shape (*input, *input)."""
    from torch import autograd

    def gradient(x):
        return autograd.grad(func(x), x, create_graph=True)[0]

    leaf = inputs.detach().requires_grad_(True)
    first = gradient(leaf)
    rows = [
        autograd.grad(element, leaf, retain_graph=True, create_graph=create_graph, allow_unused=True, materialize_grads=True)[0]
        for element in first.reshape(-1)
    ]
    return _torch.stack(rows).view(leaf.shape + leaf.shape)
