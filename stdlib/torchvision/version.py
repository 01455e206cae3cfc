"""The version of torchvision whose behaviour this library has."""

__version__ = "0.28.0"
