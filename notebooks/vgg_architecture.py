# %% [markdown]
# # The architecture of VGG16
#
# Builds VGG16, prints its layers in both summary formats, runs one picture through it and shows what the first
# convolution makes of it. The weights are random but seeded, so the numbers are the same everywhere. Takes about 15 seconds.

# %%
import os

import cv2
import matplotlib.pyplot as plt
import numpy as np
import torch
from samples import make_samples
from torchsummary import summary
from torchvision import models

device = "cuda" if torch.cuda.is_available() else "cpu"
FOLDER = make_samples()

# %%
torch.manual_seed(0)
model = models.vgg16().to(device)
print(sum(p.numel() for p in model.parameters()))

# %% [markdown]
# The network as PyTorch prints it, and as two tables.

# %%
print(model)

# %%
summary(model, input_size=(3, 224, 224), device=device)

# %%
try:
    summary(model, torch.zeros(1, 3, 224, 224))
except TypeError:
    print("this torchsummary takes input sizes only")

# %% [markdown]
# One picture, resized and normalised as VGG16 expects it.

# %%
picture = cv2.imread(f"{FOLDER}/pets/train/cats/cat.0.jpg")[:, :, ::-1]
picture = cv2.resize(np.ascontiguousarray(picture), (224, 224))
x = torch.tensor(picture / 255).permute(2, 0, 1).float()
mean, std = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
x = ((x - mean[:, None, None]) / std[:, None, None])[None].to(device)
print(x.shape)

# %%
model.eval()
with torch.no_grad():
    scores = model(x)[0]
    maps = torch.relu(model.features[0](x))[0].cpu()
print(scores.shape, maps.shape)
print(f"mean score {scores.mean().item():.4f}, largest {scores.max().item():.4f}")
print("mean of the first maps:", [round(m.mean().item(), 4) for m in maps[:4]])

# %% [markdown]
# Sixteen of the 64 feature maps of the first layer.

# %%
fig, axes = plt.subplots(4, 4, figsize=(8, 8))
for ax, m in zip(axes.flat, maps):
    ax.imshow(m.numpy(), cmap="gray")
    ax.axis("off")
fig.suptitle("First layer of VGG16")
os.makedirs("outputs", exist_ok=True)
plt.savefig("outputs/vgg_feature_maps.png")
plt.show()
