"""Indices of no dimension count as one of one; the same bytes as another type; attributes of tensors and of their class."""
import torch

print(torch.zeros(10).scatter_(0, torch.tensor(3), value=1))
print(torch.zeros(4).scatter(0, torch.tensor(1), torch.tensor(5.0)))
print(torch.arange(4.0).gather(0, torch.tensor(2)))
print(torch.tensor(3.0).gather(0, torch.tensor([0])))
x = torch.arange(6, dtype=torch.int32).reshape(2, 3)
print(x.view(torch.uint8).shape, x.view(torch.float32).dtype, x.view(torch.int16)[0])
print(torch.tensor([1.0, -2.0]).view(torch.int32), torch.arange(8, dtype=torch.uint8).view(torch.int32))
for make in (lambda: torch.arange(3, dtype=torch.uint8).view(torch.float32), lambda: torch.tensor(1.0).view(torch.uint8),
             lambda: torch.zeros(2, 4).t().view(torch.uint8)):
    try:
        print(make())
    except RuntimeError as error:
        print(error)
y = torch.zeros(2)
y.view(torch.int32)[0] = 1065353216
print(y)
y.label = "a"
print(y.label, y.__dict__, hasattr(torch.ones(1), "label"))
torch.Tensor.double_sum = lambda self: (self * 2).sum()
print(torch.ones(3).double_sum(), torch.nn.Parameter(torch.ones(2)).double_sum())
print(torch.ones(2).type("torch.DoubleTensor"), torch.ones(2).type(torch.LongTensor), torch.ones(2).type(torch.int8))
try:
    torch.linalg.inv(torch.zeros(2, 2))
except torch.linalg.LinAlgError as error:
    print(type(error), isinstance(error, RuntimeError), error)
