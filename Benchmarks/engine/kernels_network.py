"""Runs a torchvision network's forward pass on CKernels: folded batch norms, fused epilogues, one buffer for each node."""
import ctypes
import operator

import torch
import torch.fx
from torch import nn
import torch.nn.functional as F

from kernels_library import Epilogue, Plan, Sgemm, Shape, address, flag, pointer, signed_three, size_t, three

INFINITY = float("inf")


class NormShape(ctypes.Structure):
    _fields_ = [("batch", size_t), ("channels", size_t), ("pixels", size_t), ("channels_last", flag)]


class PoolShape(ctypes.Structure):
    _fields_ = [("batch", size_t), ("channels", size_t), ("input", three), ("output", three), ("kernel", three),
                ("stride", three), ("dilation", three), ("padding", three), ("channels_last", flag)]


def pair(value):
    return (value, value) if isinstance(value, int) else tuple(value)


def planar(values, front=1):
    return three(front, *values)


class Network:
    """A traced module as a list of calls. `x` enters channels-first; images are channels-last inside."""

    def __init__(self, library, module, example):
        self.kernels = library
        library.convolution_plan.restype = Plan
        library.convolution_accepts_channels_first.restype = flag
        self.modules = dict(module.named_modules())
        self.graph = torch.fx.symbolic_trace(module).graph
        self.steps, self.values, self.keep, self.done = [], {}, [], set()
        self.input = torch.empty_like(example)
        with torch.no_grad():
            for node in self.graph.nodes:
                self.translate(node)

    def __call__(self, x):
        self.input.copy_(x)
        for step in self.steps:
            step()
        return self.result

    # Translation: `values[node]` is the node's result, images as [batch, height, width, channels].

    def translate(self, node):
        if node in self.done:
            return
        if node.op == "placeholder":
            self.values[node] = None
        elif node.op == "output":
            self.result = self.values[node.args[0]]
        elif node.op == "call_module":
            layer = self.modules[node.target]
            name = type(layer).__name__
            if isinstance(layer, nn.Dropout):
                self.values[node] = self.values[node.args[0]]
            elif name in ("Conv2d", "Linear", "BatchNorm2d", "MaxPool2d", "AdaptiveAvgPool2d", "AvgPool2d"):
                getattr(self, name.lower())(node, layer)
            else:
                self.other(node, layer)
        elif node.target in (torch.flatten, "flatten"):
            value = self.values[node.args[0]]
            self.values[node] = value.view(value.shape[0], -1)
            self.flattened = value.shape[1:] if value.dim() == 4 else None
        elif node.target == F.adaptive_avg_pool2d:
            self.adaptiveavgpool2d(node, nn.AdaptiveAvgPool2d(node.args[1]))
        elif node.target == torch.cat:
            parts = [self.values[n] for n in node.args[0]]
            result = torch.cat(parts, 3)
            self.values[node] = result
            self.steps.append(lambda: torch.cat(parts, 3, out=result))
        else:
            self.other(node, node.target)

    def other(self, node, function):
        """Anything else is torch's, on the channels-last memory."""
        def argument(a):
            if isinstance(a, torch.fx.Node):
                v = self.values[a]
                return v.permute(0, 3, 1, 2) if v.dim() == 4 else v
            return a
        arguments = [argument(a) for a in node.args]
        keywords = {k: argument(v) for k, v in node.kwargs.items() if k != "inplace"}
        result = function(*arguments, **keywords)
        image = result.dim() == 4
        kept = result.permute(0, 2, 3, 1).contiguous() if image else result
        self.values[node] = kept
        target = kept.permute(0, 3, 1, 2) if image else kept
        self.steps.append(lambda: target.copy_(function(*arguments, **keywords)))

    def follower(self, node):
        """The only user of a node, or None."""
        users = list(node.users)
        return users[0] if len(users) == 1 else None

    def layer_of(self, node):
        return self.modules[node.target] if node is not None and node.op == "call_module" else None

    def fused_activation(self, node):
        """The clamp of a ReLU or ReLU6 behind `node`, and the node that ends the fusion."""
        user = self.follower(node)
        layer = self.layer_of(user)
        if isinstance(layer, nn.ReLU6):
            return (0.0, 6.0), user
        if isinstance(layer, nn.ReLU) or (user is not None and user.target in (F.relu, torch.relu)):
            return (0.0, INFINITY), user
        return None, node

    def conv2d(self, node, layer):
        source = self.values[node.args[0]]
        batch, height, width = (self.input.shape[0], *self.input.shape[2:]) if source is None else source.shape[:3]
        kernel, stride, padding, dilation = (pair(v) for v in (layer.kernel_size, layer.stride, layer.padding, layer.dilation))
        out = [(e + 2 * p - d * (k - 1) - 1) // s + 1
               for e, k, s, p, d in zip((height, width), kernel, stride, padding, dilation)]
        shape = Shape(batch, layer.in_channels, layer.out_channels, layer.groups, planar((height, width)), planar(out),
                      planar(kernel), planar(stride), planar(dilation), signed_three(0, *padding))
        plan = self.kernels.convolution_plan(ctypes.byref(shape), 0)
        packed = torch.empty(plan.packed_floats)
        self.kernels.convolution_pack(ctypes.byref(plan), pointer(address(layer.weight)), pointer(address(packed)))
        scale, bias, end = None, layer.bias, node
        following = self.follower(node)
        if isinstance(self.layer_of(following), nn.BatchNorm2d):
            norm = self.layer_of(following)
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            bias = norm.bias - norm.running_mean * scale + (0 if bias is None else bias * scale)
            end = following
        residual, addition = None, self.follower(end)
        if addition is not None and addition.target in (operator.add, operator.iadd, torch.add):
            others = [a for a in addition.args if a is not end]
            if len(others) == 1 and self.values.get(others[0]) is not None:
                residual, end = self.values[others[0]], addition
        clamp, last = self.fused_activation(end)
        result = torch.empty(batch, *out, layer.out_channels)
        low, high = clamp or (0.0, 0.0)
        epilogue = Epilogue(address(scale), address(bias), address(residual), clamp is not None, low, high)
        for fused in (node, following, addition, last):
            if fused is not None and fused in (node, end, last) or fused is following and scale is not None:
                self.done.add(fused)
                self.values[fused] = result
        self.keep += [plan, packed, scale, bias, residual, epilogue]
        run = self.kernels.convolution_run
        if source is None and self.kernels.convolution_accepts_channels_first(ctypes.byref(plan)):
            source, run = self.input, self.kernels.convolution_run_channels_first
        arguments = (ctypes.byref(plan), pointer(address(source)), pointer(address(packed)), ctypes.byref(epilogue),
                     pointer(address(result)))
        self.steps.append(lambda: run(*arguments))

    def batchnorm2d(self, node, layer):
        source = self.values[node.args[0]]
        scale = layer.weight / torch.sqrt(layer.running_var + layer.eps)
        shift = layer.bias - layer.running_mean * scale
        clamp, last = self.fused_activation(node)
        result = torch.empty_like(source)
        shape = NormShape(source.shape[0], source.shape[3], source.shape[1] * source.shape[2], True)
        self.done.update((node, last))
        self.values[node] = self.values[last] = result
        self.keep += [scale, shift, shape]
        arguments = (ctypes.byref(shape), pointer(address(source)), pointer(address(scale)), pointer(address(shift)), None,
                     flag(clamp is not None), pointer(address(result)))
        self.steps.append(lambda: self.kernels.batch_norm_apply(*arguments))

    def pool_shape(self, source, out, layer=None):
        kernel, stride, padding = ((1, 1), (1, 1), (0, 0)) if layer is None else (
            pair(layer.kernel_size), pair(layer.stride), pair(layer.padding))
        return PoolShape(source.shape[0], source.shape[3], planar(source.shape[1:3]), planar(out), planar(kernel),
                         planar(stride), planar((1, 1)), three(0, *padding), True)

    def pool(self, node, layer, function, *arguments):
        source = self.values[node.args[0]]
        out = layer(source.permute(0, 3, 1, 2)).shape[2:]
        result = torch.empty(source.shape[0], *out, source.shape[3])
        shape = self.pool_shape(source, out, None if isinstance(layer, nn.AdaptiveAvgPool2d) else layer)
        self.values[node] = result
        call = (ctypes.byref(shape), *arguments, pointer(address(source)), pointer(address(result)))
        self.keep.append(shape)
        if function is self.kernels.max_pool:
            call += (None,)
        self.steps.append(lambda: function(*call))

    def maxpool2d(self, node, layer):
        self.pool(node, layer, self.kernels.max_pool)

    def avgpool2d(self, node, layer):
        self.pool(node, layer, self.kernels.average_pool, flag(True), size_t(0))

    def adaptiveavgpool2d(self, node, layer):
        self.pool(node, layer, self.kernels.adaptive_average_pool)

    def linear(self, node, layer):
        source, weight = self.values[node.args[0]], layer.weight
        if getattr(self, "flattened", None) and self.flattened[0] * self.flattened[1] > 1:
            height, width, channels = self.flattened
            weight = weight.view(-1, channels, height, width).permute(0, 2, 3, 1).reshape(weight.shape).contiguous()
        self.flattened = None
        result = torch.empty(source.shape[0], layer.out_features)
        k, n = layer.in_features, layer.out_features
        product = Sgemm(source.shape[0], n, k, False, True, 1, 0, address(source), k, address(weight), k, address(result), n,
                        address(layer.bias), 1, 0, 0, 0)
        self.keep += [weight, product]
        clamp, last = self.fused_activation(node)
        self.done.update((node, last))
        self.values[node] = self.values[last] = result
        self.steps.append(lambda: self.kernels.sgemm(ctypes.byref(product)))
        if clamp:
            self.steps.append(lambda: torch.relu_(result))
