"""Forward passes of whole networks on pictures of 224×224."""

import torch
from torchvision import models

from measure import serve

NAMES = ["vgg16", "resnet18", "resnet50", "mobilenet_v2", "efficientnet_b0", "densenet121", "alexnet", "squeezenet1_0"]


def forward(name, batch):
    def prepare():
        model = getattr(models, name)(weights=None).eval()
        x = torch.randn(batch, 3, 224, 224)

        def work():
            with torch.no_grad():
                return model(x)

        return work

    return prepare


ROWS = {f"{name} forward b{batch}": forward(name, batch) for name in NAMES for batch in (1, 8)}

serve(ROWS)
