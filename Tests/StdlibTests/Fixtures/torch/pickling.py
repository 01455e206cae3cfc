# Pickles of arrays, tensors, modules and generators.
import pickle

import numpy as np
import torch
from torch import nn


def again(value, protocol=4):
    return pickle.loads(pickle.dumps(value, protocol))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)
        self.bn = nn.BatchNorm1d(2)


torch.manual_seed(0)
net = Net()
for protocol in (2, 3, 4, 5):
    copy = again(net, protocol)
    print(copy, torch.equal(copy.fc.weight, net.fc.weight), type(copy.fc.weight).__name__, copy.fc.weight.requires_grad)
    for value in (
        np.arange(6).reshape(2, 3), np.asfortranarray(np.arange(4.0).reshape(2, 2)), np.array(["ab", "c"]), np.empty((0, 3)),
        np.array([[1, "a"]], dtype=object), np.float32(2.5), np.int64(3), np.dtype("uint8"), torch.arange(4), torch.ones(2, 3).t(),
        torch.Size([1, 2]), torch.float32, torch.device("cpu"), torch.ones(1, requires_grad=True), np.array([True]),
    ):
        print(type(again(value, protocol)) is type(value), repr(again(value, protocol)))
    first, second = again([np.zeros(2)] * 2, protocol)
    print(first is second, first.flags.writeable)
    generator = torch.Generator().manual_seed(3)
    torch.rand(2, generator=generator)
    other = again(generator, protocol)
    print(torch.equal(torch.rand(3, generator=generator), torch.rand(3, generator=other)), other.initial_seed())
    random = np.random.RandomState(3)
    random.rand()
    print(again(random, protocol).rand() == random.rand())
for value in (np.arange(3), np.float32(2.5), np.dtype("f4"), np.ones((2, 2), dtype=np.uint8)):
    print(pickle.dumps(value))
