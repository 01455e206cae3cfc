# torchsummary's table of a body with two heads.
from torch import nn
from torchvision import models


def vgg16():
    return models.vgg16(init_weights=False)


def with_head(model, name, pool):
    for p in model.parameters():
        p.requires_grad = False
    model.avgpool = pool
    setattr(model, name, nn.Sequential(nn.Flatten(), nn.Linear(512, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 1), nn.Sigmoid()))
    return model

from torchsummary import summary


class ageGenderClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.intermediate = nn.Sequential(
            nn.Linear(2048, 512), nn.ReLU(), nn.Dropout(0.4), nn.Linear(512, 128), nn.ReLU(), nn.Dropout(0.4),
            nn.Linear(128, 64), nn.ReLU(),
        )
        self.age_classifier = nn.Sequential(nn.Linear(64, 1), nn.Sigmoid())
        self.gender_classifier = nn.Sequential(nn.Linear(64, 1), nn.Sigmoid())

    def forward(self, x):
        x = self.intermediate(x)
        return self.gender_classifier(x), self.age_classifier(x)


model = vgg16()
for p in model.parameters():
    p.requires_grad = False
model.avgpool = nn.Sequential(nn.Conv2d(512, 512, kernel_size=3), nn.MaxPool2d(2), nn.ReLU(), nn.Flatten())
model.classifier = ageGenderClassifier()
summary(model, input_size=(3, 224, 224), device="cpu")
