# The second generation of transforms: pictures, labels, boxes; printed forms and seeded results.
import numpy as np
import torch
from PIL import Image
from torchvision import tv_tensors
from torchvision.transforms import v2

image = Image.fromarray((np.indices((20, 30)).sum(0)[..., None] * np.array([1, 2, 3])).astype(np.uint8))
steps = v2.Compose([
    v2.ToImage(), v2.RandomResizedCrop(size=(8, 8), antialias=True), v2.RandomHorizontalFlip(p=0.5), v2.ToDtype(torch.float32, scale=True),
    v2.Normalize([0.5] * 3, [0.5] * 3)])
print(steps)
torch.manual_seed(0)
made, label = steps(image, 3)
print(type(made), label, made.shape, f"{made.sum().item():.3f}")
record = steps({"image": image, "label": 2})
print(record["label"], record["image"].shape)
made = v2.Compose([v2.ColorJitter(0.3, 0.3, 0.3, 0.1), v2.RandomRotation(20), v2.RandomCrop(10, padding=2), v2.ToImage()])(image)
print(made.shape, made.sum())
mixed, labels = v2.MixUp(num_classes=3)(torch.ones(2, 3, 4, 4), torch.tensor([0, 1]))
print(mixed.sum(), labels)
mixed, labels = v2.CutMix(num_classes=3)(torch.rand(2, 3, 8, 8), torch.tensor([0, 1]))
print(f"{mixed.sum().item():.3f}", labels)
boxes = tv_tensors.BoundingBoxes([[0, 0, 5, 5]], format="XYXY", canvas_size=(20, 30))
print(boxes, v2.Resize((10, 15))(image, boxes)[1], v2.RandomHorizontalFlip(1.0)(image, boxes)[1])
print(tv_tensors.Image(torch.zeros(1, 2, 2, dtype=torch.uint8)), type(tv_tensors.Image(torch.zeros(1, 2, 2)) + 1))
for transform in (v2.Resize(256), v2.CenterCrop(224), v2.ColorJitter(0.1, 0.2, 0.3, 0.1), v2.RandomErasing(), v2.GaussianBlur(3), v2.Grayscale(),
                  v2.RandomApply([v2.CenterCrop(2)], p=0.3), v2.RandomChoice([v2.CenterCrop(2)]), v2.RandomCrop(3), v2.Pad(2), v2.AutoAugment(),
                  v2.RandAugment(), v2.TrivialAugmentWide(), v2.MixUp(num_classes=3), v2.RandomPerspective(), v2.RandomSolarize(100)):
    print(transform)
torch.manual_seed(1)
for _ in range(3):
    print(np.asarray(v2.AutoAugment()(image)).sum(), np.asarray(v2.RandAugment()(image)).sum())
