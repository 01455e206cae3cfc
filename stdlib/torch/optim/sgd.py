"""Stochastic gradient descent with momentum."""

import _torch
from torch.optim.optimizer import Optimizer, _without_grad

_FUSED = getattr(_torch, "_fused_sgd", None)


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
            params = [p for p in group["params"] if p.grad is not None]
            momentum = group["momentum"]
            states = [self.state[p] for p in params] if momentum != 0 else []
            started = all(state.get("momentum_buffer") is not None for state in states)
            if _FUSED is not None and started and not group["maximize"]:
                buffers = [state["momentum_buffer"] for state in states] if momentum != 0 else [None] * len(params)
                _FUSED(
                    params, [p.grad for p in params], buffers, lr=group["lr"], momentum=momentum,
                    dampening=group["dampening"], weight_decay=group["weight_decay"], nesterov=group["nesterov"],
                )
            else:
                for p in params:
                    self._update(p, group)

    def _update(self, p, group):
        grad = -p.grad if group["maximize"] else p.grad
        if group["weight_decay"] != 0:
            grad = grad.add(p, alpha=group["weight_decay"])
        momentum = group["momentum"]
        if momentum != 0:
            state = self.state[p]
            buffer = state.get("momentum_buffer")
            if buffer is None:
                buffer = state["momentum_buffer"] = grad.clone()
            else:
                buffer.mul_(momentum).add_(grad, alpha=1 - group["dampening"])
            grad = grad.add(buffer, alpha=momentum) if group["nesterov"] else buffer
        p.add_(grad, alpha=-group["lr"])
