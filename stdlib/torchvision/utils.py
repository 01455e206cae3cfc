"""Grids of pictures, and boxes and masks drawn into them."""

import math

import torch


def make_grid(tensor, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0):
    """One picture (C, H, W) of a batch (N, C, H, W), or of a list of pictures, `nrow` to a row."""
    if not (torch.is_tensor(tensor) or isinstance(tensor, list) and all(torch.is_tensor(t) for t in tensor)):
        raise TypeError(f"tensor or list of tensors expected, got {type(tensor)}")
    if isinstance(tensor, list):
        tensor = torch.stack(tensor, dim=0)
    if tensor.dim() == 2:
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 3:
        if tensor.size(0) == 1:
            tensor = torch.cat((tensor, tensor, tensor), 0)
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 4 and tensor.size(1) == 1:
        tensor = torch.cat((tensor, tensor, tensor), 1)
    if normalize:
        tensor = _normalized(tensor.clone(), value_range, scale_each)
    if tensor.size(0) == 1:
        return tensor.squeeze(0)
    count = tensor.size(0)
    columns = min(nrow, count)
    rows = int(math.ceil(float(count) / columns))
    height, width = int(tensor.size(2) + padding), int(tensor.size(3) + padding)
    grid = tensor.new_full((tensor.size(1), height * rows + padding, width * columns + padding), pad_value)
    for k in range(count):
        top, left = (k // columns) * height + padding, (k % columns) * width + padding
        grid[:, top : top + height - padding, left : left + width - padding] = tensor[k]
    return grid


def _normalized(tensor, value_range, scale_each):
    """Values shifted to [0, 1], in place, over all pictures or each for itself."""
    if value_range is not None and not isinstance(value_range, tuple):
        raise TypeError("value_range has to be a tuple (min, max) if specified. min and max are numbers")
    for part in tensor if scale_each else [tensor]:
        low, high = value_range if value_range is not None else (float(part.min()), float(part.max()))
        part.clamp_(min=low, max=high).sub_(low).div_(max(high - low, 1e-5))
    return tensor


def save_image(tensor, fp, format=None, **kwargs):
    """Writes a picture, or a batch as a grid, to a file; values are in [0, 1]."""
    from PIL import Image

    grid = make_grid(tensor, **kwargs)
    array = grid.mul(255).add_(0.5).clamp_(0, 255).permute(1, 2, 0).to("cpu", torch.uint8).numpy()
    Image.fromarray(array).save(fp, format=format)


def draw_bounding_boxes(image, boxes, labels=None, colors=None, fill=False, width=1, font=None, font_size=None):
    """A copy of a uint8 picture with rectangles (x1, y1, x2, y2)."""
    import numpy as np
    from PIL import Image, ImageDraw

    if image.dim() != 3:
        raise ValueError("Pass individual images, not batches")
    if image.size(0) not in {1, 3}:
        raise ValueError("Only grayscale and RGB images are supported")
    if image.size(0) == 1:
        image = image.expand(3, -1, -1)
    drawn = Image.fromarray(image.permute(1, 2, 0).contiguous().numpy())
    draw = ImageDraw.Draw(drawn)
    for i, box in enumerate(boxes.to(torch.int64).tolist()):
        colour = colors[i] if isinstance(colors, list) else (colors if colors is not None else "white")
        draw.rectangle(box, width=width, outline=colour)
        if labels is not None and labels[i] is not None:
            draw.text((box[0] + width, box[1] + width), labels[i], fill=colour)
    return torch.from_numpy(np.array(drawn)).permute(2, 0, 1)


def draw_segmentation_masks(image, masks, alpha=0.8, colors=None):
    """A copy of a uint8 picture with boolean masks (N, H, W) laid over it."""
    if masks.ndim == 2:
        masks = masks[None]
    if masks.dtype != torch.bool:
        raise ValueError(f"The masks must be of dtype bool. Got {masks.dtype}")
    if colors is None:
        palette = torch.tensor([2**25 - 1, 2**15 - 1, 2**21 - 1])
        colors = [tuple((i * palette % 255).tolist()) for i in range(masks.shape[0])]
    if not isinstance(colors, list):
        colors = [colors] * masks.shape[0]
    painted = image.detach().clone()
    for mask, colour in zip(masks, colors):
        painted[:, mask] = torch.tensor(colour, dtype=torch.uint8)[:, None]
    blended = image * (1 - alpha) + painted * alpha
    return blended.to(torch.uint8)
