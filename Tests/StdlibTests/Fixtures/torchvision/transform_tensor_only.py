# Erasing, normalising, converting.
import hashlib
import random

import numpy as np
import torch
import torchvision.transforms as T
from torchvision.transforms import InterpolationMode as IM

rows, columns = np.mgrid[:37, :45]
noise = np.random.RandomState(0).randint(0, 64, (37, 45, 3))
array = (noise + np.stack([rows * 4, columns * 4, rows + columns], -1)).clip(0, 255).astype(np.uint8)
byte = torch.from_numpy(array).permute(2, 0, 1).contiguous()
real = byte.float() / 255


def digest(x):
    if isinstance(x, (tuple, list)):
        return [digest(v) for v in x]
    if x.is_floating_point():
        return tuple(x.shape), f"{x.double().sum().item():.2f}"
    return tuple(x.shape), hashlib.md5(x.contiguous().numpy().tobytes()).hexdigest()[:8]


for transform in [
    T.RandomErasing(1.0), T.RandomErasing(1.0, value="random"), T.RandomErasing(1.0, value=(1, 2, 3)),
    T.Normalize([0.5, 0.4, 0.3], [0.1, 0.2, 0.3]), T.Normalize((0.5,), (0.5,)), T.ConvertImageDtype(torch.uint8),
]:
    torch.manual_seed(3)
    print(transform, digest(transform(real)), repr(torch.rand(1).item()))
print(digest(T.ToTensor()(array)), digest(T.ToTensor()(array[:, :, 0])))
print(T.Compose([T.Compose([T.ToTensor()]), T.Normalize((0.5,), (0.5,))]), T.ToPILImage("L"), T.ToPILImage())
for call in (
    lambda: T.Normalize([0.5], [0.0])(real), lambda: T.Normalize([0.5], [0.1])(byte), lambda: T.ToTensor()(3),
    lambda: T.RandomCrop(100)(byte), lambda: T.ColorJitter(-1), lambda: T.RandomRotation(-1), lambda: T.CenterCrop((1, 2, 3)),
    lambda: T.Lambda(3), lambda: T.Normalize([0.5], [0.5])(real[0]),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
