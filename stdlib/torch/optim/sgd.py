"""Stochastic gradient descent with momentum."""

import _torch
from torch.optim.optimizer import Optimizer, _without_grad


class SGD(Optimizer):
    """v = momentum * v + (1 - dampening) * g; p = p - lr * v. The first v is g itself."""

    def __init__(
        self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None,
        differentiable=False, fused=None,
    ):
        if lr < 0.0:
            raise ValueError(f"Invalid learning rate: {lr}")
        if momentum < 0.0:
            raise ValueError(f"Invalid momentum value: {momentum}")
        if weight_decay < 0.0:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        defaults = dict(
            lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov, maximize=maximize,
            foreach=foreach, differentiable=differentiable, fused=fused,
        )
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        super().__init__(params, defaults)

    @_without_grad
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                grad = p.grad
                if grad is not None:
                    self._update(p, grad, group)

    def _update(self, p, grad, group):
        lr, momentum, decay, maximize = group["lr"], group["momentum"], group["weight_decay"], group["maximize"]
        state = buffer = None
        if momentum != 0:
            state = self.state[p]
            buffer = state.get("momentum_buffer")
        is_first = momentum != 0 and buffer is None
        if is_first:
            buffer = _torch.empty_like(p)
        dampening, nesterov = group["dampening"], group["nesterov"]
        if not _torch._sgd_step(p, grad, buffer, lr, momentum, dampening, decay, nesterov, maximize, is_first):
            if maximize:
                grad = -grad
            if decay != 0:
                grad = grad.add(p, alpha=decay)
            if momentum != 0:
                if is_first:
                    buffer = grad.clone()
                else:
                    buffer.mul_(momentum).add_(grad, alpha=1 - dampening)
                grad = grad.add(buffer, alpha=momentum) if nesterov else buffer
            p.add_(grad, alpha=-lr)
        if is_first:
            state["momentum_buffer"] = buffer
