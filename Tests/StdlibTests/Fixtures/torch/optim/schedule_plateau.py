# Rates reduced when a metric stands still.
import torch
from torch import optim
from torch.optim.lr_scheduler import ReduceLROnPlateau

METRICS = [1, 0.9, 0.9, 0.9, 0.95, 0.9, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.7]
OPTIONS = [
    {"patience": 1, "factor": 0.5, "cooldown": 1},
    {"mode": "max", "patience": 1, "threshold": 0.1, "threshold_mode": "abs", "min_lr": 0.02},
]
for options in OPTIONS:
    o = optim.SGD([torch.nn.Parameter(torch.ones(1))], lr=0.1)
    schedule = ReduceLROnPlateau(o, **options)
    rates = []
    for metric in METRICS:
        schedule.step(metric)
        rates.append(o.param_groups[0]["lr"])
    print(rates)
    print(schedule.state_dict())
