"""Handles that take a hook away again, and the pair of graph nodes behind a module's backward hooks."""

from _torch import Tensor, _custom_node, is_grad_enabled


class RemovableHandle:
    """Returned when a hook is registered; `remove()` (or leaving a `with` block) unregisters it."""

    next_id = 0

    def __init__(self, hooks_dict, *, extra_dict=None):
        self.hooks_dict = hooks_dict
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1
        if extra_dict is None:
            self.extra_dicts = ()
        elif isinstance(extra_dict, list):
            self.extra_dicts = tuple(extra_dict)
        else:
            self.extra_dicts = (extra_dict,)

    def remove(self):
        self.hooks_dict.pop(self.id, None)
        for extra in self.extra_dicts:
            extra.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.remove()


class ModuleBackwardHooks:
    """The gradients that pass one call of a module.

    The inputs and the outputs of the call are led through an identity node each. When the gradient of the outputs
    arrives, the pre-hooks see it (and may replace it); when the gradient of the inputs is complete, the hooks see both.
    If no input needs a gradient the hooks run as soon as the outputs' gradient is known, with `None` for every input.
    """

    def __init__(self, module, hooks, pre_hooks):
        self.module = module
        self.hooks = hooks
        self.pre_hooks = pre_hooks
        self.grad_outputs = None
        self.input_count = 0
        self.taps_inputs = False

    def tap_inputs(self, args):
        positions = [i for i, arg in enumerate(args) if isinstance(arg, Tensor)]
        self.input_count = len(args)
        tracked = is_grad_enabled() and any(args[i].requires_grad for i in positions)
        if not tracked or not self.hooks:
            return args
        self.taps_inputs = True
        self.input_positions = positions
        tapped = _identity([args[i] for i in positions], self._inputs_arrived)
        args = list(args)
        for position, tensor in zip(positions, tapped):
            args[position] = tensor
        return tuple(args)

    def tap_outputs(self, outputs):
        single = not isinstance(outputs, tuple)
        values = (outputs,) if single else outputs
        positions = [i for i, value in enumerate(values) if isinstance(value, Tensor)]
        if not is_grad_enabled() or not any(values[i].requires_grad for i in positions):
            return outputs
        self.output_count = len(values)
        self.output_positions = positions
        tapped = _identity([values[i] for i in positions], self._outputs_arrived)
        values = list(values)
        for position, tensor in zip(positions, tapped):
            values[position] = tensor
        return values[0] if single else tuple(values)

    def _outputs_arrived(self, *grads):
        grad_outputs = self._spread(grads, self.output_positions, self.output_count)
        for hook in self.pre_hooks:
            replaced = hook(self.module, grad_outputs)
            if replaced is not None:
                grad_outputs = replaced if isinstance(replaced, tuple) else (replaced,)
        self.grad_outputs = grad_outputs
        if not self.taps_inputs:
            for hook in self.hooks:
                result = hook(self.module, (None,) * self.input_count, grad_outputs)
                if result is not None and any(grad is not None for grad in result):
                    raise RuntimeError(
                        "Backward hook for Modules where no input requires gradient should always return None or None for all gradients."
                    )
        return tuple(grad_outputs[i] for i in self.output_positions)

    def _inputs_arrived(self, *grads):
        if self.grad_outputs is None:
            raise RuntimeError(
                "Module backward hook for grad_input is called before the grad_output one. This happens because the gradient "
                "in your nn.Module flows to the Module's input without passing through the Module's output. Make sure that "
                "the output depends on the input and that the loss is computed based on the output."
            )
        grad_inputs = self._spread(grads, self.input_positions, self.input_count)
        for hook in self.hooks:
            replaced = hook(self.module, grad_inputs, self.grad_outputs)
            if replaced is not None:
                replaced = replaced if isinstance(replaced, tuple) else (replaced,)
                if len(replaced) != len(grad_inputs):
                    raise RuntimeError(
                        "Backward hook returned an invalid number of grad_input, "
                        f"got {len(replaced)}, but expected {len(grad_inputs)}"
                    )
                grad_inputs = replaced
        self.grad_outputs = None
        return tuple(grad_inputs[i] for i in self.input_positions)

    @staticmethod
    def _spread(grads, positions, count):
        spread = [None] * count
        for position, grad in zip(positions, grads):
            spread[position] = grad
        return tuple(spread)


def _identity(tensors, backward):
    return _custom_node("BackwardHookFunctionBackward", tensors, [t.detach() for t in tensors], backward)
