"""Transforms of whole samples: pictures, and masks and boxes with them, in any nesting; other values pass through."""

import torch
from PIL import Image as _pil
from torchvision import tv_tensors
from torchvision.transforms import autoaugment as _augment
from torchvision.transforms import transforms as _first
from torchvision.transforms.functional import InterpolationMode
from torchvision.transforms.v2 import functional
from torchvision.transforms.v2 import functional as _functional


class Transform(torch.nn.Module):
    """`transform(value)` of the values that it is for; a subclass says what becomes of one."""

    def forward(self, *inputs):
        sample = inputs if len(inputs) > 1 else inputs[0]
        leaves = []
        _collect(sample, leaves)
        chosen = _transformed(leaves)
        changed = self._apply([leaves[i] for i in chosen])
        for i, value in zip(chosen, changed):
            leaves[i] = value
        return _rebuilt(sample, iter(leaves))

    def _apply(self, values):
        return [self._keep(value, self.transform(value)) for value in values]

    @staticmethod
    def _keep(before, after):
        """A picture stays a picture."""
        if isinstance(before, tv_tensors.TVTensor) and isinstance(after, torch.Tensor) and not isinstance(after, tv_tensors.TVTensor):
            return tv_tensors.wrap(after, like=before)
        return after

    def transform(self, value):
        raise NotImplementedError

    def _facts(self):
        return ""

    def __repr__(self):
        return f"{type(self).__name__}({self._facts()})"


def _collect(sample, leaves):
    if isinstance(sample, dict):
        for value in sample.values():
            _collect(value, leaves)
    elif isinstance(sample, (list, tuple)):
        for value in sample:
            _collect(value, leaves)
    else:
        leaves.append(sample)


def _rebuilt(sample, leaves):
    if isinstance(sample, dict):
        return {key: _rebuilt(value, leaves) for key, value in sample.items()}
    if isinstance(sample, tuple) and hasattr(sample, "_fields"):
        return type(sample)(*[_rebuilt(value, leaves) for value in sample])
    if isinstance(sample, (list, tuple)):
        return type(sample)([_rebuilt(value, leaves) for value in sample])
    return next(leaves)


def _is_picture(value):
    return isinstance(value, (tv_tensors.Image, tv_tensors.Video, _pil.Image))


def _transformed(leaves):
    """Places of what is transformed: pictures, masks, boxes; the first plain tensor only where there is no picture."""
    has_picture = any(_is_picture(value) for value in leaves)
    chosen, plain = [], False
    for i, value in enumerate(leaves):
        if _is_picture(value) or isinstance(value, tv_tensors.TVTensor):
            chosen.append(i)
        elif type(value).__module__ == "numpy" and getattr(value, "ndim", 0) >= 2:
            chosen.append(i)
        elif isinstance(value, torch.Tensor) and not has_picture and not plain:
            chosen.append(i)
            plain = True
    return chosen


class Compose(Transform):
    def __init__(self, transforms):
        super().__init__()
        if not isinstance(transforms, (list, tuple)) and not hasattr(transforms, "__iter__"):
            raise TypeError("Argument transforms should be a sequence of callables")
        if not transforms:
            raise ValueError("Pass at least one transform")
        self.transforms = transforms

    def forward(self, *inputs):
        several = len(inputs) > 1
        for transform in self.transforms:
            outputs = transform(*inputs)
            inputs = outputs if several else (outputs,)
        return outputs

    def __repr__(self):
        return "\n".join([type(self).__name__ + "("] + [f"      {transform}" for transform in self.transforms] + [")"])


class Identity(Transform):
    def forward(self, *inputs):
        return inputs if len(inputs) > 1 else inputs[0]


class Lambda(Transform):
    def __init__(self, lambd, *types):
        super().__init__()
        self.lambd, self.types = lambd, types or (object,)

    def forward(self, *inputs):
        sample = inputs if len(inputs) > 1 else inputs[0]
        leaves = []
        _collect(sample, leaves)
        return _rebuilt(sample, iter([self.lambd(value) if isinstance(value, self.types) else value for value in leaves]))

    def _facts(self):
        name = getattr(self.lambd, "__name__", repr(self.lambd))
        return f"{name}, types={[kind.__name__ for kind in self.types]}"


class ToImage(Transform):
    def _keep(self, before, after):
        return after

    def transform(self, value):
        return value if isinstance(value, (tv_tensors.Mask, tv_tensors.BoundingBoxes)) else functional.to_image(value)


class ToPureTensor(Transform):
    def _keep(self, before, after):
        return after

    def transform(self, value):
        return value.as_plain() if isinstance(value, tv_tensors.TVTensor) else value


