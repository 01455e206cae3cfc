# Resizing with filters as wide as an output element, its gradient and its bad arguments.
import torch, torch.nn.functional as F
x = torch.arange(2*7*9).float().view(1,2,7,9) % 5
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
t(lambda: F.interpolate(x, size=(3,4), mode="nearest", antialias=True))
t(lambda: F.interpolate(x[0], size=4, mode="linear", antialias=True))
t(lambda: F.interpolate(x, size=(3,4), mode="bicubic", antialias=True))
t(lambda: F.interpolate(x, size=(14,15), mode="bicubic", antialias=True)[0,0,:2,:6])
t(lambda: F.interpolate(x, size=(14,4), mode="bilinear", antialias=True, align_corners=True)[0,0,:2])
t(lambda: F.interpolate(x, scale_factor=0.4, mode="bilinear", antialias=True)[0,0])
t(lambda: F.interpolate(x, scale_factor=0.4, mode="bilinear", antialias=True, recompute_scale_factor=True)[0,0])
y = x.clone().requires_grad_()
z = F.interpolate(y, size=(3,4), mode="bilinear", antialias=True)
print(z.grad_fn.name()); (z*z).sum().backward(); print(y.grad[0,0])
z = F.interpolate(y, size=(3,4), mode="bicubic", antialias=True); print(z.grad_fn.name())
