"""Adam (https://arxiv.org/abs/1412.6980) and AdamW, which decays weights apart (https://arxiv.org/abs/1711.05101)."""

import _torch
from torch.optim.optimizer import Optimizer, _step_count, _without_grad


class Adam(Optimizer):
    """m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p = p - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)."""

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, foreach=None, maximize=False,
        capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False,
    ):
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
        defaults = dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize, foreach=foreach,
            capturable=capturable, differentiable=differentiable, fused=fused,
            decoupled_weight_decay=decoupled_weight_decay,
        )
        super().__init__(params, defaults)

    @_without_grad
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                grad = p.grad
                if grad is not None:
                    self._update(p, grad, self.state[p], group)

    def _start(self, p, state, amsgrad):
        state["step"] = _step_count()
        state["exp_avg"] = _torch.zeros_like(p)
        state["exp_avg_sq"] = _torch.zeros_like(p)
        if amsgrad:
            state["max_exp_avg_sq"] = _torch.zeros_like(p)

    def _update(self, p, grad, state, group):
        if not state:
            self._start(p, state, group["amsgrad"])
        lr, betas, eps, decay = group["lr"], group["betas"], group["eps"], group["weight_decay"]
        mean, square, step = state["exp_avg"], state["exp_avg_sq"], state["step"]
        largest = state["max_exp_avg_sq"] if group["amsgrad"] else None
        decoupled, maximize = group["decoupled_weight_decay"], group["maximize"]
        if _torch._adam_step(p, grad, step, mean, square, largest, lr, betas, eps, decay, decoupled, maximize):
            return
        if maximize:
            grad = -grad
        step += 1
        if decay != 0:
            if decoupled:
                p.mul_(1 - lr * decay)
            else:
                grad = grad.add(p, alpha=decay)
        beta1, beta2 = betas
        mean.lerp_(grad, 1 - beta1)
        square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        count = step.item()
        step_size = lr / (1 - beta1**count)
        correction = (1 - beta2**count) ** 0.5
        if largest is not None:
            _torch.maximum(largest, square, out=largest)
            square = largest
        denominator = (square.sqrt() / correction).add_(eps)
        p.addcdiv_(mean, denominator, value=-step_size)


class AdamW(Adam):
    """Adam whose weight decay multiplies the weights instead of joining the gradient."""

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *, maximize=False,
        foreach=None, capturable=False, differentiable=False, fused=None,
    ):
        super().__init__(
            params, lr, betas, eps, weight_decay, amsgrad, foreach=foreach, maximize=maximize, capturable=capturable,
            differentiable=differentiable, fused=fused, decoupled_weight_decay=True,
        )
