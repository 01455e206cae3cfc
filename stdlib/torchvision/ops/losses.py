"""Losses of detection: the focal loss of scores, and those that make boxes overlap."""

import torch
import torch.nn.functional as F
from torchvision.ops.boxes_overlap import distance_share, enclosing_sides, intersection_and_union, shape_difference


def _reduced(loss, reduction):
    if reduction == "mean":
        return loss.mean() if loss.numel() > 0 else 0.0 * loss.sum()
    if reduction == "sum":
        return loss.sum()
    if reduction == "none":
        return loss
    raise ValueError(
        f"Invalid Value for arg 'reduction': '{reduction} \n Supported reduction modes: 'none', 'mean', 'sum'"
    )


def sigmoid_focal_loss(inputs, targets, alpha=0.25, gamma=2, reduction="none"):
    """Binary cross entropy of logits, in which what is already right counts less: (1 - p)^gamma."""
    if not (0 <= alpha <= 1) and alpha != -1:
        raise ValueError(f"Invalid alpha value: {alpha}. alpha must be in the range [0,1] or -1 for ignore.")
    p = torch.sigmoid(inputs)
    cross_entropy = F.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
    right = p * targets + (1 - p) * (1 - targets)
    loss = cross_entropy * ((1 - right) ** gamma)
    if alpha >= 0:
        loss = (alpha * targets + (1 - alpha) * (1 - targets)) * loss
    if reduction == "mean":
        return loss.mean()
    return _reduced(loss, reduction)


def _as_float(boxes):
    return boxes if boxes.is_floating_point() else boxes.float()


def generalized_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    """1 less the generalised intersection over union of boxes, one by one."""
    boxes1, boxes2 = _as_float(boxes1), _as_float(boxes2)
    intersection, union = intersection_and_union(boxes1, boxes2)
    sides = enclosing_sides(boxes1, boxes2)
    area = sides[..., 0] * sides[..., 1]
    agreement = intersection / (union + eps) - (area - union) / (area + eps)
    return _reduced(1 - agreement, reduction)


def _distance_loss(boxes1, boxes2, eps):
    intersection, union = intersection_and_union(boxes1, boxes2)
    overlap = intersection / (union + eps)
    return 1 - overlap + distance_share(boxes1, boxes2, eps), overlap


def distance_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    """1 less the intersection over union, and the distance of the centres."""
    loss, _ = _distance_loss(_as_float(boxes1), _as_float(boxes2), eps)
    return _reduced(loss, reduction)


def complete_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    """`distance_box_iou_loss` and a weighted difference of the shapes."""
    boxes1, boxes2 = _as_float(boxes1), _as_float(boxes2)
    loss, overlap = _distance_loss(boxes1, boxes2, eps)
    difference = shape_difference(boxes2, boxes1)
    with torch.no_grad():
        weight = difference / (1 - overlap + difference + eps)
    return _reduced(loss + weight * difference, reduction)
