"""Kills runs of a notebook at random moments and holds what is left on disk, and what resuming makes of it, against an
unbroken run: every file is whole, the manifest is true, the outputs end up the same.

    cellbook tools/kill-runs.py CELLBOOK [COUNT [SEED]]
"""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

BOOK = '''# %% [markdown]
# # A run to be killed

# %%
import random
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torch_snippets import Report

# %% Classes
class Points(Dataset):
    def __init__(self, n):
        self.x = torch.rand(n, 2)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i] + random.random() * 0.01, self.x[i].sum() + np.random.rand() * 0.01


class Net(nn.Module):
    def __init__(self, width=8):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, width), nn.Dropout(0.2), nn.ReLU(), nn.Linear(width, 1))

    def forward(self, x):
        return self.body(x)[:, 0]


def step(model, optimizer, x, y):
    loss = (model(x) - y).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()

# %% Data
points = Points(48)
loader = DataLoader(points, batch_size=8, shuffle=True)
table = pd.DataFrame(points.x.numpy()[:4], columns=["a", "b"])
table

# %% Picture
plt.scatter(points.x[:, 0], points.x[:, 1])
plt.title("the points")
plt.show()
print("drawn", random.random())

# %% A generator, which cannot be saved
squares = (i * i for i in range(100))
model = Net()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)

# %% First training
losses = [step(model, optimizer, x, y) for _ in range(3) for x, y in loader]
print(losses)

# %% Training with a checkpoint
report = Report(4)
checkpoint = report.checkpoint("train.checkpoint", model=model, optimizer=optimizer, losses=losses)
for epoch in checkpoint.epochs(4):
    for x, y in checkpoint.batches(loader):
        losses.append(step(model, optimizer, x, y))
    print("epoch", epoch, losses[-1], np.random.rand())

# %% Curve
plt.plot(losses)
plt.show()

# %% The end
print(sum(p.sum().item() for p in model.parameters()), random.random(), np.random.rand(), torch.rand(2))
print([next(squares) for _ in range(5)], optimizer.state_dict()["state"][0]["step"])
model.eval()(points.x[:3])
'''


def outputs(path):
    """What a notebook's cells show."""
    with open(path) as file:
        cells = json.load(file)["cells"]
    return [[{k: v for k, v in o.items() if k != "metadata"} for o in cell.get("outputs", [])] for cell in cells]


def check_folder(folder):
    """Every file that the manifest names is there with the bytes that it says."""
    path = os.path.join(folder, "book.out", "manifest.json")
    if not os.path.exists(path):
        return 0
    with open(path) as file:
        manifest = json.load(file)
    count = 0
    for cell in manifest["cells"]:
        for output in cell["outputs"]:
            with open(os.path.join(folder, "book.out", output["file"]), "rb") as file:
                data = file.read()
            assert hashlib.sha256(data).hexdigest() == output["sha256"], f"{output['file']}: not what the manifest says"
            if output["file"].endswith(".png"):
                assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[-8:-4] == b"IEND", f"{output['file']}: not whole"
            count += 1
    return count


def start(program, folder, *options):
    command = [program, "run", "-q", "--seed", "3", "--ipynb", "done.ipynb", *options, "book.py"]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def new_folder(parent, name):
    folder = os.path.join(parent, name)
    os.mkdir(folder)
    with open(os.path.join(folder, "book.py"), "w") as file:
        file.write(BOOK)
    return folder


def kill_after(process, seconds):
    """Whether the process still ran."""
    time.sleep(seconds)
    alive = process.poll() is None
    if alive:
        process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    return alive


def finish(process):
    _, complaints = process.communicate()
    assert process.returncode == 0, complaints.decode()


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with tempfile.TemporaryDirectory() as parent:
        whole = new_folder(parent, "whole")
        finish(start(program, whole, "--journal"))
        began = time.time()
        finish(start(program, whole, "--journal"))
        duration = time.time() - began
        expected = outputs(os.path.join(whole, "done.ipynb"))
        killed = again = files = attempt = 0
        while killed < count:
            attempt += 1
            folder = new_folder(parent, f"attempt-{attempt}")
            if not kill_after(start(program, folder, "--journal"), rng.random() * duration):
                continue
            killed += 1
            files += check_folder(folder)
            if attempt % 3 == 0:
                # The run that goes on is cut off as well.
                again += kill_after(start(program, folder, "--journal", "--resume"), rng.random() * duration)
                files += check_folder(folder)
            finish(start(program, folder, "--journal", "--resume"))
            files += check_folder(folder)
            made = outputs(os.path.join(folder, "done.ipynb"))
            for position, (theirs, ours) in enumerate(zip(expected, made)):
                assert theirs == ours, f"attempt {attempt}, cell {position}: {str(ours)[:600]}\ninstead of {str(theirs)[:600]}"
    print(f"{killed} runs killed, {again} of them twice, {files} files whole: every resumed run ended as the unbroken one")


main()
