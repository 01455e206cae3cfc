"""Pooling of regions of feature maps into one size."""

import math

import torch
from torch import nn


def _pair(size):
    return (size, size) if isinstance(size, int) else tuple(size)


def _rows(boxes):
    """Boxes as rows of (number in the batch, x1, y1, x2, y2)."""
    if isinstance(boxes, (list, tuple)):
        for box in boxes:
            if box.size(1) != 4:
                raise AssertionError("The shape of the tensor in the boxes list is not correct as List[Tensor[L, 4]]")
        numbers = [torch.full_like(box[:, :1], number) for number, box in enumerate(boxes)]
        return torch.cat([torch.cat(numbers), torch.cat(list(boxes))], dim=1)
    if boxes.size(1) != 5:
        raise AssertionError("The boxes tensor shape is not correct as Tensor[K, 5]")
    return boxes


def roi_align(input, boxes, output_size, spatial_scale=1.0, sampling_ratio=-1, aligned=False):
    """Means of bilinear samples over a grid in each region: (K, C, *output_size).

    `sampling_ratio` samples a side in each cell, or as many as there are pixels where it is not positive; `aligned` takes
    half a pixel off the coordinates.
    """
    rows = _rows(boxes)
    height, width = _pair(output_size)
    pooled = [_aligned(input, row, height, width, spatial_scale, sampling_ratio, aligned) for row in rows.tolist()]
    if not pooled:
        return input.new_zeros((0, input.size(1), height, width))
    return torch.stack(pooled)


def _aligned(input, row, height, width, scale, ratio, aligned):
    offset = 0.5 if aligned else 0.0
    x1, y1, x2, y2 = [side * scale - offset for side in row[1:]]
    roi_width, roi_height = x2 - x1, y2 - y1
    if not aligned:
        roi_width, roi_height = max(roi_width, 1.0), max(roi_height, 1.0)
    across = ratio if ratio > 0 else max(math.ceil(roi_width / width), 1)
    down = ratio if ratio > 0 else max(math.ceil(roi_height / height), 1)
    ys = y1 + (torch.arange(height * down) + 0.5) * (roi_height / height / down)
    xs = x1 + (torch.arange(width * across) + 0.5) * (roi_width / width / across)
    samples = _bilinear(input[int(row[0])], ys, xs)
    return samples.reshape(-1, height, down, width, across).mean((2, 4))


def _bilinear(image, ys, xs):
    """Values between the pixels at every pair of a row and a column; outside the image, by more than one, they are zero."""
    y_low, y_high, y_share, y_inside = _neighbours(ys, image.shape[1])
    x_low, x_high, x_share, x_inside = _neighbours(xs, image.shape[2])
    y_share, x_share = y_share.to(image.dtype)[:, None], x_share.to(image.dtype)[None, :]
    upper = image[:, y_low][:, :, x_low] * (1 - x_share) + image[:, y_low][:, :, x_high] * x_share
    lower = image[:, y_high][:, :, x_low] * (1 - x_share) + image[:, y_high][:, :, x_high] * x_share
    inside = (y_inside[:, None] & x_inside[None, :]).to(image.dtype)
    return (upper * (1 - y_share) + lower * y_share) * inside


def _neighbours(places, size):
    inside = (places >= -1.0) & (places <= size)
    places = places.clamp(min=0)
    low = places.long().clamp(max=size - 1)
    high = (low + 1).clamp(max=size - 1)
    share = torch.where(low >= size - 1, torch.zeros_like(places), places - low)
    return low, high, share, inside


def roi_pool(input, boxes, output_size, spatial_scale=1.0):
    """The largest values in the cells of each region: (K, C, *output_size)."""
    rows = _rows(boxes)
    height, width = _pair(output_size)
    pooled = [_pooled(input, row, height, width, spatial_scale) for row in rows.tolist()]
    if not pooled:
        return input.new_zeros((0, input.size(1), height, width))
    return torch.stack(pooled)