class ToDtype(Transform):
    """Another element type, pictures scaled to its range where `scale` says so."""

    def __init__(self, dtype, scale=False):
        super().__init__()
        self.dtype, self.scale = dtype, scale

    def transform(self, value):
        if not isinstance(value, torch.Tensor):
            return value
        dtype = self.dtype
        if isinstance(dtype, dict):
            dtype = dtype.get(type(value), dtype.get("others"))
            if dtype is None:
                return value
        elif isinstance(value, tv_tensors.TVTensor) and not _is_picture(value):
            return value
        return functional.to_dtype(value, dtype, self.scale)

    def _facts(self):
        return f"scale={self.scale}"


class _Borrowed(Transform):
    """A transform of the first generation: it draws its numbers and changes one picture."""

    def _borrow(self, transform):
        self._inner = [transform]

    def _apply(self, values):
        others = [value for value in values if isinstance(value, (tv_tensors.Mask, tv_tensors.BoundingBoxes))]
        pictures = len(values) - len(others)
        if others or pictures > 1:
            return self._together(values)
        return [self._keep(value, self._inner[0](value)) for value in values]

    def _together(self, values):
        raise NotImplementedError(
            f"torchvision.transforms.v2.{type(self).__name__} of several pictures, masks or boxes is not in Cellbook")


def _borrowed(name, facts=None, first=None):
    """The class of a name with the constructor of the first generation's; `facts` are the attributes that it prints."""
    source = first or getattr(_first, name)

    def __init__(self, *args, **kwargs):
        Transform.__init__(self)
        self._borrow(source(*args, **kwargs))

    def _facts_of(self):
        inner, shown = self._inner[0], []
        for fact in (facts or "").split():
            value = getattr(inner, fact, None)
            if value is None:
                continue
            if (name, fact) == ("RandomErasing", "value") and not isinstance(value, str):
                value = [float(v) for v in value] if isinstance(value, (list, tuple)) else [float(value)]
            if (name, fact) == ("GaussianBlur", "sigma"):
                value = list(value)
            shown.append(f"{fact}={value.value if isinstance(value, InterpolationMode) else value}")
        return ", ".join(shown)

    return type(name, (_Borrowed,), {"__init__": __init__, "_facts": _facts_of, "__module__": __name__})


class _Elementwise(Transform):
    """The same for every element: no numbers are drawn, masks and boxes have their own forms."""

    def transform(self, value):
        if isinstance(value, tv_tensors.BoundingBoxes):
            return self._boxes(value)
        return self._inner[0](value)

    def _boxes(self, boxes):
        raise NotImplementedError(f"torchvision.transforms.v2.{type(self).__name__} of boxes is not in Cellbook")


