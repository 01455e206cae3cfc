# %% [markdown]
# # Facial key points
#
# A small convolutional network learns to place ten points on drawn faces: a data set over a CSV file, an L1 loss, and the
# predicted points drawn over the true ones. Takes about 20 seconds.

# %%
import os

import cv2
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import torch
from samples import make_samples
from sklearn.model_selection import train_test_split
from torch import nn
from torch.utils.data import DataLoader, Dataset

device = "cuda" if torch.cuda.is_available() else "cpu"
FOLDER = make_samples()

# %%
table = pd.read_csv(f"{FOLDER}/faces/keypoints.csv")
print(table.iloc[:, :5].head())
print(len(table), "faces,", (table.shape[1] - 1) // 2, "points")


# %%
class Faces(Dataset):
    """Pictures (3, 64, 64) and points: x of all points, then y, as shares of the picture."""

    def __init__(self, df):
        self.df = df

    def __len__(self):
        return len(self.df)

    def __getitem__(self, ix):
        im = self.load(ix)
        size = 96
        points = np.array(self.df.iloc[ix, 1:].tolist()) / size
        target = torch.tensor(points[0::2].tolist() + points[1::2].tolist())
        return torch.tensor(im / 255.0).permute(2, 0, 1).float().to(device), target.float().to(device)

    def load(self, ix):
        im = cv2.imread(f"{FOLDER}/faces/{self.df.iloc[ix, 0]}", 1)
        return cv2.resize(cv2.cvtColor(im, cv2.COLOR_BGR2RGB), (64, 64))


# %%
train_df, test_df = train_test_split(table, test_size=0.2, random_state=101)
print(len(train_df), len(test_df), test_df.index[:5].tolist())
torch.manual_seed(0)
train_data, test_data = Faces(train_df.reset_index(drop=True)), Faces(test_df.reset_index(drop=True))
train = DataLoader(train_data, batch_size=16, shuffle=True)
test = DataLoader(test_data, batch_size=16)

# %%
model = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(64 * 8 * 8, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 20), nn.Sigmoid(),
).to(device)
criterion = nn.L1Loss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

# %%
train_losses, test_losses = [], []
for epoch in range(10):
    model.train()
    total = 0
    for ix, (x, y) in enumerate(train):
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    train_losses.append(total / (ix + 1))
    model.eval()
    with torch.no_grad():
        test_losses.append(np.mean([criterion(model(x), y).item() for x, y in test]))
    print(f" epoch {epoch + 1} : 10 train {train_losses[-1]:.4f} test {test_losses[-1]:.4f}")

# %%
epochs = np.arange(10) + 1
plt.plot(epochs, train_losses, "b", label="Training loss")
plt.plot(epochs, test_losses, "r", label="Test loss")
plt.title("Training and test loss over increasing epochs")
plt.xlabel("Epochs")
plt.ylabel("Loss")
plt.legend()
plt.grid(False)
os.makedirs("outputs", exist_ok=True)
plt.savefig("outputs/facial_keypoints_loss.png")
plt.show()

# %%
plt.figure(figsize=(8, 4))
x, y = test_data[0]
with torch.no_grad():
    predicted = model(x[None]).flatten().cpu()
for position, points in ((121, y.cpu()), (122, predicted)):
    plt.subplot(position)
    plt.imshow(test_data.load(0))
    plt.scatter(points[:10] * 64, points[10:] * 64, c="r")
plt.savefig("outputs/facial_keypoints.png")
plt.show()
print([round(value, 4) for value in predicted[:5].tolist()])
