"""Trading time for memory: activations are computed again in the backward pass instead of kept.

https://arxiv.org/abs/1604.06174
"""

import _torch
from torch import autograd
from torch._grad_mode import enable_grad
from torch.autograd.function import Function


class CheckpointFunction(Function):
    @staticmethod
    def forward(ctx, run_function, preserve_rng_state, *args):
        ctx.run_function = run_function
        ctx.rng_state = _torch.default_generator.get_state() if preserve_rng_state else None
        ctx.args = args
        return run_function(*args)

    @staticmethod
    def backward(ctx, *grads):
        state = _torch.default_generator.get_state()
        if ctx.rng_state is not None:
            _torch.default_generator.set_state(ctx.rng_state)
        inputs = [a.detach().requires_grad_(a.requires_grad) if isinstance(a, _torch.Tensor) else a for a in ctx.args]
        with enable_grad():
            outputs = ctx.run_function(*inputs)
        _torch.default_generator.set_state(state)
        outputs = (outputs,) if isinstance(outputs, _torch.Tensor) else outputs
        pairs = [(o, g) for o, g in zip(outputs, grads) if isinstance(o, _torch.Tensor) and o.requires_grad]
        if not pairs:
            raise RuntimeError("none of output has requires_grad=True, this checkpoint() is not necessary")
        autograd.backward([o for o, _ in pairs], [g for _, g in pairs])
        return (None, None) + tuple(i.grad if isinstance(i, _torch.Tensor) else None for i in inputs)


class _Anchored(CheckpointFunction):
    """A checkpoint that is recorded although none of its arguments needs a gradient, for its parameters' sake."""

    @staticmethod
    def forward(ctx, anchor, run_function, preserve_rng_state, *args):
        return CheckpointFunction.forward(ctx, run_function, preserve_rng_state, *args)

    @staticmethod
    def backward(ctx, *grads):
        return (None,) + CheckpointFunction.backward(ctx, *grads)


def checkpoint(function, *args, use_reentrant=None, preserve_rng_state=True, **kwargs):
    """function(*args), recomputed when its gradient is asked for."""

    def run(*inputs):
        return function(*inputs, **kwargs)

    if use_reentrant:
        return CheckpointFunction.apply(run, preserve_rng_state, *args)
    anchor = _torch.empty(0, requires_grad=True)
    return _Anchored.apply(anchor, run, preserve_rng_state, *args)


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    """A sequence of modules cut into `segments`, all but the last checkpointed."""
    functions = list(functions.children()) if hasattr(functions, "children") else list(functions)
    size = len(functions) // segments

    def run(start, end):
        def forward(value):
            for function in functions[start:end]:
                value = function(value)
            return value

        return forward

    start = 0
    for _ in range(segments - 1):
        input = checkpoint(run(start, start + size), input, use_reentrant=use_reentrant, **kwargs)
        start += size
    return run(start, len(functions))(input)