class Resize(_Elementwise):
    def __init__(self, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
        super().__init__()
        self.size = [size] if isinstance(size, int) else list(size)
        self.interpolation, self.max_size, self.antialias = interpolation, max_size, antialias
        self._inner = [_first.Resize(size, interpolation, max_size, antialias)]

    def transform(self, value):
        if isinstance(value, tv_tensors.Mask):
            return _functional.resize(value.as_plain(), self.size, InterpolationMode.NEAREST, self.max_size)
        return super().transform(value)

    def _boxes(self, boxes):
        from torchvision.transforms.functional import _compute_resized_output_size

        height, width = boxes.canvas_size
        rows, columns = _compute_resized_output_size((height, width), self.size, self.max_size)
        scale = torch.tensor([columns / width, rows / height] * 2)
        moved = boxes.as_plain() * scale
        return tv_tensors.wrap(moved.to(boxes.dtype), like=boxes, canvas_size=(rows, columns))

    def _facts(self):
        return f"size={self.size}, interpolation={self.interpolation.value}, antialias={self.antialias}"


class CenterCrop(_Elementwise):
    def __init__(self, size):
        super().__init__()
        self._inner = [_first.CenterCrop(size)]
        self.size = tuple(self._inner[0].size)

    def _facts(self):
        return f"size={self.size}"


class Normalize(_Elementwise):
    def __init__(self, mean, std, inplace=False):
        super().__init__()
        self.mean, self.std, self.inplace = list(mean), list(std), inplace
        self._inner = [_first.Normalize(self.mean, self.std, inplace)]

    def transform(self, value):
        if isinstance(value, _pil.Image):
            raise TypeError("Normalize() does not support PIL images.")
        if isinstance(value, (tv_tensors.Mask, tv_tensors.BoundingBoxes)):
            return value
        if not value.is_floating_point():
            raise TypeError(f"Input tensor should be a float tensor. Got {value.dtype}.")
        return self._inner[0](value)

    def _facts(self):
        return f"mean={self.mean}, std={self.std}, inplace={self.inplace}"


class _Flip(Transform):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0.0 <= p <= 1.0:
            raise ValueError("`p` should be a floating point value in the interval [0.0, 1.0].")
        self.p = p

    def _apply(self, values):
        if torch.rand(1) >= self.p:
            return values
        return [self._keep(value, self._flipped(value)) for value in values]

    def _flipped(self, value):
        if not isinstance(value, tv_tensors.BoundingBoxes):
            return self._function(value)
        axis, plain = self._axis, value.as_plain().clone()
        extent = value.canvas_size[1 - axis]
        if value.format == tv_tensors.BoundingBoxFormat.XYXY:
            low, high = extent - plain[:, axis + 2], extent - plain[:, axis]
            plain[:, axis], plain[:, axis + 2] = low, high
        elif value.format == tv_tensors.BoundingBoxFormat.XYWH:
            plain[:, axis] = extent - plain[:, axis] - plain[:, axis + 2]
        else:
            plain[:, axis] = extent - plain[:, axis]
        return plain

    def _facts(self):
        return f"p={self.p}"


class RandomHorizontalFlip(_Flip):
    _axis = 0
    _function = staticmethod(_functional.hflip)


class RandomVerticalFlip(_Flip):
    _axis = 1
    _function = staticmethod(_functional.vflip)


class RandomApply(Transform):
    def __init__(self, transforms, p=0.5):
        super().__init__()
        self.transforms, self.p = transforms, p

    def forward(self, *inputs):
        several = len(inputs) > 1
        if torch.rand(1) >= self.p:
            return inputs if several else inputs[0]
        for transform in self.transforms:
            outputs = transform(*inputs)
            inputs = outputs if several else (outputs,)
        return outputs

    def _facts(self):
        return "".join(f"    {transform}" for transform in self.transforms)


class RandomChoice(Transform):
    def __init__(self, transforms, p=None):
        super().__init__()
        p = [1] * len(transforms) if p is None else p
        if len(p) != len(transforms):
            raise ValueError(f"Length of p doesn't match the number of transforms: {len(p)} != {len(transforms)}")
        self.transforms, self.p = transforms, [share / sum(p) for share in p]

    def forward(self, *inputs):
        return self.transforms[int(torch.multinomial(torch.tensor(self.p), 1))](*inputs)

    def _facts(self):
        return f"transforms={self.transforms}, p={self.p}"


class RandomOrder(Transform):
    def __init__(self, transforms):
        super().__init__()
        self.transforms = transforms

    def forward(self, *inputs):
        several = len(inputs) > 1
        for index in torch.randperm(len(self.transforms)):
            outputs = self.transforms[index](*inputs)
            inputs = outputs if several else (outputs,)
        return outputs


class _Mixing(Transform):
    """A batch of pictures (N, C, H, W) mixed with itself, one place shifted; labels become shares."""

    def __init__(self, *, alpha=1.0, num_classes=None, labels_getter="default"):
        super().__init__()
        self.alpha, self.num_classes = float(alpha), num_classes

    def forward(self, *inputs):
        images, labels = inputs if len(inputs) > 1 else inputs[0]
        if images.ndim != 4:
            raise ValueError(f"Expected a batched input with 4 dims, but got {images.ndim} dimensions.")
        if labels.ndim == 1 and self.num_classes is None:
            raise ValueError("num_classes must be passed if the labels are index-based (1D)")
        from torch.distributions import Beta

        share = float(Beta(torch.tensor([self.alpha]), torch.tensor([self.alpha])).sample(()))
        images, share = self._mixed(images, share)
        shares = torch.nn.functional.one_hot(labels, self.num_classes).float() if labels.ndim == 1 else labels
        return images, shares.roll(1, 0).mul(1.0 - share).add(shares.mul(share))

    def _facts(self):
        return f"alpha={self.alpha}, num_classes={self.num_classes}"


class MixUp(_Mixing):
    """https://arxiv.org/abs/1710.09412"""

    def _mixed(self, images, share):
        return images.roll(1, 0).mul(1.0 - share).add(images.mul(share)), share


class CutMix(_Mixing):
    """https://arxiv.org/abs/1905.04899"""

    def _mixed(self, images, share):
        height, width = images.shape[-2:]
        x, y = int(torch.randint(width, size=(1,))), int(torch.randint(height, size=(1,)))
        half = 0.5 * (1.0 - share) ** 0.5
        half_width, half_height = int(half * width), int(half * height)
        x0, y0 = max(x - half_width, 0), max(y - half_height, 0)
        x1, y1 = min(x + half_width, width), min(y + half_height, height)
        mixed = images.clone()
        mixed[..., y0:y1, x0:x1] = images.roll(1, 0)[..., y0:y1, x0:x1]
        return mixed, float(1.0 - (x1 - x0) * (y1 - y0) / (width * height))


RandomResizedCrop = _borrowed("RandomResizedCrop", "size scale ratio interpolation antialias")
RandomCrop = _borrowed("RandomCrop", "size padding pad_if_needed fill padding_mode")
ColorJitter = _borrowed("ColorJitter", "brightness contrast saturation hue")
RandomRotation = _borrowed("RandomRotation", "degrees interpolation expand fill")
RandomAffine = _borrowed("RandomAffine", "degrees translate scale shear interpolation fill")
RandomPerspective = _borrowed("RandomPerspective", "p distortion_scale interpolation fill")
RandomErasing = _borrowed("RandomErasing", "p scale ratio value inplace")
GaussianBlur = _borrowed("GaussianBlur", "kernel_size sigma")
Grayscale = _borrowed("Grayscale", "num_output_channels")
RandomGrayscale = _borrowed("RandomGrayscale", "p")
Pad = _borrowed("Pad", "padding fill padding_mode")
RandomInvert = _borrowed("RandomInvert", "p")
RandomAutocontrast = _borrowed("RandomAutocontrast", "p")
RandomEqualize = _borrowed("RandomEqualize", "p")
RandomPosterize = _borrowed("RandomPosterize", "p bits")
RandomSolarize = _borrowed("RandomSolarize", "p threshold")
RandomAdjustSharpness = _borrowed("RandomAdjustSharpness", "p sharpness_factor")
FiveCrop = _borrowed("FiveCrop", "size")
TenCrop = _borrowed("TenCrop", "size vertical_flip")
LinearTransformation = _borrowed("LinearTransformation")
ToTensor = _borrowed("ToTensor")
ToPILImage = _borrowed("ToPILImage")
PILToTensor = _borrowed("PILToTensor")
ConvertImageDtype = _borrowed("ConvertImageDtype")


def _signed(magnitude, signed):
    return -magnitude if signed and torch.rand(()) <= 0.5 else magnitude


class _AutoAugment(_augment.AutoAugment):
    """The same policies; numbers are drawn operation by operation."""

    def forward(self, img):
        channels, height, width = _functional.get_dimensions(img)
        space = self._augmentation_space(10, (height, width))
        for name, p, bin in self.policies[int(torch.randint(len(self.policies), ()))]:
            if not torch.rand(()) <= p:
                continue
            magnitudes, signed = space[name]
            magnitude = _signed(float(magnitudes[bin]), signed) if magnitudes.ndim > 0 else 0.0
            img = _augment._apply_op(img, name, magnitude, interpolation=self.interpolation, fill=self._fill(img, channels))
        return img


class _RandAugment(_augment.RandAugment):
    def forward(self, img):
        channels, height, width = _functional.get_dimensions(img)
        space = self._augmentation_space(self.num_magnitude_bins, (height, width))
        for _ in range(self.num_ops):
            name = list(space)[int(torch.randint(len(space), ()))]
            magnitudes, signed = space[name]
            magnitude = _signed(float(magnitudes[self.magnitude]), signed) if magnitudes.ndim > 0 else 0.0
            img = _augment._apply_op(img, name, magnitude, interpolation=self.interpolation, fill=self._fill(img, channels))
        return img


class _TrivialAugmentWide(_augment.TrivialAugmentWide):
    def forward(self, img):
        channels, _, _ = _functional.get_dimensions(img)
        space = self._augmentation_space(self.num_magnitude_bins)
        name = list(space)[int(torch.randint(len(space), ()))]
        magnitudes, signed = space[name]
        magnitude = 0.0
        if magnitudes.ndim > 0:
            magnitude = _signed(float(magnitudes[int(torch.randint(self.num_magnitude_bins, ()))]), signed)
        return _augment._apply_op(img, name, magnitude, interpolation=self.interpolation, fill=self._fill(img, channels))


RandAugment = _borrowed("RandAugment", "interpolation num_ops magnitude num_magnitude_bins", _RandAugment)
AutoAugment = _borrowed("AutoAugment", "interpolation policy", _AutoAugment)
TrivialAugmentWide = _borrowed("TrivialAugmentWide", "interpolation num_magnitude_bins", _TrivialAugmentWide)

_OUTSIDE = (
    "AugMix ClampBoundingBoxes ConvertBoundingBoxFormat ElasticTransform JPEG RandomChannelPermutation RandomIoUCrop "
    "RandomPhotometricDistort RandomResize RandomShortestSize RandomZoomOut SanitizeBoundingBoxes ScaleJitter GaussianNoise "
    "UniformTemporalSubsample RGB"
).split()


def __getattr__(name):
    note = " (not in Cellbook)" if name in _OUTSIDE else ""
    raise AttributeError(f"module 'torchvision.transforms.v2' has no attribute '{name}'{note}")
