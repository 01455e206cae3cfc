"""The table of torchsummary 1.5.1: one row for every execution of a module that is not a plain container."""

import math

import torch
from torch import nn


def print_summary(model, input_size, batch_size=-1, device="cuda"):
    """Runs the model on two random samples of `input_size` (a tuple, or a list of tuples) and prints the table.

    The table does not depend on the device; "cuda" stands for where the model is.
    """
    sizes = [input_size] if isinstance(input_size, tuple) else list(input_size)
    rows = _record(model, [torch.rand(2, *size) for size in sizes], batch_size)
    print("----------------------------------------------------------------")
    print("{:>20}  {:>25} {:>15}".format("Layer (type)", "Output Shape", "Param #"))
    print("================================================================")
    for name, shape, count, _ in rows:
        print("{:>20}  {:>25} {:>15}".format(name, str(shape), "{0:,}".format(count)))
    total = sum(count for _, _, count, _ in rows)
    trainable = sum(count for _, _, count, trains in rows if trains)
    output = sum(_product(shape) for _, shape, _, _ in rows)
    print("================================================================")
    print("Total params: {0:,}".format(total))
    print("Trainable params: {0:,}".format(trainable))
    print("Non-trainable params: {0:,}".format(total - trainable))
    input_megabytes = _megabytes(math.prod(math.prod(size) for size in sizes) * batch_size)
    output_megabytes = _megabytes(2.0 * output)
    parameter_megabytes = _megabytes(total)
    print("----------------------------------------------------------------")
    print("Input size (MB): %0.2f" % input_megabytes)
    print("Forward/backward pass size (MB): %0.2f" % output_megabytes)
    print("Params size (MB): %0.2f" % parameter_megabytes)
    print("Estimated Total Size (MB): %0.2f" % (input_megabytes + output_megabytes + parameter_megabytes))
    print("----------------------------------------------------------------")


def _record(model, inputs, batch_size):
    """(name, output shape, parameters, trainable) of every execution, in the order in which they end."""
    rows = []
    handles = []

    def note(module, args, output):
        if isinstance(output, (list, tuple)):
            shape = [[-1] + list(part.size())[1:] for part in output]
        else:
            shape = [batch_size] + list(output.size())[1:]
        count, trains = 0, False
        weight, bias = getattr(module, "weight", None), getattr(module, "bias", None)
        if hasattr(weight, "size"):
            count += weight.numel()
            trains = weight.requires_grad
        if hasattr(bias, "size"):
            count += bias.numel()
        rows.append((f"{type(module).__name__}-{len(rows) + 1}", shape, count, trains))

    def register(module):
        if not isinstance(module, (nn.Sequential, nn.ModuleList)) and module is not model:
            handles.append(module.register_forward_hook(note))

    model.apply(register)
    try:
        model(*inputs)
    finally:
        for handle in handles:
            handle.remove()
    return rows


def _product(shape):
    """All numbers of a shape, or of a list of shapes, multiplied; the batch counts as -1."""
    return math.prod(_product(part) if isinstance(part, list) else part for part in shape)


def _megabytes(count):
    return abs(count * 4.0 / (1024**2.0))
