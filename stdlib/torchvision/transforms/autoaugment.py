"""Random combinations of operations. RandAugment, https://arxiv.org/abs/1909.13719; TrivialAugment, https://arxiv.org/abs/2103.10158"""

import math
from enum import Enum

import torch
from torch import Tensor
from torchvision.transforms import functional as F
from torchvision.transforms.functional import InterpolationMode


class AutoAugmentPolicy(Enum):
    """The data sets for which policies were searched."""

    IMAGENET = "imagenet"
    CIFAR10 = "cifar10"
    SVHN = "svhn"


def _apply_op(img, op_name, magnitude, interpolation, fill):
    """One operation by name."""
    if op_name in ("ShearX", "ShearY"):
        degrees = math.degrees(math.atan(magnitude))
        shear = [degrees, 0.0] if op_name == "ShearX" else [0.0, degrees]
        return F.affine(img, 0.0, [0, 0], 1.0, shear, interpolation=interpolation, fill=fill, center=[0, 0])
    if op_name in ("TranslateX", "TranslateY"):
        shift = [int(magnitude), 0] if op_name == "TranslateX" else [0, int(magnitude)]
        return F.affine(img, 0.0, shift, 1.0, [0.0, 0.0], interpolation=interpolation, fill=fill)
    if op_name == "Rotate":
        return F.rotate(img, magnitude, interpolation=interpolation, fill=fill)
    simple = {
        "Brightness": lambda: F.adjust_brightness(img, 1.0 + magnitude),
        "Color": lambda: F.adjust_saturation(img, 1.0 + magnitude),
        "Contrast": lambda: F.adjust_contrast(img, 1.0 + magnitude),
        "Sharpness": lambda: F.adjust_sharpness(img, 1.0 + magnitude),
        "Posterize": lambda: F.posterize(img, int(magnitude)),
        "Solarize": lambda: F.solarize(img, magnitude),
        "AutoContrast": lambda: F.autocontrast(img),
        "Equalize": lambda: F.equalize(img),
        "Invert": lambda: F.invert(img),
        "Identity": lambda: img,
    }
    if op_name not in simple:
        raise ValueError(f"The provided operator {op_name} is not recognized.")
    return simple[op_name]()


class _RandomOperations(torch.nn.Module):
    """What both share: the fill per channel and the draw of an operation with its signed magnitude."""

    def _fill(self, img, channels):
        if not isinstance(img, Tensor):
            return self.fill
        if isinstance(self.fill, (int, float)):
            return [float(self.fill)] * channels
        return None if self.fill is None else [float(f) for f in self.fill]


class RandAugment(_RandomOperations):
    """`num_ops` operations, all of one magnitude."""

    def __init__(
        self, num_ops=2, magnitude=9, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST, fill=None
    ):
        super().__init__()
        self.num_ops = num_ops
        self.magnitude = magnitude
        self.num_magnitude_bins = num_magnitude_bins
        self.interpolation = interpolation
        self.fill = fill

    def _augmentation_space(self, num_bins, image_size):
        """name: (magnitudes, whether the sign is random)."""
        return {
            "Identity": (torch.tensor(0.0), False),
            "ShearX": (torch.linspace(0.0, 0.3, num_bins), True),
            "ShearY": (torch.linspace(0.0, 0.3, num_bins), True),
            "TranslateX": (torch.linspace(0.0, 150.0 / 331.0 * image_size[1], num_bins), True),
            "TranslateY": (torch.linspace(0.0, 150.0 / 331.0 * image_size[0], num_bins), True),
            "Rotate": (torch.linspace(0.0, 30.0, num_bins), True),
            "Brightness": (torch.linspace(0.0, 0.9, num_bins), True),
            "Color": (torch.linspace(0.0, 0.9, num_bins), True),
            "Contrast": (torch.linspace(0.0, 0.9, num_bins), True),
            "Sharpness": (torch.linspace(0.0, 0.9, num_bins), True),
            "Posterize": (8 - (torch.arange(num_bins) / ((num_bins - 1) / 4)).round().int(), False),
            "Solarize": (torch.linspace(255.0, 0.0, num_bins), False),
            "AutoContrast": (torch.tensor(0.0), False),
            "Equalize": (torch.tensor(0.0), False),
        }

    def forward(self, img):
        channels, height, width = F.get_dimensions(img)
        fill = self._fill(img, channels)
        space = self._augmentation_space(self.num_magnitude_bins, (height, width))
        for _ in range(self.num_ops):
            name = list(space.keys())[int(torch.randint(len(space), (1,)).item())]
            magnitudes, signed = space[name]
            magnitude = float(magnitudes[self.magnitude].item()) if magnitudes.ndim > 0 else 0.0
            if signed and torch.randint(2, (1,)):
                magnitude *= -1.0
            img = _apply_op(img, name, magnitude, interpolation=self.interpolation, fill=fill)
        return img

    def __repr__(self):
        return (
            f"{type(self).__name__}(num_ops={self.num_ops}, magnitude={self.magnitude}, "
            f"num_magnitude_bins={self.num_magnitude_bins}, interpolation={self.interpolation}, fill={self.fill})"
        )


