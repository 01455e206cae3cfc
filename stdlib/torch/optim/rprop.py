"""Resilient backpropagation."""

import _torch
from torch.optim.optimizer import Optimizer, _step_count, _without_grad


class Rprop(Optimizer):
    """A step size per element, which grows while the gradient keeps its sign and shrinks when it turns."""

    def __init__(
        self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None, maximize=False,
        differentiable=False,
    ):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
        defaults = dict(
            lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize, differentiable=differentiable,
            capturable=capturable,
        )
        super().__init__(params, defaults)

    @_without_grad
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    self._update(p, group)

    def _update(self, p, group):
        state = self.state[p]
        grad = (-p.grad if group["maximize"] else p.grad).clone()
        if not state:
            state["step"] = _step_count()
            state["prev"] = _torch.zeros_like(p)
            state["step_size"] = _torch.full_like(grad, float(group["lr"]))
        state["step"] += 1
        sign = grad.mul(state["prev"]).sign()
        shrink, grow = group["etas"]
        factor = _torch.ones_like(sign)
        factor[sign.gt(0)] = grow
        factor[sign.lt(0)] = shrink
        state["step_size"].mul_(factor).clamp_(*group["step_sizes"])
        grad[sign.lt(0)] = 0
        p.addcmul_(grad.sign(), state["step_size"], value=-1)
        state["prev"].copy_(grad)
