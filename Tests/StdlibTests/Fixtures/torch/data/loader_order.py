# The order of three epochs, and what each epoch takes from the default generator.
import torch
from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.arange(10), torch.arange(10) * 0.5)
for options in (
    {"batch_size": 4, "shuffle": True}, {"batch_size": 4}, {"batch_size": 3, "shuffle": True, "drop_last": True},
    {"batch_size": None, "shuffle": True}, {"shuffle": True, "batch_size": 5, "num_workers": 0},
):
    torch.manual_seed(3)
    loader = DataLoader(data, **options)
    print(options, len(loader))
    for epoch in range(3):
        print([batch[0].tolist() for batch in loader], repr(torch.rand(1).item()))
g = torch.Generator().manual_seed(5)
print([b[0].tolist() for b in DataLoader(data, batch_size=5, shuffle=True, generator=g)])
x, y = next(iter(DataLoader(data, batch_size=2, shuffle=True)))
print(x, y)
