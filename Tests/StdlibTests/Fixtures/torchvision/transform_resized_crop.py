# Printed form, results on tensors and the random stream.
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
    T.RandomResizedCrop(16),
    T.RandomResizedCrop((16, 20), scale=(0.3, 0.5)),
]:
    print(transform)
    for name, picture in (("uint8", byte), ("float", real)):
        torch.manual_seed(5)
        random.seed(5)
        for _ in range(3):
            try:
                print(name, digest(transform(picture)))
            except Exception as error:
                print(name, type(error).__name__, error)
        print(repr(torch.rand(1).item()))