class TrivialAugmentWide(_RandomOperations):
    """One operation of a random magnitude."""

    def __init__(self, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST, fill=None):
        super().__init__()
        self.num_magnitude_bins = num_magnitude_bins
        self.interpolation = interpolation
        self.fill = fill

    def _augmentation_space(self, num_bins):
        """name: (magnitudes, whether the sign is random)."""
        return {
            "Identity": (torch.tensor(0.0), False),
            "ShearX": (torch.linspace(0.0, 0.99, num_bins), True),
            "ShearY": (torch.linspace(0.0, 0.99, num_bins), True),
            "TranslateX": (torch.linspace(0.0, 32.0, num_bins), True),
            "TranslateY": (torch.linspace(0.0, 32.0, num_bins), True),
            "Rotate": (torch.linspace(0.0, 135.0, num_bins), True),
            "Brightness": (torch.linspace(0.0, 0.99, num_bins), True),
            "Color": (torch.linspace(0.0, 0.99, num_bins), True),
            "Contrast": (torch.linspace(0.0, 0.99, num_bins), True),
            "Sharpness": (torch.linspace(0.0, 0.99, num_bins), True),
            "Posterize": (8 - (torch.arange(num_bins) / ((num_bins - 1) / 6)).round().int(), False),
            "Solarize": (torch.linspace(255.0, 0.0, num_bins), False),
            "AutoContrast": (torch.tensor(0.0), False),
            "Equalize": (torch.tensor(0.0), False),
        }

    def forward(self, img):
        channels, _, _ = F.get_dimensions(img)
        fill = self._fill(img, channels)
        space = self._augmentation_space(self.num_magnitude_bins)
        name = list(space.keys())[int(torch.randint(len(space), (1,)).item())]
        magnitudes, signed = space[name]
        magnitude = 0.0
        if magnitudes.ndim > 0:
            magnitude = float(magnitudes[torch.randint(len(magnitudes), (1,), dtype=torch.long)].item())
        if signed and torch.randint(2, (1,)):
            magnitude *= -1.0
        return _apply_op(img, name, magnitude, interpolation=self.interpolation, fill=fill)

    def __repr__(self):
        return (
            f"{type(self).__name__}(num_magnitude_bins={self.num_magnitude_bins}, "
            f"interpolation={self.interpolation}, fill={self.fill})"
        )

