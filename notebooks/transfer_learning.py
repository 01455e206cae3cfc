# %% [markdown]
# # Transfer learning on cats and dogs
#
# A frozen convolutional body and a new head, trained to tell drawn cats from drawn dogs. You see the loss and the accuracy
# of each epoch and their curves. No weights are downloaded: the body is a seeded random ResNet18, which is enough here.
# Takes about 20 seconds.

# %%
import os
from glob import glob

import cv2
import matplotlib.pyplot as plt
import numpy as np
import torch
from samples import make_samples
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import models, transforms

device = "cuda" if torch.cuda.is_available() else "cpu"
FOLDER = make_samples()


# %%
class CatsDogs(Dataset):
    def __init__(self, folder):
        self.files = sorted(glob(f"{folder}/cats/*.jpg")) + sorted(glob(f"{folder}/dogs/*.jpg"))
        self.targets = [os.path.basename(file).startswith("dog") for file in self.files]
        self.normalize = transforms.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])

    def __len__(self):
        return len(self.files)

    def __getitem__(self, ix):
        im = cv2.imread(self.files[ix])[:, :, ::-1]
        im = cv2.resize(np.ascontiguousarray(im), (64, 64))
        im = self.normalize(torch.tensor(im / 255).permute(2, 0, 1))
        return im.float().to(device), torch.tensor([self.targets[ix]]).float().to(device)


# %%
torch.manual_seed(0)
train = DataLoader(CatsDogs(f"{FOLDER}/pets/train"), batch_size=16, shuffle=True, drop_last=True)
test = DataLoader(CatsDogs(f"{FOLDER}/pets/test"), batch_size=24)
images, labels = next(iter(test))
print(images.shape, labels.shape, int(labels.sum()))


# %%
def get_model():
    model = models.resnet18()
    for parameter in model.parameters():
        parameter.requires_grad = False
    model.avgpool = nn.AdaptiveAvgPool2d(output_size=(1, 1))
    model.fc = nn.Sequential(
        nn.Flatten(), nn.Linear(512, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 1), nn.Sigmoid()
    )
    return model.to(device), nn.BCELoss(), torch.optim.Adam(model.parameters(), lr=1e-3)


model, loss_fn, optimizer = get_model()
print(sum(p.numel() for p in model.parameters() if p.requires_grad), "parameters to train")


# %%
def train_batch(x, y):
    model.train()
    loss = loss_fn(model(x), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


@torch.no_grad()
def accuracy(x, y):
    model.eval()
    is_correct = (model(x) > 0.5) == y
    return is_correct.cpu().numpy().tolist()


# %%
losses, accuracies = [], []
for epoch in range(5):
    epoch_losses = [train_batch(x, y) for x, y in train]
    correct = []
    for x, y in test:
        correct.extend(accuracy(x, y))
    losses.append(np.array(epoch_losses).mean())
    accuracies.append(np.mean(correct))
    print(f"epoch {epoch + 1}: loss {losses[-1]:.4f}, accuracy {accuracies[-1] * 100:.0f}%")

# %%
epochs = np.arange(5) + 1
plt.figure(figsize=(8, 3))
plt.subplot(121)
plt.plot(epochs, losses, "b", label="training loss")
plt.legend()
plt.subplot(122)
plt.plot(epochs, accuracies, "r", label="test accuracy")
plt.legend()
os.makedirs("outputs", exist_ok=True)
plt.savefig("outputs/transfer_learning.png")
plt.show()