def _pooled(input, row, height, width, scale):
    image = input[int(row[0])]
    x1, y1, x2, y2 = [math.floor(side * scale + 0.5) for side in row[1:]]
    down = _cells(y1, max(y2 - y1 + 1, 1), height, image.shape[1])
    across = _cells(x1, max(x2 - x1 + 1, 1), width, image.shape[2])
    empty = image.new_zeros(image.shape[0])
    cells = [
        image[:, top:bottom, left:right].amax((1, 2)) if top < bottom and left < right else empty
        for top, bottom in down
        for left, right in across
    ]
    return torch.stack(cells, 1).reshape(-1, height, width)


def _cells(start, length, count, size):
    step = length / count
    return [
        (min(max(math.floor(i * step) + start, 0), size), min(max(math.ceil((i + 1) * step) + start, 0), size))
        for i in range(count)
    ]


class RoIAlign(nn.Module):
    """`roi_align` as a module."""

    def __init__(self, output_size, spatial_scale, sampling_ratio, aligned=False):
        super().__init__()
        self.output_size = output_size
        self.spatial_scale = spatial_scale
        self.sampling_ratio = sampling_ratio
        self.aligned = aligned

    def forward(self, input, rois):
        return roi_align(input, rois, self.output_size, self.spatial_scale, self.sampling_ratio, self.aligned)

    def __repr__(self):
        return (
            f"{type(self).__name__}(output_size={self.output_size}, spatial_scale={self.spatial_scale}, "
            f"sampling_ratio={self.sampling_ratio}, aligned={self.aligned})"
        )


class RoIPool(nn.Module):
    """`roi_pool` as a module."""

    def __init__(self, output_size, spatial_scale):
        super().__init__()
        self.output_size = output_size
        self.spatial_scale = spatial_scale

    def forward(self, input, rois):
        return roi_pool(input, rois, self.output_size, self.spatial_scale)

    def __repr__(self):
        return f"{type(self).__name__}(output_size={self.output_size}, spatial_scale={self.spatial_scale})"


class MultiScaleRoIAlign(nn.Module):
    """`roi_align` of each region from the level of a feature pyramid that fits its size."""

    def __init__(self, featmap_names, output_size, sampling_ratio, *, canonical_scale=224, canonical_level=4):
        super().__init__()
        self.featmap_names = [featmap_names] if isinstance(featmap_names, str) else featmap_names
        self.sampling_ratio = sampling_ratio
        self.output_size = _pair(output_size)
        self.canonical_scale = canonical_scale
        self.canonical_level = canonical_level

    def forward(self, x, boxes, image_shapes):
        features = [value for name, value in x.items() if name in self.featmap_names]
        rows = _rows(boxes)
        largest = [max(shape[side] for shape in image_shapes) for side in (0, 1)]
        scales = [2.0 ** round(math.log2(feature.shape[-2] / largest[0])) for feature in features]
        if len(features) == 1:
            return roi_align(features[0], rows, self.output_size, scales[0], self.sampling_ratio)
        levels = self._levels(rows, scales)
        result = features[0].new_zeros((len(rows), features[0].shape[1], *self.output_size))
        for level, (feature, scale) in enumerate(zip(features, scales)):
            chosen = torch.where(levels == level)[0]
            pooled = roi_align(feature, rows[chosen], self.output_size, scale, self.sampling_ratio)
            result = result.index_copy(0, chosen, pooled.to(result.dtype))
        return result

    def _levels(self, rows, scales):
        """k = ⌊k₀ + log₂(√area / scale₀)⌋, counted from the first level (Lin et al. 2017)."""
        first, last = -math.log2(scales[0]), -math.log2(scales[-1])
        sizes = ((rows[:, 3] - rows[:, 1]) * (rows[:, 4] - rows[:, 2])).sqrt()
        levels = torch.floor(self.canonical_level + torch.log2(sizes / self.canonical_scale) + 1e-6)
        return (levels.clamp(min=first, max=last) - first).long()

    def __repr__(self):
        return (
            f"{type(self).__name__}(featmap_names={self.featmap_names}, output_size={self.output_size}, "
            f"sampling_ratio={self.sampling_ratio})"
        )
