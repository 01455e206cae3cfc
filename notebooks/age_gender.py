# %% [markdown]
# # Age and gender from one picture
#
# One body with two heads, two losses and one optimiser. You see the batch's shapes, the summary of the network, and after
# each epoch the accuracy of the gender and the mean error of the age. Takes about 20 seconds.

# %%
import os
import time

import cv2
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import torch
from samples import make_samples
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchsummary import summary
from torchvision import transforms

device = "cuda" if torch.cuda.is_available() else "cpu"
FOLDER = make_samples()

# %%
train_df, test_df = pd.read_csv(f"{FOLDER}/people/train.csv"), pd.read_csv(f"{FOLDER}/people/test.csv")
print(train_df.head())


# %%
class GenderAgeClass(Dataset):
    def __init__(self, df):
        self.df = df
        self.normalize = transforms.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])

    def __len__(self):
        return len(self.df)

    def __getitem__(self, ix):
        f = self.df.iloc[ix].squeeze()
        im = cv2.imread(f"{FOLDER}/people/{f.file}")
        return cv2.cvtColor(im, cv2.COLOR_BGR2RGB), f.age, f.gender == "Female"

    def preprocess_image(self, im):
        im = cv2.resize(im, (64, 64))
        return self.normalize(torch.tensor(im).permute(2, 0, 1) / 255.0)[None]

    def collate_fn(self, batch):
        "preprocess images, ages and genders"
        ims, ages, genders = [], [], []
        for im, age, gender in batch:
            ims.append(self.preprocess_image(im))
            ages.append(float(int(age) / 80))
            genders.append(float(gender))
        ages, genders = [torch.tensor(x).to(device).float() for x in [ages, genders]]
        return torch.cat(ims).to(device), ages, genders


# %%
torch.manual_seed(0)
trn, val = GenderAgeClass(train_df), GenderAgeClass(test_df)
train_loader = DataLoader(trn, batch_size=16, shuffle=True, drop_last=True, collate_fn=trn.collate_fn)
test_loader = DataLoader(val, batch_size=16, collate_fn=val.collate_fn)
a, b, c, = next(iter(train_loader))
print(a.shape, b.shape, c.shape)


# %%
class AgeGenderClassifier(nn.Module):
    def __init__(self):
        super(AgeGenderClassifier, self).__init__()
        self.intermediate = nn.Sequential(
            nn.Flatten(), nn.Linear(32 * 8 * 8, 128), nn.ReLU(), nn.Dropout(0.4), nn.Linear(128, 64), nn.ReLU()
        )
        self.age_classifier = nn.Sequential(nn.Linear(64, 1), nn.Sigmoid())
        self.gender_classifier = nn.Sequential(nn.Linear(64, 1), nn.Sigmoid())
        self.body = nn.Sequential(
            nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2), nn.MaxPool2d(2),
        )

    def forward(self, x):
        x = self.intermediate(self.body(x))
        return self.gender_classifier(x), self.age_classifier(x)


model = AgeGenderClassifier().to(device)
gender_criterion, age_criterion = nn.BCELoss(), nn.L1Loss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

# %%
model.eval()
summary(model, input_size=(3, 64, 64), device=device)
torch.manual_seed(1)


# %%
def train_batch(data):
    model.train()
    ims, age, gender = data
    optimizer.zero_grad()
    pred_gender, pred_age = model(ims)
    loss = gender_criterion(pred_gender.squeeze(), gender) + age_criterion(pred_age.squeeze(), age)
    loss.backward()
    optimizer.step()
    return loss


@torch.no_grad()
def validate_batch(data):
    model.eval()
    ims, age, gender = data
    pred_gender, pred_age = model(ims)
    pred_gender = (pred_gender > 0.5).squeeze()
    loss = gender_criterion(pred_gender.float(), gender) + age_criterion(pred_age.squeeze(), age)
    gender_acc = (pred_gender == gender).float().sum()
    age_mae = torch.abs(age - pred_age.squeeze()).float().sum()
    return loss, gender_acc, age_mae


# %%
gender_accuracies, age_maes = [], []
n_epochs = 6
start = time.time()
for epoch in range(n_epochs):
    epoch_loss, ctr, gender_acc, age_mae = 0, 0, 0, 0
    for ix, data in enumerate(train_loader):
        epoch_loss += train_batch(data).item()
    for data in test_loader:
        _, acc, mae = validate_batch(data)
        gender_acc += acc
        age_mae += mae
        ctr += len(data[0])
    gender_acc /= ctr
    age_mae /= ctr
    gender_accuracies.append(gender_acc.item())
    age_maes.append(age_mae.item())
    print(f"Epoch: {epoch + 1:03d}\tTrain Loss: {epoch_loss / (ix + 1):.3f}\tGender Accuracy: {gender_acc * 100:.2f}%\tAge MAE: {age_mae * 80:.2f}")
seconds = time.time() - start

# %%
epochs = np.arange(1, n_epochs + 1)
fig, ax = plt.subplots(1, 2, figsize=(10, 4))
ax[0].plot(epochs, gender_accuracies, "bo")
ax[1].plot(epochs, age_maes, "r")
ax[0].set_xlabel("Epochs")
ax[1].set_xlabel("Epochs")
ax[0].set_ylabel("Accuracy")
ax[1].set_ylabel("MAE")
ax[0].set_title("Validation gender accuracy")
ax[1].set_title("Validation age error")
os.makedirs("outputs", exist_ok=True)
plt.savefig("outputs/age_gender.png")
plt.show()

# %%
im, age, is_female = val[0]
gender, years = model(val.preprocess_image(im).to(device))
pred_gender, pred_age = gender.to("cpu").detach().numpy(), years.to("cpu").detach().numpy()
print("predicted gender:", np.where(pred_gender[0][0] < 0.5, "Male", "Female"), "; Predicted age", int(pred_age[0][0] * 80))
