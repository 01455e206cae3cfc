# The course's notebooks begin with these. The expected line follows from the names alone.
from torch_snippets import *
from torchvision import datasets, models, transforms
import torch_snippets

print(torch_snippets.__name__, datasets.CIFAR10.__name__, datasets.FashionMNIST.__name__, models.vgg16.__name__, callable(show), callable(Report))
