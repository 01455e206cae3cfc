"""The limits of the number types, and the classes by which older programs name them."""

import _torch

_BITS = {_torch.float64: (64, 52, 1023), _torch.float32: (32, 23, 127), _torch.float16: (16, 10, 15), _torch.bfloat16: (16, 7, 127)}


class finfo:
    """The limits of a floating-point type."""

    def __init__(self, type=None):
        dtype = _torch.get_default_dtype() if type is None else type
        if dtype not in _BITS:
            raise TypeError(f"torch.finfo() requires a floating point input type. Use torch.iinfo to handle '{_name(dtype)}'")
        self.dtype = _name(dtype)
        self.bits, fraction, bias = _BITS[dtype]
        self.eps = 2.0**-fraction
        self.max = (2.0 - self.eps) * 2.0**bias
        self.min = -self.max
        self.tiny = self.smallest_normal = 2.0 ** (1 - bias)
        self.resolution = 10.0 ** -{52: 15, 23: 6, 10: 3, 7: 2}[fraction]

    def __eq__(self, other):
        return isinstance(other, finfo) and self.dtype == other.dtype

    def __hash__(self):
        return hash(self.dtype)

    def __repr__(self):
        return (
            f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, "
            f"smallest_normal={self.smallest_normal:g}, tiny={self.tiny:g}, dtype={self.dtype})"
        )


class iinfo:
    """The limits of an integer type."""

    def __init__(self, type):
        if type.is_floating_point or type == _torch.bool:
            raise TypeError(f"torch.iinfo() requires an integer input type. Use torch.finfo to handle '{_name(type)}'")
        self.dtype = _name(type)
        self.bits = type.itemsize * 8
        signed = type.is_signed
        self.min = -(2 ** (self.bits - 1)) if signed else 0
        self.max = 2 ** (self.bits - 1) - 1 if signed else 2**self.bits - 1

    def __eq__(self, other):
        return isinstance(other, iinfo) and self.dtype == other.dtype

    def __hash__(self):
        return hash(self.dtype)

    def __repr__(self):
        return f"iinfo(min={self.min:g}, max={self.max:g}, dtype={self.dtype})"


def _name(dtype):
    return str(dtype).removeprefix("torch.")


class TensorClass:
    """`torch.FloatTensor` and its like: makes tensors of one type and knows them."""

    def __init__(self, name, dtype):
        self.__name__ = name
        self.__module__ = "torch"
        self.dtype = dtype

    def __call__(self, *args):
        if not args:
            return _torch.empty(0, dtype=self.dtype)
        if all(isinstance(size, int) for size in args):
            return _torch.empty(args, dtype=self.dtype)
        if len(args) > 1:
            raise TypeError("new(): data must be a sequence, or sizes integers")
        if isinstance(args[0], _torch.Size):
            return _torch.empty(args[0], dtype=self.dtype)
        if isinstance(args[0], _torch.Tensor):
            if args[0].dtype != self.dtype:
                raise TypeError(f"expected {self.__name__} (got {args[0].type()})")
            return args[0].detach()
        return _torch.tensor(args[0], dtype=self.dtype)

    def __instancecheck__(self, instance):
        return isinstance(instance, _torch.Tensor) and instance.dtype == self.dtype

    def __repr__(self):
        return f"<class 'torch.{self.__name__}'>"


CLASSES = {
    name: TensorClass(name, dtype)
    for name, dtype in (
        ("FloatTensor", _torch.float32), ("DoubleTensor", _torch.float64), ("HalfTensor", _torch.float16),
        ("BFloat16Tensor", _torch.bfloat16), ("ByteTensor", _torch.uint8), ("CharTensor", _torch.int8),
        ("ShortTensor", _torch.int16), ("IntTensor", _torch.int32), ("LongTensor", _torch.int64), ("BoolTensor", _torch.bool),
    )
}
