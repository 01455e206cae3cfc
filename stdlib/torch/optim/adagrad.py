"""Adagrad. https://jmlr.org/papers/v12/duchi11a.html"""

import _torch
from torch.optim.optimizer import Optimizer, _step_count, _without_grad


class Adagrad(Optimizer):
    """s = s + g^2; p = p - lr / (1 + (t - 1) lr_decay) * g / (sqrt(s) + eps)."""

    def __init__(
        self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *,
        maximize=False, differentiable=False, fused=None,
    ):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 <= lr_decay:
            raise ValueError(f"Invalid lr_decay value: {lr_decay}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        if not 0.0 <= initial_accumulator_value:
            raise ValueError(f"Invalid initial_accumulator_value value: {initial_accumulator_value}")
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon value: {eps}")
        defaults = dict(
            lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
            differentiable=differentiable, fused=fused,
        )
        super().__init__(params, defaults)
        for group in self.param_groups:
            for p in group["params"]:
                self.state[p]["step"] = _step_count()
                self.state[p]["sum"] = _torch.full_like(p, group["initial_accumulator_value"])

    def share_memory(self):
        """Accepted for compatibility: tensors are shared between threads as they are."""

    @_without_grad
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                grad = p.grad
                if grad is not None:
                    self._update(p, grad, self.state[p], group)

    def _update(self, p, grad, state, group):
        lr, decay, eps, maximize = group["lr"], group["weight_decay"], group["eps"], group["maximize"]
        step, total = state["step"], state["sum"]
        if _torch._adagrad_step(p, grad, step, total, lr, group["lr_decay"], eps, decay, maximize):
            return
        step += 1
        if maximize:
            grad = -grad
        if decay != 0:
            grad = grad.add(p, alpha=decay)
        rate = lr / (1 + (step.item() - 1) * group["lr_decay"])
        total.addcmul_(grad, grad, value=1)
        p.addcdiv_(grad, total.sqrt().add_(eps), value=-rate)
