"""Tensors that say what they are: pictures, masks, boxes. Operations on them give plain tensors."""

from enum import Enum

import torch


class BoundingBoxFormat(Enum):
    XYXY = "XYXY"
    XYWH = "XYWH"
    CXCYWH = "CXCYWH"


def plain(tensor):
    """The tensor without a kind; it shares its memory."""
    return tensor.detach().view(tensor.shape)


class TVTensor(torch.Tensor):
    def __new__(cls, data, *, dtype=None, device=None, requires_grad=None):
        return cls._made(torch.as_tensor(data, dtype=dtype), requires_grad)

    @classmethod
    def _made(cls, tensor, requires_grad=None):
        return torch.Tensor._make_subclass(cls, tensor.detach(), tensor.requires_grad if requires_grad is None else requires_grad)

    def _described(self, **facts):
        body = repr(plain(self))
        body = body[len("tensor("):-1] if body.startswith("tensor(") else body
        text = ", ".join(f"{name}={value}" for name, value in facts.items())
        kind = type(self).__name__
        lines = body.split("\n")
        shift = len(kind) - len("tensor")
        body = "\n".join([lines[0]] + [line[-shift:] if shift < 0 and line.startswith(" " * -shift) else " " * max(shift, 0) + line
                                       for line in lines[1:]])
        return f"{kind}({body}, {text})"

    def as_plain(self):
        return plain(self)

    def __repr__(self):
        return self._described()


class Image(TVTensor):
    """A picture of shape (…, C, H, W)."""

    def __new__(cls, data, *, dtype=None, device=None, requires_grad=None):
        if not isinstance(data, torch.Tensor) and type(data).__module__.startswith("PIL"):
            from torchvision.transforms import functional

            data = functional.pil_to_tensor(data)
        tensor = torch.as_tensor(data, dtype=dtype)
        if tensor.ndim < 2:
            raise ValueError
        return cls._made(tensor.unsqueeze(0) if tensor.ndim == 2 else tensor, requires_grad)


class Video(TVTensor):
    """Pictures of shape (…, T, C, H, W)."""


class Mask(TVTensor):
    """A mask of shape (…, H, W)."""

    def __new__(cls, data, *, dtype=None, device=None, requires_grad=None):
        if not isinstance(data, torch.Tensor) and type(data).__module__.startswith("PIL"):
            from torchvision.transforms import functional

            data = functional.pil_to_tensor(data)
        return cls._made(torch.as_tensor(data, dtype=dtype), requires_grad)


class BoundingBoxes(TVTensor):
    """Boxes of shape (N, 4) on a canvas (H, W)."""

    def __new__(cls, data, *, format, canvas_size, clamping_mode="soft", dtype=None, device=None, requires_grad=None):
        tensor = torch.as_tensor(data, dtype=dtype)
        tensor = tensor.unsqueeze(0) if tensor.ndim == 1 else tensor
        if tensor.ndim != 2:
            raise ValueError(f"Expected a 1D or 2D tensor, got {tensor.ndim}D")
        boxes = cls._made(tensor, requires_grad)
        boxes.format = BoundingBoxFormat[format.upper()] if isinstance(format, str) else format
        boxes.canvas_size, boxes.clamping_mode = tuple(canvas_size), clamping_mode
        return boxes

    def __repr__(self):
        return self._described(format=self.format, canvas_size=self.canvas_size, clamping_mode=self.clamping_mode)


def wrap(wrappee, *, like, **kwargs):
    """A plain tensor as what `like` is."""
    if isinstance(like, BoundingBoxes):
        return BoundingBoxes(
            wrappee, format=kwargs.get("format", like.format), canvas_size=kwargs.get("canvas_size", like.canvas_size),
            clamping_mode=like.clamping_mode)
    return type(like)._made(wrappee)


Image.__module__, Video.__module__ = "torchvision.tv_tensors._image", "torchvision.tv_tensors._video"
Mask.__module__, BoundingBoxes.__module__ = "torchvision.tv_tensors._mask", "torchvision.tv_tensors._bounding_boxes"
