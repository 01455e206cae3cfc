"""Data sets of pictures, from folders and from the files of their publishers."""

from torchvision.datasets.cifar import CIFAR10, CIFAR100
from torchvision.datasets.fakedata import FakeData
from torchvision.datasets.folder import DatasetFolder, ImageFolder
from torchvision.datasets.mnist import EMNIST, KMNIST, MNIST, FashionMNIST
from torchvision.datasets.vision import VisionDataset
