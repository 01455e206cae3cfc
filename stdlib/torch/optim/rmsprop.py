"""RMSprop, plain or centered, with momentum. https://arxiv.org/abs/1308.0850"""

import _torch
from torch.optim.optimizer import Optimizer, _step_count, _without_grad


class RMSprop(Optimizer):
    """v = alpha v + (1 - alpha) g^2; p = p - lr g / (sqrt(v) + eps)."""

    def __init__(
        self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, capturable=False,
        foreach=None, maximize=False, differentiable=False,
    ):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon value: {eps}")
        if not 0.0 <= momentum:
            raise ValueError(f"Invalid momentum value: {momentum}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        if not 0.0 <= alpha:
            raise ValueError(f"Invalid alpha value: {alpha}")
        defaults = dict(
            lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
            capturable=capturable, foreach=foreach, maximize=maximize, differentiable=differentiable,
        )
        super().__init__(params, defaults)

    @_without_grad
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                grad = p.grad
                if grad is not None:
                    self._update(p, grad, self.state[p], group)

    def _start(self, p, state, group):
        state["step"] = _step_count()
        state["square_avg"] = _torch.zeros_like(p)
        if group["momentum"] > 0:
            state["momentum_buffer"] = _torch.zeros_like(p)
        if group["centered"]:
            state["grad_avg"] = _torch.zeros_like(p)

    def _update(self, p, grad, state, group):
        if not state:
            self._start(p, state, group)
        lr, alpha, eps, decay = group["lr"], group["alpha"], group["eps"], group["weight_decay"]
        momentum, maximize = group["momentum"], group["maximize"]
        square, step = state["square_avg"], state["step"]
        mean = state["grad_avg"] if group["centered"] else None
        buffer = state["momentum_buffer"] if momentum > 0 else None
        if _torch._rmsprop_step(p, grad, step, square, mean, buffer, lr, alpha, eps, decay, momentum, maximize):
            return
        step += 1
        if maximize:
            grad = -grad
        if decay != 0:
            grad = grad.add(p, alpha=decay)
        square.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
        if mean is not None:
            mean.lerp_(grad, 1 - alpha)
            spread = square.addcmul(mean, mean, value=-1).sqrt_()
        else:
            spread = square.sqrt()
        spread = spread.add_(eps)
        if buffer is not None:
            buffer.mul_(momentum).addcdiv_(grad, spread)
            p.add_(buffer, alpha=-lr)
        else:
            p.addcdiv_(grad, spread, value=-lr)
