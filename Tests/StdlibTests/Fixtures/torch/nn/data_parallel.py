# A module wrapped for several devices on a machine without any, and fills under their old names.
import torch
from torch import nn

torch.manual_seed(0)
net = nn.DataParallel(nn.Linear(2, 1))
print(net, list(net.state_dict()), net(torch.ones(1, 2)).shape, type(net))
print(nn.init.constant(torch.empty(2), 3.0), nn.init.xavier_normal(torch.empty(2, 2)))