# For each data set: pairs of operations (name, probability, magnitude), searched by Cubuk et al., https://arxiv.org/abs/1805.09501
_POLICIES = {
    AutoAugmentPolicy.IMAGENET: (
        "Posterize,0.4,8 Rotate,0.6,9 | Solarize,0.6,5 AutoContrast,0.6,- | Equalize,0.8,- Equalize,0.6,- | Posterize,0.6,7 "
        "Posterize,0.6,6 | Equalize,0.4,- Solarize,0.2,4 | Equalize,0.4,- Rotate,0.8,8 | Solarize,0.6,3 Equalize,0.6,- | "
        "Posterize,0.8,5 Equalize,1.0,- | Rotate,0.2,3 Solarize,0.6,8 | Equalize,0.6,- Posterize,0.4,6 | Rotate,0.8,8 "
        "Color,0.4,0 | Rotate,0.4,9 Equalize,0.6,- | Equalize,0.0,- Equalize,0.8,- | Invert,0.6,- Equalize,1.0,- | "
        "Color,0.6,4 Contrast,1.0,8 | Rotate,0.8,8 Color,1.0,2 | Color,0.8,8 Solarize,0.8,7 | Sharpness,0.4,7 Invert,0.6,- | "
        "ShearX,0.6,5 Equalize,1.0,- | Color,0.4,0 Equalize,0.6,- | Equalize,0.4,- Solarize,0.2,4 | Solarize,0.6,5 "
        "AutoContrast,0.6,- | Invert,0.6,- Equalize,1.0,- | Color,0.6,4 Contrast,1.0,8 | Equalize,0.8,- Equalize,0.6,- "
    ),
    AutoAugmentPolicy.CIFAR10: (
        "Invert,0.1,- Contrast,0.2,6 | Rotate,0.7,2 TranslateX,0.3,9 | Sharpness,0.8,1 Sharpness,0.9,3 | ShearY,0.5,8 "
        "TranslateY,0.7,9 | AutoContrast,0.5,- Equalize,0.9,- | ShearY,0.2,7 Posterize,0.3,7 | Color,0.4,3 Brightness,0.6,7 | "
        "Sharpness,0.3,9 Brightness,0.7,9 | Equalize,0.6,- Equalize,0.5,- | Contrast,0.6,7 Sharpness,0.6,5 | Color,0.7,7 "
        "TranslateX,0.5,8 | Equalize,0.3,- AutoContrast,0.4,- | TranslateY,0.4,3 Sharpness,0.2,6 | Brightness,0.9,6 "
        "Color,0.2,8 | Solarize,0.5,2 Invert,0.0,- | Equalize,0.2,- AutoContrast,0.6,- | Equalize,0.2,- Equalize,0.6,- | "
        "Color,0.9,9 Equalize,0.6,- | AutoContrast,0.8,- Solarize,0.2,8 | Brightness,0.1,3 Color,0.7,0 | Solarize,0.4,5 "
        "AutoContrast,0.9,- | TranslateY,0.9,9 TranslateY,0.7,9 | AutoContrast,0.9,- Solarize,0.8,3 | Equalize,0.8,- "
        "Invert,0.1,- | TranslateY,0.7,9 AutoContrast,0.9,- "
    ),
    AutoAugmentPolicy.SVHN: (
        "ShearX,0.9,4 Invert,0.2,- | ShearY,0.9,8 Invert,0.7,- | Equalize,0.6,- Solarize,0.6,6 | Invert,0.9,- Equalize,0.6,- "
        "| Equalize,0.6,- Rotate,0.9,3 | ShearX,0.9,4 AutoContrast,0.8,- | ShearY,0.9,8 Invert,0.4,- | ShearY,0.9,5 "
        "Solarize,0.2,6 | Invert,0.9,- AutoContrast,0.8,- | Equalize,0.6,- Rotate,0.9,3 | ShearX,0.9,4 Solarize,0.3,3 | "
        "ShearY,0.8,8 Invert,0.7,- | Equalize,0.9,- TranslateY,0.6,6 | Invert,0.9,- Equalize,0.6,- | Contrast,0.3,3 "
        "Rotate,0.8,4 | Invert,0.8,- TranslateY,0.0,2 | ShearY,0.7,6 Solarize,0.4,8 | Invert,0.6,- Rotate,0.8,4 | "
        "ShearY,0.3,7 TranslateX,0.9,3 | ShearX,0.1,6 Invert,0.6,- | Solarize,0.7,2 TranslateY,0.6,7 | ShearY,0.8,4 "
        "Invert,0.8,- | ShearX,0.7,9 TranslateY,0.8,3 | ShearY,0.8,5 AutoContrast,0.7,- | ShearX,0.7,2 Invert,0.1,- "
    ),
}


def _policies(policy):
    """A list of pairs of (name, probability, magnitude or None)."""
    pairs = []
    for pair in _POLICIES[policy].split("|"):
        rows = [entry.split(",") for entry in pair.split()]
        pairs.append(tuple((name, float(p), None if m == "-" else int(m)) for name, p, m in rows))
    return pairs


class AutoAugment(_RandomOperations):
    """One of the searched pairs of operations."""

    def __init__(self, policy=AutoAugmentPolicy.IMAGENET, interpolation=InterpolationMode.NEAREST, fill=None):
        super().__init__()
        self.policy = policy
        self.interpolation = interpolation
        self.fill = fill
        if policy not in _POLICIES:
            raise ValueError(f"The provided policy {policy} is not recognized.")
        self.policies = _policies(policy)

    def _augmentation_space(self, num_bins, image_size):
        space = RandAugment()._augmentation_space(num_bins, image_size)
        space["Invert"] = (torch.tensor(0.0), False)
        return space

    @staticmethod
    def get_params(transform_num):
        policy_id = int(torch.randint(transform_num, (1,)).item())
        return policy_id, torch.rand((2,)), torch.randint(2, (2,))

    def forward(self, img):
        channels, height, width = F.get_dimensions(img)
        fill = self._fill(img, channels)
        number, probabilities, signs = self.get_params(len(self.policies))
        space = self._augmentation_space(10, (height, width))
        for i, (name, p, bin) in enumerate(self.policies[number]):
            if probabilities[i] > p:
                continue
            magnitudes, signed = space[name]
            magnitude = float(magnitudes[bin].item()) if bin is not None else 0.0
            if signed and signs[i] == 0:
                magnitude *= -1.0
            img = _apply_op(img, name, magnitude, interpolation=self.interpolation, fill=fill)
        return img

    def __repr__(self):
        return f"{type(self).__name__}(policy={self.policy}, fill={self.fill})"
