"""`Function`: an operation with a forward and a backward pass written by its user."""

import _torch
from _torch import Tensor


class FunctionCtx:
    """What a function's forward pass leaves for its backward pass."""

    def __init__(self):
        self._saved = ()
        self._non_differentiable = ()
        self._dirty = ()
        self._materialize = True
        self.needs_input_grad = ()

    def save_for_backward(self, *tensors):
        self._saved = tensors

    def save_for_forward(self, *tensors):
        """For forward-mode gradients, which are not part of this library."""

    @property
    def saved_tensors(self):
        return self._saved

    def mark_dirty(self, *args):
        self._dirty = args

    def mark_non_differentiable(self, *args):
        self._non_differentiable = args

    def set_materialize_grads(self, value):
        self._materialize = value


class Function:
    """Subclasses define static methods `forward(ctx, ...)` and `backward(ctx, *grads)`, and are called by `apply`."""

    def __init__(self, *args, **kwargs):
        pass

    @staticmethod
    def forward(*args, **kwargs):
        raise NotImplementedError(
            "You must implement the forward function for custom autograd.Function."
        )

    @staticmethod
    def setup_context(ctx, inputs, output):
        raise NotImplementedError("setup_context is not implemented.")

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward "
            "mode AD."
        )

    @classmethod
    def apply(cls, *args, **kwargs):
        ctx = FunctionCtx()
        recording = _torch.is_grad_enabled()
        ctx.needs_input_grad = tuple(isinstance(arg, Tensor) and arg.requires_grad for arg in args)
        _torch._set_grad_enabled(False)
        try:
            if cls.setup_context is not Function.setup_context:
                output = cls.forward(*args, **kwargs)
                cls.setup_context(ctx, args, output)
            else:
                output = cls.forward(ctx, *args, **kwargs)
        finally:
            _torch._set_grad_enabled(recording)
        if not recording or not any(ctx.needs_input_grad):
            return output
        return cls._recorded(ctx, args, output)

    @classmethod
    def _recorded(cls, ctx, args, output):
        """The outputs as results of one graph node that calls `backward`."""
        single = not isinstance(output, tuple)
        values = (output,) if single else output
        excluded = [id(tensor) for tensor in ctx._non_differentiable]
        positions = [i for i, v in enumerate(values) if isinstance(v, Tensor) and id(v) not in excluded]
        tensor_args = [i for i, arg in enumerate(args) if isinstance(arg, Tensor)]
        outputs = [values[i] for i in positions]

        def run_backward(*grads):
            return cls._run_backward(ctx, args, tensor_args, values, positions, grads)

        tracked = _torch._custom_node(
            cls.__name__ + "Backward", [args[i] for i in tensor_args], outputs, run_backward
        )
        values = list(values)
        for position, tensor in zip(positions, tracked):
            values[position] = tensor
        return values[0] if single else tuple(values)

    @classmethod
    def _run_backward(cls, ctx, args, tensor_args, values, positions, grads):
        incoming = [None] * len(values)
        for position, grad in zip(positions, grads):
            incoming[position] = grad
        if ctx._materialize:
            incoming = [
                _torch.zeros_like(value) if grad is None and isinstance(value, Tensor) else grad
                for grad, value in zip(incoming, values)
            ]
        result = cls.backward(ctx, *incoming)
        result = result if isinstance(result, tuple) else (result,)
        if len(result) > len(args) and all(extra is None for extra in result[len(args) :]):
            result = result[: len(args)]
        if len(result) != len(args):
            raise RuntimeError(
                f"function {cls.__name__}Backward returned an incorrect number of gradients "
                f"(expected {len(args)}, got {len(result)})"
            )
        return tuple(result[i] for i in tensor_args)


def once_differentiable(function):
    """Marks a backward pass that cannot be differentiated again."""

    def wrapped(ctx, *grads):
        recording = _torch.is_grad_enabled()
        _torch._set_grad_enabled(False)
        try:
            return function(ctx, *grads)
        finally:
            _torch._set_grad_enabled(recording)

    return wrapped
