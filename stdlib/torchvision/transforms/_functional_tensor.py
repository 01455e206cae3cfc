"""Operations on tensors of shape (..., C, H, W)."""

import torch
from torch.nn import functional as F


def _check(img):
    if not (isinstance(img, torch.Tensor) and img.ndim >= 2):
        raise TypeError("Tensor is not a torch image.")


def get_dimensions(img):
    _check(img)
    return [1 if img.ndim == 2 else img.shape[-3], img.shape[-2], img.shape[-1]]


def _max_value(dtype):
    """The value of white."""
    if dtype.is_floating_point:
        return 1
    return {torch.uint8: 255, torch.int8: 127, torch.int16: 32767, torch.int32: 2147483647}.get(dtype, 9223372036854775807)


def convert_image_dtype(image, dtype=torch.float):
    if image.dtype == dtype:
        return image
    if image.is_floating_point():
        if dtype.is_floating_point:
            return image.to(dtype)
        if (image.dtype == torch.float32 and dtype in (torch.int32, torch.int64)) or (
            image.dtype == torch.float64 and dtype == torch.int64
        ):
            raise RuntimeError(f"The cast from {image.dtype} to {dtype} cannot be performed safely.")
        # Every integer takes the same share of [0, 1]: multiply by one more than the maximum and truncate.
        return image.mul(float(_max_value(dtype)) + 1.0 - 1e-3).to(dtype)
    own = float(_max_value(image.dtype))
    if dtype.is_floating_point:
        return image.to(dtype) / own
    wanted = float(_max_value(dtype))
    if own > wanted:
        return torch.div(image, int((own + 1) // (wanted + 1)), rounding_mode="floor").to(dtype)
    return image.to(dtype) * int((wanted + 1) // (own + 1))


def normalize(tensor, mean, std, inplace=False):
    if not tensor.is_floating_point():
        raise TypeError(f"Input tensor should be a float tensor. Got {tensor.dtype}.")
    if tensor.ndim < 3:
        raise ValueError(
            f"Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = {tensor.size()}"
        )
    if not inplace:
        tensor = tensor.clone()
    mean = torch.as_tensor(mean, dtype=tensor.dtype)
    std = torch.as_tensor(std, dtype=tensor.dtype)
    if (std == 0).any():
        raise ValueError(f"std evaluated to zero after conversion to {tensor.dtype}, leading to division by zero.")
    if mean.ndim == 1:
        mean = mean.view(-1, 1, 1)
    if std.ndim == 1:
        std = std.view(-1, 1, 1)
    return tensor.sub_(mean).div_(std)


def _as_float_batch(img):
    """(N, C, H, W) in a dtype that can be interpolated, and what is needed to go back."""
    batch = img.unsqueeze(0) if img.ndim < 4 else img
    wanted = img.dtype
    return (batch if wanted.is_floating_point else batch.to(torch.float32)), img.ndim < 4, wanted


def _restored(batch, squeeze, dtype):
    img = batch.squeeze(0) if squeeze else batch
    if img.dtype == dtype:
        return img
    return img.round().to(dtype)


def resize(img, size, interpolation="bilinear", antialias=True):
    _check(img)
    smooth = interpolation in ("bilinear", "bicubic")
    batch, squeeze, dtype = _as_float_batch(img)
    resized = F.interpolate(
        batch, size=size, mode=interpolation, align_corners=False if smooth else None, antialias=bool(antialias) and smooth
    )
    if interpolation == "bicubic" and dtype == torch.uint8:
        resized = resized.clamp(min=0, max=255)
    return _restored(resized, squeeze, dtype)


def _sides(padding):
    """left, right, top, bottom."""
    if isinstance(padding, int):
        return [padding] * 4
    padding = list(padding)
    if len(padding) == 1:
        return padding * 4
    if len(padding) == 2:
        return [padding[0], padding[0], padding[1], padding[1]]
    if len(padding) != 4:
        raise ValueError(f"Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple")
    return [padding[0], padding[2], padding[1], padding[3]]


def pad(img, padding, fill=0, padding_mode="constant"):
    _check(img)
    if not isinstance(padding, (int, tuple, list)):
        raise TypeError("Got inappropriate padding arg")
    if padding_mode not in ["constant", "edge", "reflect", "symmetric"]:
        raise ValueError("Padding mode should be either constant, edge, reflect or symmetric")
    left, right, top, bottom = _sides(padding)
    fill = 0 if fill is None else fill
    if padding_mode == "symmetric":
        return _pad_symmetric(img, left, right, top, bottom)
    if padding_mode == "constant":
        return F.pad(img, [left, right, top, bottom], mode="constant", value=float(fill))
    batch, squeeze, dtype = _as_float_batch(img)
    mode = "replicate" if padding_mode == "edge" else padding_mode
    padded = F.pad(batch, [left, right, top, bottom], mode=mode)
    return (padded.squeeze(0) if squeeze else padded).to(dtype)


def _pad_symmetric(img, left, right, top, bottom):
    """Mirrors at the edge, the edge itself repeated; negative amounts crop."""
    if min(left, right, top, bottom) < 0:
        crop_left, crop_right = -min(left, 0), -min(right, 0)
        crop_top, crop_bottom = -min(top, 0), -min(bottom, 0)
        img = img[..., crop_top : img.shape[-2] - crop_bottom, crop_left : img.shape[-1] - crop_right]
        left, right, top, bottom = max(left, 0), max(right, 0), max(top, 0), max(bottom, 0)

    def indices(extent, before, after):
        return (
            list(range(before - 1, -1, -1)) + list(range(extent)) + [-(i + 1) % extent for i in range(after)]
        )

    rows = torch.tensor(indices(img.shape[-2], top, bottom))
    columns = torch.tensor(indices(img.shape[-1], left, right))
    return img[..., rows[:, None], columns[None, :]]


def crop(img, top, left, height, width):
    _check(img)
    h, w = img.shape[-2:]
    right, bottom = left + width, top + height
    if left < 0 or top < 0 or right > w or bottom > h:
        padding = [
            max(-left + min(0, right), 0), max(-top + min(0, bottom), 0),
            max(right - max(w, left), 0), max(bottom - max(h, top), 0),
        ]
        return pad(img[..., max(top, 0) : bottom, max(left, 0) : right], padding, fill=0)
    return img[..., top:bottom, left:right]


def hflip(img):
    _check(img)
    return img.flip(-1)


def vflip(img):
    _check(img)
    return img.flip(-2)


# Warps


def _sample(img, grid, mode, fill):
    """Values at the grid's places; outside of the picture `fill`, blended in at the border."""
    batch, squeeze, dtype = _as_float_batch(img)
    if batch.shape[0] > 1:
        grid = grid.expand(batch.shape[0], -1, -1, -1)
    if fill is not None:
        mask = torch.ones((batch.shape[0], 1, batch.shape[2], batch.shape[3]), dtype=batch.dtype)
        batch = torch.cat((batch, mask), dim=1)
    sampled = F.grid_sample(batch, grid, mode=mode, padding_mode="zeros", align_corners=False)
    if fill is not None:
        mask = sampled[:, -1:, :, :].expand_as(sampled[:, :-1, :, :])
        sampled = sampled[:, :-1, :, :]
        values = [float(v) for v in fill] if isinstance(fill, (tuple, list)) else [float(fill)]
        colour = torch.tensor(values, dtype=sampled.dtype).view(1, len(values), 1, 1).expand_as(sampled)
        if mode == "nearest":
            sampled = torch.where(mask < 0.5, colour, sampled)
        else:
            sampled = sampled * mask + (1.0 - mask) * colour
    return _restored(sampled, squeeze, dtype)


def _affine_grid(theta, w, h, ow, oh):
    """Places in the input, in [-1, 1], for every output pixel; `theta` in pixels about the centre."""
    d = 0.5
    base = torch.empty(1, oh, ow, 3, dtype=theta.dtype)
    base[..., 0].copy_(torch.linspace(-ow * 0.5 + d, ow * 0.5 + d - 1, steps=ow))
    base[..., 1].copy_(torch.linspace(-oh * 0.5 + d, oh * 0.5 + d - 1, steps=oh).unsqueeze(-1))
    base[..., 2].fill_(1)
    scaled = theta.transpose(1, 2) / torch.tensor([0.5 * w, 0.5 * h], dtype=theta.dtype)
    return base.view(1, oh * ow, 3).bmm(scaled).view(1, oh, ow, 2)


def _warp_dtype(img):
    return img.dtype if img.is_floating_point() else torch.float32


def affine(img, matrix, interpolation, fill=None):
    theta = torch.tensor(matrix, dtype=_warp_dtype(img)).reshape(1, 2, 3)
    h, w = img.shape[-2:]
    return _sample(img, _affine_grid(theta, w, h, w, h), interpolation, fill)


def rotate(img, matrix, interpolation, expand=False, fill=None):
    w, h = img.shape[-1], img.shape[-2]
    ow, oh = _expanded_size(matrix, w, h) if expand else (w, h)
    theta = torch.tensor(matrix, dtype=_warp_dtype(img)).reshape(1, 2, 3)
    return _sample(img, _affine_grid(theta, w, h, ow, oh), interpolation, fill)


def _expanded_size(matrix, w, h):
    """The size that holds the whole rotated picture."""
    corners = torch.tensor(
        [[-0.5 * w, -0.5 * h, 1.0], [-0.5 * w, 0.5 * h, 1.0], [0.5 * w, 0.5 * h, 1.0], [0.5 * w, -0.5 * h, 1.0]]
    )
    points = corners @ torch.tensor(matrix, dtype=torch.float).view(2, 3).T
    low, _ = points.min(dim=0)
    high, _ = points.max(dim=0)
    low += torch.tensor((w * 0.5, h * 0.5))
    high += torch.tensor((w * 0.5, h * 0.5))
    tolerance = 1e-4
    size = ((high / tolerance).trunc_() * tolerance).ceil() - ((low / tolerance).trunc_() * tolerance).floor()
    return int(size[0]), int(size[1])


def perspective(img, coefficients, interpolation, fill=None):
    oh, ow = img.shape[-2:]
    a, b, c, d, e, f, g, h = coefficients
    dtype = _warp_dtype(img)
    numerator = torch.tensor([[[a, b, c], [d, e, f]]], dtype=dtype)
    denominator = torch.tensor([[[g, h, 1.0], [g, h, 1.0]]], dtype=dtype)
    half = 0.5
    base = torch.empty(1, oh, ow, 3, dtype=dtype)
    base[..., 0].copy_(torch.linspace(half, ow + half - 1.0, steps=ow))
    base[..., 1].copy_(torch.linspace(half, oh + half - 1.0, steps=oh).unsqueeze(-1))
    base[..., 2].fill_(1)
    scaled = numerator.transpose(1, 2) / torch.tensor([0.5 * ow, 0.5 * oh], dtype=dtype)
    top = base.view(1, oh * ow, 3).bmm(scaled)
    bottom = base.view(1, oh * ow, 3).bmm(denominator.transpose(1, 2))
    return _sample(img, (top / bottom - 1.0).view(1, oh, ow, 2), interpolation, fill)


def _gaussian_kernel(size, sigma, dtype):
    half = (size - 1) * 0.5
    x = torch.linspace(-half, half, steps=size, dtype=dtype)
    values = torch.exp(-0.5 * (x / sigma).pow(2))
    return values / values.sum()


def gaussian_blur(img, kernel_size, sigma):
    _check(img)
    batch, squeeze, dtype = _as_float_batch(img)
    horizontal = _gaussian_kernel(kernel_size[0], sigma[0], batch.dtype)
    vertical = _gaussian_kernel(kernel_size[1], sigma[1], batch.dtype)
    kernel = torch.mm(vertical[:, None], horizontal[None, :])
    kernel = kernel.expand(batch.shape[-3], 1, kernel.shape[0], kernel.shape[1])
    border = [kernel_size[0] // 2, kernel_size[0] // 2, kernel_size[1] // 2, kernel_size[1] // 2]
    blurred = F.conv2d(F.pad(batch, border, mode="reflect"), kernel, groups=batch.shape[-3])
    return _restored(blurred, squeeze, dtype)


# Colour


def _blend(img1, img2, ratio):
    ratio = float(ratio)
    bound = _max_value(img1.dtype)
    return (ratio * img1 + (1.0 - ratio) * img2).clamp(0, bound).to(img1.dtype)


def rgb_to_grayscale(img, num_output_channels=1):
    if img.ndim < 3:
        raise TypeError(f"Input image tensor should have at least 3 dimensions, but found {img.ndim}")
    if num_output_channels not in (1, 3):
        raise ValueError("num_output_channels should be either 1 or 3")
    if img.shape[-3] == 3:
        r, g, b = img.unbind(dim=-3)
        grey = (0.2989 * r + 0.587 * g + 0.114 * b).to(img.dtype).unsqueeze(dim=-3)
    else:
        grey = img.clone()
    return grey.expand(img.shape[:-3] + (3,) + img.shape[-2:]) if num_output_channels == 3 else grey


def adjust_brightness(img, factor):
    if factor < 0:
        raise ValueError(f"brightness_factor ({factor}) is not non-negative.")
    _check(img)
    return _blend(img, torch.zeros_like(img), factor)


def adjust_contrast(img, factor):
    if factor < 0:
        raise ValueError(f"contrast_factor ({factor}) is not non-negative.")
    _check(img)
    dtype = img.dtype if img.is_floating_point() else torch.float32
    grey = rgb_to_grayscale(img) if img.shape[-3] == 3 else img
    return _blend(img, torch.mean(grey.to(dtype), dim=(-3, -2, -1), keepdim=True), factor)


def adjust_saturation(img, factor):
    if factor < 0:
        raise ValueError(f"saturation_factor ({factor}) is not non-negative.")
    _check(img)
    if img.shape[-3] == 1:
        return img
    return _blend(img, rgb_to_grayscale(img), factor)


def adjust_hue(img, factor):
    _check(img)
    if img.shape[-3] == 1:
        return img
    dtype = img.dtype
    hsv = _rgb_to_hsv(convert_image_dtype(img, torch.float32))
    h, s, v = hsv.unbind(dim=-3)
    shifted = _hsv_to_rgb(torch.stack(((h + factor) % 1.0, s, v), dim=-3))
    return convert_image_dtype(shifted, dtype)


def _rgb_to_hsv(img):
    r, g, b = img.unbind(dim=-3)
    high = torch.max(img, dim=-3).values
    low = torch.min(img, dim=-3).values
    flat = high == low
    spread = high - low
    ones = torch.ones_like(high)
    s = spread / torch.where(flat, ones, high)
    divisor = torch.where(flat, ones, spread)
    rc, gc, bc = (high - r) / divisor, (high - g) / divisor, (high - b) / divisor
    of_red = (high == r) * (bc - gc)
    of_green = ((high == g) & (high != r)) * (2.0 + rc - bc)
    of_blue = ((high != g) & (high != r)) * (4.0 + gc - rc)
    h = torch.fmod((of_red + of_green + of_blue) / 6.0 + 1.0, 1.0)
    return torch.stack((h, s, high), dim=-3)


def _hsv_to_rgb(img):
    h, s, v = img.unbind(dim=-3)
    sector = torch.floor(h * 6.0)
    f = h * 6.0 - sector
    sector = sector.to(dtype=torch.int32) % 6
    p = torch.clamp(v * (1.0 - s), 0.0, 1.0)
    q = torch.clamp(v * (1.0 - s * f), 0.0, 1.0)
    t = torch.clamp(v * (1.0 - s * (1.0 - f)), 0.0, 1.0)
    mask = sector.unsqueeze(dim=-3) == torch.arange(6).view(-1, 1, 1)
    options = torch.stack(
        (
            torch.stack((v, q, p, p, t, v), dim=-3),
            torch.stack((t, v, v, q, p, p), dim=-3),
            torch.stack((p, p, t, v, v, q), dim=-3),
        ),
        dim=-4,
    )
    return torch.einsum("...ijk, ...xijk -> ...xjk", mask.to(dtype=img.dtype), options)


def adjust_gamma(img, gamma, gain=1):
    dtype = img.dtype
    result = img if img.is_floating_point() else convert_image_dtype(img, torch.float32)
    return convert_image_dtype((gain * result**gamma).clamp(0, 1), dtype)


def adjust_sharpness(img, factor):
    if factor < 0:
        raise ValueError(f"sharpness_factor ({factor}) is not non-negative.")
    _check(img)
    if img.size(-1) <= 2 or img.size(-2) <= 2:
        return img
    dtype = _warp_dtype(img)
    kernel = torch.ones((3, 3), dtype=dtype)
    kernel[1, 1] = 5.0
    kernel /= kernel.sum()
    batch, squeeze, wanted = _as_float_batch(img)
    smooth = F.conv2d(batch, kernel.expand(batch.shape[-3], 1, 3, 3), groups=batch.shape[-3])
    smooth = _restored(smooth, squeeze, wanted)
    blurred = img.clone()
    blurred[..., 1:-1, 1:-1] = smooth
    return _blend(img, blurred, factor)


def invert(img):
    _check(img)
    return _max_value(img.dtype) - img


def posterize(img, bits):
    if img.dtype != torch.uint8:
        raise TypeError(f"Only torch.uint8 image tensors are supported, but found {img.dtype}")
    return img & -int(2 ** (8 - bits))


def solarize(img, threshold):
    if threshold > _max_value(img.dtype):
        raise TypeError("Threshold should be less than bound of img.")
    return torch.where(img >= threshold, invert(img), img)


def autocontrast(img):
    _check(img)
    bound = _max_value(img.dtype)
    dtype = _warp_dtype(img)
    low = img.amin(dim=(-2, -1), keepdim=True).to(dtype)
    high = img.amax(dim=(-2, -1), keepdim=True).to(dtype)
    scale = bound / (high - low)
    flat = torch.isfinite(scale).logical_not()
    low[flat] = 0
    scale[flat] = 1
    return ((img - low) * scale).clamp(0, bound).to(img.dtype)


def equalize(img):
    if img.dtype != torch.uint8:
        raise TypeError(f"Only torch.uint8 image tensors are supported, but found {img.dtype}")
    if img.ndim > 3:
        return torch.stack([equalize(single) for single in img])
    return torch.stack([_equalize_channel(channel) for channel in img])


def _equalize_channel(channel):
    histogram = torch.bincount(channel.reshape(-1).to(torch.int64), minlength=256)
    nonzero = histogram[histogram != 0]
    step = torch.div(nonzero[:-1].sum(), 255, rounding_mode="floor")
    if step == 0:
        return channel
    table = torch.div(torch.cumsum(histogram, 0) + torch.div(step, 2, rounding_mode="floor"), step, rounding_mode="floor")
    table = F.pad(table, [1, 0])[:-1].clamp(0, 255)
    return table[channel.to(torch.int64)].to(torch.uint8)
