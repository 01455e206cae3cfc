"""Parameters computed from others: `weight` becomes a function of `parametrizations.weight.original`."""

import copy

import _torch
from torch._grad_mode import no_grad
from torch.nn.modules.container import ModuleDict, ModuleList
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


class ParametrizationList(ModuleList):
    """The functions applied in turn to `original`, or to `original0`, `original1`, … where the first takes several."""

    def __init__(self, modules, original, unsafe=False):
        if len(modules) == 0:
            raise ValueError("ParametrizationList requires one or more modules.")
        super().__init__(modules)
        self.unsafe = unsafe
        value, start = original, original
        if hasattr(self[0], "right_inverse"):
            with no_grad():
                for module in reversed(list(self)):
                    value = module.right_inverse(value)
        self.is_tensor = isinstance(value, _torch.Tensor)
        if self.is_tensor:
            kept = start if isinstance(start, Parameter) else value
            if isinstance(start, Parameter):
                kept.data = value.detach()
            self.register_parameter("original", kept) if isinstance(kept, Parameter) else self.register_buffer("original", kept)
            self.ntensors = 1
        else:
            self.ntensors = len(value)
            for index, part in enumerate(value):
                if isinstance(start, Parameter):
                    self.register_parameter(f"original{index}", Parameter(part.detach(), start.requires_grad))
                else:
                    self.register_buffer(f"original{index}", part)

    def right_inverse(self, value):
        with no_grad():
            for module in reversed(list(self)):
                value = module.right_inverse(value)
            if self.is_tensor:
                self.original.copy_(value)
            else:
                for index, part in enumerate(value):
                    getattr(self, f"original{index}").copy_(part)

    def forward(self):
        if self.is_tensor:
            value = self[0](self.original)
        else:
            value = self[0](*(getattr(self, f"original{index}") for index in range(self.ntensors)))
        for module in list(self)[1:]:
            value = module(value)
        return value


def _inject(module, name):
    """Gives the module's class a property of the parameter's name; the first time the class is a new one."""
    cls = type(module)
    if "_is_parametrized" not in cls.__dict__:
        made = type(f"Parametrized{cls.__name__}", (cls,), {"_is_parametrized": True})
        made.__module__ = cls.__module__
        module.__class__ = made
        cls = made

    def get(self):
        return self.parametrizations[name]()

    def put(self, value):
        self.parametrizations[name].right_inverse(value)

    setattr(cls, name, property(get, put))


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    """Puts a function of the parameter in its place."""
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        holder = module.parametrizations[tensor_name]
        if hasattr(parametrization, "right_inverse"):
            with no_grad():
                holder.original.data = parametrization.right_inverse(holder.original)
        holder.append(parametrization)
        return module
    if tensor_name in module._buffers or tensor_name in module._parameters:
        original = getattr(module, tensor_name)
        holder = ParametrizationList([parametrization], original, unsafe=unsafe)
        if not unsafe:
            result = holder()
            if not isinstance(result, _torch.Tensor):
                raise ValueError(f"A parametrization must return a tensor. Got {type(result).__name__}.")
            if result.dtype != original.dtype:
                raise ValueError(
                    "Registering a parametrization may not change the dtype of the tensor, unless `unsafe` flag is enabled.\n"
                    f"original dtype: {original.dtype}\nparametrized dtype: {result.dtype}")
            if result.shape != original.shape:
                raise ValueError(
                    "Registering a parametrization may not change the shape of the tensor, unless `unsafe` flag is enabled.\n"
                    f"original shape: {original.shape}\nparametrized shape: {result.shape}")
        delattr(module, tensor_name)
        if not is_parametrized(module):
            module.parametrizations = ModuleDict()
        _inject(module, tensor_name)
        module.parametrizations[tensor_name] = holder
        return module
    raise ValueError(
        f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'")


def is_parametrized(module, tensor_name=None):
    holders = module._modules.get("parametrizations")
    if holders is None or not isinstance(holders, ModuleDict):
        return False
    return len(holders) > 0 if tensor_name is None else tensor_name in holders


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    """The parameter as it was: with the value of the function, or with its original one."""
    if not is_parametrized(module, tensor_name):
        raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
    holder = module.parametrizations[tensor_name]
    if holder.is_tensor:
        original = holder.original
        if leave_parametrized:
            with no_grad():
                value = getattr(module, tensor_name)
                if isinstance(original, Parameter):
                    original.data = value.detach().clone()
                else:
                    original = value.detach().clone()
    else:
        if not leave_parametrized:
            raise ValueError("Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a sequence of tensors.")
        value = getattr(module, tensor_name)
        original = Parameter(value.detach().clone()) if value.requires_grad else value
    delattr(type(module), tensor_name)
    del module.parametrizations[tensor_name]
    if not is_parametrized(module):
        delattr(module, "parametrizations")
        module.__class__ = type(module).__mro__[1]
    if isinstance(original, Parameter):
        module.register_parameter(tensor_name, original)
    else:
        module.register_buffer(tensor_name, original)
    return module
