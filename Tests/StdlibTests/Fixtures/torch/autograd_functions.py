# Functions with gradients of their own, checks of gradients, checkpoints, jacobians.
import torch
from torch.autograd import Function, gradcheck
from torch.utils.checkpoint import checkpoint


class Cube(Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x)
        ctx.scale = scale
        return x**3 * scale

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 3 * x**2 * ctx.scale, None


class TwoOutputs(Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a * b, a + b

    @staticmethod
    def backward(ctx, g1, g2):
        a, b = ctx.saved_tensors
        print("needs", ctx.needs_input_grad)
        return g1 * b + g2, g1 * a + g2


x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = Cube.apply(x, 2.0)
print(y)
y.sum().backward()
print(x.grad)
a, b = torch.tensor(2.0, requires_grad=True), torch.tensor(5.0)
p, q = TwoOutputs.apply(a, b)
(p + 2 * q).backward()
print(a.grad, p.item(), q.item())
print(gradcheck(lambda t: Cube.apply(t, 1.5), torch.randn(3, dtype=torch.double, requires_grad=True)))
print(torch.autograd.grad((x**2).sum(), x), torch.autograd.grad(x.sum() * 0, a, allow_unused=True))
(g,) = torch.autograd.grad((x**3).sum(), x, create_graph=True)
print(torch.autograd.grad(g.sum(), x))
print(torch.autograd.functional.jacobian(lambda t: t**2, torch.tensor([1.0, 2.0])), torch.autograd.functional.hessian(lambda t: (t**3).sum(), torch.tensor([1.0, 2.0])))
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(3, 3), torch.nn.Dropout(0.5), torch.nn.Linear(3, 1))
inputs = torch.ones(2, 3, requires_grad=True)
torch.manual_seed(1)
net(inputs).sum().backward()
plain = inputs.grad.clone()
inputs.grad = None
torch.manual_seed(1)
checkpoint(net, inputs, use_reentrant=False).sum().backward()
print(torch.equal(plain, inputs.grad))
