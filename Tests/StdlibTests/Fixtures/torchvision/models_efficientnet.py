# Parameters, keys, seeded weights (sums that rounding does not reach) and the position of the random stream afterwards.
import hashlib
import warnings

import torch
from torchvision import models

warnings.simplefilter("ignore")
for name in ['efficientnet_b0', 'efficientnet_b2', 'efficientnet_v2_s']:
    torch.manual_seed(0)
    model = models.get_model(name)
    state = model.state_dict()
    keys = "\n".join(f"{key} {tuple(value.shape)} {value.dtype}" for key, value in state.items())
    print(name, sum(p.numel() for p in model.parameters()), len(state), hashlib.sha256(keys.encode()).hexdigest()[:16])
    print(hashlib.sha256(repr(model).encode()).hexdigest()[:16], repr(torch.rand(1).item()))
    for key in list(state)[:2] + list(state)[-2:]:
        print("   ", key, f"{state[key].double().sum().item():.6f}")
