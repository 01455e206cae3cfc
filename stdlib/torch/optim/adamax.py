"""Relatives of Adam: Adamax (maximum norm), NAdam (Nesterov momentum), RAdam (rectified variance)."""

import _torch
from torch.optim.optimizer import Optimizer, _step_count, _without_grad


def _checked(lr, betas, eps, weight_decay):
    if not 0.0 <= lr:
        raise ValueError(f"Invalid learning rate: {lr}")
    if not 0.0 <= eps:
        raise ValueError(f"Invalid epsilon value: {eps}")
    if not 0.0 <= betas[0] < 1.0:
        raise ValueError(f"Invalid beta parameter at index 0: {betas[0]}")
    if not 0.0 <= betas[1] < 1.0:
        raise ValueError(f"Invalid beta parameter at index 1: {betas[1]}")
    if not 0.0 <= weight_decay:
        raise ValueError(f"Invalid weight_decay value: {weight_decay}")


class _AdamLike(Optimizer):
    """Steps parameter by parameter; subclasses give the names of the zero tensors of a state and the update."""

    zero_entries = ()

    def _start(self, p, state):
        state["step"] = _step_count()
        for name in self.zero_entries:
            state[name] = _torch.zeros_like(p)

    @_without_grad
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if not state:
                    self._start(p, state)
                state["step"] += 1
                grad = -p.grad if group["maximize"] else p.grad
                if group["weight_decay"] != 0:
                    if group.get("decoupled_weight_decay"):
                        p.mul_(1 - group["lr"] * group["weight_decay"])
                    else:
                        grad = grad.add(p, alpha=group["weight_decay"])
                self._update(p, grad, state, group)


class Adamax(_AdamLike):
    """u = max(b2 u, |g| + eps); p = p - lr / (1 - b1^t) * m / u."""

    zero_entries = ("exp_avg", "exp_inf")

    def __init__(
        self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False,
        differentiable=False, capturable=False,
    ):
        _checked(lr, betas, eps, weight_decay)
        defaults = dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
            differentiable=differentiable, capturable=capturable,
        )
        super().__init__(params, defaults)

    def _update(self, p, grad, state, group):
        beta1, beta2 = group["betas"]
        mean, largest = state["exp_avg"], state["exp_inf"]
        mean.lerp_(grad, 1 - beta1)
        _torch.maximum(largest.mul_(beta2), grad.abs().add_(group["eps"]), out=largest)
        p.addcdiv_(mean, largest, value=-group["lr"] / (1 - beta1 ** state["step"].item()))


class NAdam(_AdamLike):
    """Adam with Nesterov momentum. https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ"""

    zero_entries = ("exp_avg", "exp_avg_sq")

    def __init__(
        self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3,
        decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False,
    ):
        _checked(lr, betas, eps, weight_decay)
        if not 0.0 <= momentum_decay:
            raise ValueError(f"Invalid momentum_decay value: {momentum_decay}")
        defaults = dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
            decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach, capturable=capturable,
            differentiable=differentiable,
        )
        super().__init__(params, defaults)

    def _start(self, p, state):
        state["step"] = _step_count()
        state["mu_product"] = _torch.ones(())
        for name in self.zero_entries:
            state[name] = _torch.zeros_like(p)

    def _update(self, p, grad, state, group):
        beta1, beta2 = group["betas"]
        lr, step = group["lr"], state["step"].item()
        mu = beta1 * (1.0 - 0.5 * (0.96 ** (step * group["momentum_decay"])))
        mu_next = beta1 * (1.0 - 0.5 * (0.96 ** ((step + 1) * group["momentum_decay"])))
        state["mu_product"] *= mu
        mean, square = state["exp_avg"], state["exp_avg_sq"]
        mean.lerp_(grad, 1 - beta1)
        square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        product = state["mu_product"].item()
        denominator = square.div(1 - beta2**step).sqrt().add_(group["eps"])
        p.addcdiv_(grad, denominator, value=-lr * (1.0 - mu) / (1.0 - product))
        p.addcdiv_(mean, denominator, value=(-lr * mu_next) / (1.0 - product * mu_next))


class RAdam(_AdamLike):
    """Adam with a rectified variance. https://arxiv.org/abs/1908.03265"""

    zero_entries = ("exp_avg", "exp_avg_sq")

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, decoupled_weight_decay=False, *, foreach=None,
        maximize=False, capturable=False, differentiable=False,
    ):
        _checked(lr, betas, eps, weight_decay)
        defaults = dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach,
            capturable=capturable, decoupled_weight_decay=decoupled_weight_decay, differentiable=differentiable,
        )
        super().__init__(params, defaults)

    def _update(self, p, grad, state, group):
        beta1, beta2 = group["betas"]
        step = state["step"].item()
        mean, square = state["exp_avg"], state["exp_avg_sq"]
        mean.lerp_(grad, 1 - beta1)
        square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        correction1, correction2 = 1 - beta1**step, 1 - beta2**step
        corrected = mean / correction1
        longest = 2 / (1 - beta2) - 1
        length = longest - 2 * step * (beta2**step) / correction2
        if length > 5.0:
            rectified = (
                (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
            ) ** 0.5
            adaptive = (correction2**0.5) / square.sqrt().add_(group["eps"])
            p.add_(corrected * group["lr"] * adaptive * rectified, alpha=-1.0)
        else:
            p.add_(corrected * group["lr"], alpha=-1.0)
