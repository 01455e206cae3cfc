"""Switches of gradient recording, as context managers and as decorators."""

import functools

import _torch


class _DecoratorContextManager:
    """A context manager that also decorates functions and generator functions: every call runs inside of it."""

    def __call__(self, function):
        if isinstance(function, type):
            function.__init__ = self(function.__init__)
            return function
        if _is_generator_function(function):

            @functools.wraps(function)
            def generator(*args, **kwargs):
                iterator = function(*args, **kwargs)
                while True:
                    with self.clone():
                        try:
                            value = next(iterator)
                        except StopIteration:
                            return
                    yield value

            return generator

        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            with self.clone():
                return function(*args, **kwargs)

        return wrapped

    def clone(self):
        return type(self)()


class _NoParamDecoratorContextManager(_DecoratorContextManager):
    """May be written with or without parentheses: `@no_grad` and `@no_grad()`."""

    def __new__(cls, orig_func=None):
        if orig_func is None:
            return super().__new__(cls)
        return cls()(orig_func)


class no_grad(_NoParamDecoratorContextManager):
    """Nothing inside is recorded for gradients."""

    def __enter__(self):
        self.prev = _torch.is_grad_enabled()
        _torch._set_grad_enabled(False)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev)


class enable_grad(_NoParamDecoratorContextManager):
    """Operations inside are recorded for gradients."""

    def __enter__(self):
        self.prev = _torch.is_grad_enabled()
        _torch._set_grad_enabled(True)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev)


class set_grad_enabled(_DecoratorContextManager):
    """Switches recording on or off at once; as a context manager it puts the former state back."""

    def __init__(self, mode):
        self.prev = _torch.is_grad_enabled()
        self.mode = mode
        _torch._set_grad_enabled(mode)

    def __call__(self, function):
        _torch._set_grad_enabled(self.prev)
        return super().__call__(function)

    def __enter__(self):
        _torch._set_grad_enabled(self.mode)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev)

    def __str__(self):
        return f"{type(self).__module__}.{type(self).__name__}(mode={self.mode})"

    def clone(self):
        return type(self)(self.mode)


class inference_mode(_DecoratorContextManager):
    """As `no_grad`, for code whose tensors never meet autograd again."""

    def __new__(cls, mode=True):
        if isinstance(mode, bool):
            return super().__new__(cls)
        return cls()(mode)

    def __init__(self, mode=True):
        self.mode = mode

    def __enter__(self):
        self.prev = _torch._set_inference_mode(self.mode)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._restore_inference_mode(self.prev)

    def clone(self):
        return type(self)(self.mode)


def _is_generator_function(function):
    code = getattr(function, "__code__", None)
    return code is not None and bool(code.co_flags & 0x20)
