# Switches of gradients as context managers and decorators.
import torch

x = torch.ones(1, requires_grad=True)


@torch.no_grad()
def off(v):
    return (v * 2).requires_grad


@torch.no_grad
def off_bare(v):
    return (v * 2).requires_grad


@torch.enable_grad()
def on(v):
    return (v * 2).requires_grad


@torch.inference_mode()
def inference(v):
    return (v * 2).requires_grad, torch.is_grad_enabled()


@torch.no_grad()
def numbers():
    for i in range(2):
        yield (x * i).requires_grad


print(off(x), off_bare(x), on(x), inference(x), list(numbers()), off.__name__)
with torch.no_grad():
    print((x * 2).requires_grad, on(x), torch.is_grad_enabled())
    with torch.enable_grad():
        print((x * 2).requires_grad)
print(torch.is_grad_enabled())
with torch.set_grad_enabled(False):
    print(torch.is_grad_enabled())
torch.set_grad_enabled(False)
print((x * 2).requires_grad)
torch.set_grad_enabled(True)
try:
    with torch.no_grad():
        raise ValueError("left")
except ValueError as error:
    print(error, torch.is_grad_enabled())
print(torch.cuda.is_available(), torch.cuda.device_count(), torch.backends.mps.is_available(), torch.__version__.split("+")[0])
