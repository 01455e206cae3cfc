"""Measures of how far boxes, rows of (x1, y1, x2, y2), agree: beyond the intersection over union also for boxes that do not touch."""

import math

import torch


def _areas(boxes):
    return (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])


def _pairs(boxes1, boxes2):
    """Both sets, so shaped that element-wise operations reach every pair."""
    return boxes1[:, None, :], boxes2[None, :, :]


def intersection_and_union(boxes1, boxes2):
    """Of boxes one by one, or of all that broadcasting pairs."""
    low = torch.max(boxes1[..., :2], boxes2[..., :2])
    high = torch.min(boxes1[..., 2:], boxes2[..., 2:])
    sides = (high - low).clamp(min=0)
    intersection = sides[..., 0] * sides[..., 1]
    return intersection, _areas(boxes1) + _areas(boxes2) - intersection


def enclosing_sides(boxes1, boxes2):
    """Width and height of the smallest box around both."""
    low = torch.min(boxes1[..., :2], boxes2[..., :2])
    high = torch.max(boxes1[..., 2:], boxes2[..., 2:])
    return high - low


def distance_share(boxes1, boxes2, eps):
    """The squared distance of the centres over the squared diagonal of the box around both."""
    sides = enclosing_sides(boxes1, boxes2)
    diagonal = sides[..., 0] ** 2 + sides[..., 1] ** 2 + eps
    centres1 = (boxes1[..., :2] + boxes1[..., 2:]) / 2
    centres2 = (boxes2[..., :2] + boxes2[..., 2:]) / 2
    offsets = centres1 - centres2
    return (offsets[..., 0] ** 2 + offsets[..., 1] ** 2) / diagonal


def shape_difference(boxes1, boxes2):
    """4/π² times the squared difference of the angles of the diagonals."""
    sides1 = boxes1[..., 2:] - boxes1[..., :2]
    sides2 = boxes2[..., 2:] - boxes2[..., :2]
    angles = torch.atan(sides1[..., 0] / sides1[..., 1]) - torch.atan(sides2[..., 0] / sides2[..., 1])
    return (4 / math.pi**2) * torch.pow(angles, 2)


def _as_float(boxes):
    return boxes if boxes.is_floating_point() else boxes.float()


def generalized_box_iou(boxes1, boxes2):
    """Intersection over union less the share of the enclosing box that neither covers: (N, M)."""
    first, second = _pairs(_as_float(boxes1), _as_float(boxes2))
    intersection, union = intersection_and_union(first, second)
    sides = enclosing_sides(first, second).clamp(min=0)
    area = sides[..., 0] * sides[..., 1]
    return intersection / union - (area - union) / area


def distance_box_iou(boxes1, boxes2, eps=1e-7):
    """Intersection over union less the distance of the centres: (N, M)."""
    first, second = _pairs(_as_float(boxes1), _as_float(boxes2))
    intersection, union = intersection_and_union(first, second)
    return intersection / union - distance_share(first, second, eps)


def complete_box_iou(boxes1, boxes2, eps=1e-7):
    """`distance_box_iou` less a weighted difference of the shapes: (N, M)."""
    first, second = _pairs(_as_float(boxes1), _as_float(boxes2))
    intersection, union = intersection_and_union(first, second)
    overlap = intersection / union
    difference = shape_difference(first, second)
    with torch.no_grad():
        weight = difference / (1 - overlap + difference + eps)
    return overlap - distance_share(first, second, eps) - weight * difference


def masks_to_boxes(masks):
    """The boxes around the non-zero pixels of masks: (N, H, W) to (N, 4)."""
    if masks.numel() == 0:
        return torch.zeros((0, 4), dtype=torch.float)
    boxes = torch.zeros((len(masks), 4), dtype=torch.float)
    for index, mask in enumerate(masks):
        y, x = torch.where(mask != 0)
        boxes[index] = torch.tensor([x.min().item(), y.min().item(), x.max().item(), y.max().item()], dtype=torch.float)
    return boxes
