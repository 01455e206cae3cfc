"""A batch normalisation folded into the convolution before it, for evaluation."""

import copy

import _torch
from torch.nn.parameter import Parameter


def fuse_conv_bn_eval(conv, bn, transpose=False):
    if conv.training or bn.training:
        raise AssertionError("Fusion only for eval!")
    fused = copy.deepcopy(conv)
    fused.weight, fused.bias = fuse_conv_bn_weights(
        fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias, transpose
    )
    return fused


def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
    conv_b = _torch.zeros_like(bn_rm) if conv_b is None else conv_b
    bn_w = _torch.ones_like(bn_rm) if bn_w is None else bn_w
    bn_b = _torch.zeros_like(bn_rm) if bn_b is None else bn_b
    scale = bn_w * _torch.rsqrt(bn_rv + bn_eps)
    shape = [1, -1] if transpose else [-1, 1]
    weight = conv_w * scale.reshape(shape + [1] * (len(conv_w.shape) - 2))
    bias = (conv_b - bn_rm) * scale + bn_b
    return Parameter(weight, conv_w.requires_grad), Parameter(bias, conv_b.requires_grad)
