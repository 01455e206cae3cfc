# Outputs and gradients of seeded networks on a seeded batch.
import torch
from torchvision import models

for name in ("resnet18", "mobilenet_v2", "squeezenet1_1", "shufflenet_v2_x0_5"):
    torch.manual_seed(0)
    model = models.get_model(name, num_classes=10)
    x = torch.randn(2, 3, 64, 64)
    loss = torch.nn.functional.cross_entropy(model(x), torch.tensor([1, 2])) if name != "squeezenet1_1" else model.eval()(x).mean()
    loss.backward()
    print(name, f"{loss.item():.4f}", sum(p.grad is not None for p in model.parameters()))
