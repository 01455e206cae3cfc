# The learning rates (and momenta) of fourteen steps, exactly.
import torch
from torch import optim
from torch.optim import lr_scheduler as L

p = torch.nn.Parameter(torch.ones(2))
o = optim.SGD([p], lr=0.1, momentum=0.9)
schedule = L.ExponentialLR(o, 0.9)
for step in range(14):
    group = o.param_groups[0]
    print(repr(group["lr"]), repr(group["momentum"]), schedule.get_last_lr())
    p.grad = torch.ones(2)
    o.step()
    schedule.step()
print({k: v for k, v in schedule.state_dict().items() if k not in ("_schedulers", "lr_lambdas")})
