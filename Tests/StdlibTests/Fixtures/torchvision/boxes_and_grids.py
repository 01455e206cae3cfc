# Boxes and grids of pictures.
import torch
from torchvision import ops, utils

boxes = torch.tensor([[0, 0, 10, 10], [1, 1, 11, 11], [20, 20, 30, 30.0]])
print(ops.box_iou(boxes, boxes), ops.box_area(boxes))
print(ops.box_convert(boxes, "xyxy", "cxcywh"))
print(ops.clip_boxes_to_image(boxes, (5, 6)), ops.remove_small_boxes(boxes, 5))
grid = utils.make_grid(torch.arange(54.0).view(6, 1, 3, 3), nrow=4, pad_value=0.5)
print(grid.shape, grid.sum(), utils.make_grid([torch.ones(1, 4, 4)] * 2).shape)
print(utils.make_grid(torch.arange(24.0).view(2, 3, 2, 2), normalize=True, padding=1))
