# Checkpoints in both formats, written and read back: values, sharing, kinds of entries.
import io
import os
import tempfile

import torch
from torch import nn

os.chdir(tempfile.mkdtemp())
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
optimizer = torch.optim.Adam(net.parameters())
net(torch.randn(4, 2)).sum().backward()
optimizer.step()
base = torch.arange(12.0).view(3, 4)
saved = {
    "optimizer": optimizer.state_dict()["param_groups"], "epoch": 3, "views": [base, base.t(), base[1:, ::2]],
    "half": torch.ones(2, dtype=torch.float16), "bfloat16": torch.ones(2).bfloat16(), "integer": torch.tensor(3),
    "bool": torch.tensor([True]), "empty": torch.empty(0), "parameter": nn.Parameter(torch.ones(2)),
    "size": torch.Size([1, 2]), "dtype": torch.float32, "device": torch.device("cpu"), "float": 1.5, "tuple": (1, 2, 3, 4),
    "set": {1}, "none": None, "bytes": b"ab\xff", "big": -(1 << 70), "negative": -5, "list": ["é", 300, 70000],
}
for zipped in (True, False):
    torch.save(saved, "a.pt", _use_new_zipfile_serialization=zipped)
    loaded = torch.load("a.pt")
    print(loaded)
    views = loaded["views"]
    views[0][1, 0] = 99
    print(views[1], views[2])
    torch.save(net.state_dict(), "s.pt", _use_new_zipfile_serialization=zipped)
    state = torch.load("s.pt", map_location="cpu")
    print(list(state), net.load_state_dict(state), torch.equal(state["0.weight"], net[0].weight))
    buffer = io.BytesIO()
    torch.save(torch.ones(3), buffer, _use_new_zipfile_serialization=zipped)
    buffer.seek(0)
    print(torch.load(buffer))
torch.save(net, "m.pt")
print(torch.load("m.pt", weights_only=False))
for call in (
    lambda: torch.load("m.pt"), lambda: torch.load("nope.pt"), lambda: torch.save(torch.ones(2), "/nonexistent/x.pt"),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
