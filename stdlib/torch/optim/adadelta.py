"""Adadelta. https://arxiv.org/abs/1212.5701"""

import _torch
from torch.optim.optimizer import Optimizer, _step_count, _without_grad


class Adadelta(Optimizer):
    """Steps scaled by the ratio of the root mean squares of earlier steps and of gradients."""

    def __init__(
        self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, capturable=False, maximize=False,
        differentiable=False,
    ):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 <= rho <= 1.0:
            raise ValueError(f"Invalid rho value: {rho}")
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon value: {eps}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        defaults = dict(
            lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, capturable=capturable, foreach=foreach,
            differentiable=differentiable,
        )
        super().__init__(params, defaults)

    @_without_grad
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                grad = p.grad
                if grad is not None:
                    self._update(p, grad, self.state[p], group)

    def _update(self, p, grad, state, group):
        if not state:
            state["step"] = _step_count()
            state["square_avg"] = _torch.zeros_like(p)
            state["acc_delta"] = _torch.zeros_like(p)
        lr, rho, eps, decay, maximize = group["lr"], group["rho"], group["eps"], group["weight_decay"], group["maximize"]
        square, steps, step = state["square_avg"], state["acc_delta"], state["step"]
        if _torch._adadelta_step(p, grad, step, square, steps, lr, rho, eps, decay, maximize):
            return
        step += 1
        if maximize:
            grad = -grad
        if decay != 0:
            grad = grad.add(p, alpha=decay)
        square.mul_(rho).addcmul_(grad, grad, value=1 - rho)
        delta = steps.add(eps).sqrt_().div_(square.add(eps).sqrt_()).mul_(grad)
        steps.mul_(rho).addcmul_(delta, delta, value=1 - rho)
        p.add_(delta, alpha=-lr)
