"""Records values and gradients of operations from PyTorch into Fixtures/reference/<family>.json.

Run inside an environment with PyTorch 2.13:  python record_reference.py [family …]
Each case names the operation, its arguments and what came out: tensors, gradients of a weighted sum, or the error.
"""
import json, math, os, sys, warnings
import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Fixtures", "reference")
INF, NAN = float("inf"), float("nan")


class T:
    """A tensor argument: shape, range of values, type, layout, whether it needs a gradient."""

    def __init__(self, *shape, lo=-2.0, hi=2.0, dtype=torch.float32, layout="plain", grad=True, values=None):
        self.shape, self.lo, self.hi, self.dtype, self.layout = list(shape), lo, hi, dtype, layout
        self.grad, self.given = grad and dtype.is_floating_point, values

    def like(self, **changes):
        new = T(*self.shape, lo=self.lo, hi=self.hi, dtype=self.dtype, layout=self.layout, grad=self.grad, values=self.given)
        for key, value in changes.items():
            setattr(new, key, value)
        new.grad = new.grad and new.dtype.is_floating_point
        return new

    def base_shape(self):
        s = list(self.shape)
        if self.layout == "transposed":
            return s[::-1]
        if self.layout == "sliced" and s:
            return s[:-1] + [2 * s[-1] + 1]
        if self.layout == "expanded" and s:
            return [1] + s[1:]
        return s

    def make(self, seed):
        n = math.prod(self.base_shape())
        if self.given is not None:
            values = self.given
        elif self.dtype == torch.bool:
            values = [(i * 7 + seed) % 3 == 0 for i in range(n)]
        else:
            values = []
            state = 12345 + 7919 * seed
            for _ in range(n):
                state = (state * 1103515245 + 12345) % 2**31
                u = state / 2**31
                v = self.lo + (self.hi - self.lo) * u
                values.append(int(v) if not self.dtype.is_floating_point else round(v, 3))
        leaf = torch.tensor(values, dtype=self.dtype).reshape(self.base_shape())
        if self.grad:
            leaf.requires_grad_(True)
        view = leaf
        if self.layout == "transposed":
            view = leaf.permute(*range(leaf.dim() - 1, -1, -1))
        elif self.layout == "sliced" and self.shape:
            view = leaf[..., 1::2] if self.shape[-1] else leaf[..., :0]
        elif self.layout == "expanded" and self.shape:
            view = leaf.expand(self.shape)
        return leaf, view


def flat(t):
    t = t.detach()
    if t._is_zerotensor():
        t = torch.zeros(t.shape, dtype=t.dtype)
    t = t.to(torch.float64) if t.dtype.is_floating_point else t
    result = []
    for v in t.reshape(-1).tolist():
        if isinstance(v, float):
            v = "nan" if v != v else "inf" if v == INF else "-inf" if v == -INF else float(repr(v))
        result.append(v)
    return result


def describe(t):
    return {"dtype": str(t.dtype)[6:], "shape": list(t.shape), "values": flat(t)}


def encode(arg, seed, leaves):
    """The JSON of an argument, and the argument itself."""
    if isinstance(arg, T):
        leaf, view = arg.make(seed)
        if arg.grad:
            leaves.append(leaf)
        return {**describe(leaf), "layout": arg.layout, "view": list(view.shape), "grad": arg.grad, "kind": "tensor"}, view
    if isinstance(arg, list) and arg and isinstance(arg[0], T):
        pairs = [encode(a, seed + 31 * i, leaves) for i, a in enumerate(arg)]
        return {"kind": "tensors", "items": [p[0] for p in pairs]}, [p[1] for p in pairs]
    if isinstance(arg, torch.dtype):
        return {"kind": "dtype", "name": str(arg)[6:]}, arg
    if isinstance(arg, (tuple, list)):
        kind = "numbers" if any(isinstance(v, float) for v in arg) else "integers"
        return {"kind": kind, "items": list(arg)}, arg
    if isinstance(arg, float) and not math.isfinite(arg):
        return {"kind": "float", "value": "nan" if arg != arg else "inf" if arg > 0 else "-inf"}, arg
    if isinstance(arg, bool):
        return {"kind": "bool", "value": arg}, arg
    if isinstance(arg, int):
        return {"kind": "int", "value": arg}, arg
    if isinstance(arg, float):
        return {"kind": "float", "value": arg}, arg
    if isinstance(arg, str):
        return {"kind": "string", "value": arg}, arg
    return {"kind": "none"}, None


def lookup(surface, name):
    return getattr({"torch": torch, "F": F, "linalg": torch.linalg, "method": torch.Tensor, "special": torch.special}[surface], name)


def run(surface, name, args, kwargs, seed=0, tolerance=None, grads=True):
    leaves, encoded, real = [], [], []
    for i, a in enumerate(args):
        e, r = encode(a, seed + i, leaves)
        encoded.append(e)
        real.append(r)
    ek, rk = [], {}
    for i, (k, a) in enumerate(kwargs.items()):
        e, rk[k] = encode(a, seed + 10 + i, leaves)
        ek.append([k, e])
    case = {"surface": surface, "op": name, "args": encoded, "kwargs": ek}
    if tolerance:
        case["tolerance"] = tolerance
    try:
        out = lookup(surface, name)(*real, **rk)
    except Exception as e:
        text = str(e).split("\n")[0]
        case["error"] = [type(e).__name__, text]
        return case
    outs = [o for o in (out if isinstance(out, (tuple, list)) else [out])]
    case["out"] = [describe(o) if isinstance(o, torch.Tensor) else {"dtype": "python", "shape": [], "values": [o]} for o in outs]
    outs = [o for o in outs if isinstance(o, torch.Tensor)]
    used = [o for o in outs if o.requires_grad]
    if used and leaves and grads:
        total = 0
        for o in used:
            w = torch.tensor([((i * 7) % 5 - 2) * 0.5 + 0.25 for i in range(o.numel())], dtype=o.dtype).reshape(o.shape)
            total = total + (o * w).sum()
        try:
            got = torch.autograd.grad(total, leaves, allow_unused=True)
        except RuntimeError:  # no derivative there either
            return case
        case["grad_fn"] = type(used[0].grad_fn).__name__ if used[0].grad_fn else ""
        case["grads"] = [None if g is None else describe(g) for g in got]
    return case


FLOAT, DOUBLE, HALF, BFLOAT = torch.float32, torch.float64, torch.float16, torch.bfloat16
INTS = [torch.int64, torch.int32, torch.uint8, torch.int16, torch.int8]
SPECIAL = [0.0, -0.0, 1.0, -1.0, INF, -INF, NAN, 2.5, -3.5, 1e-30, 1e20]


def elementwise(surface, name, lo=-2.0, hi=2.0, extra=(), kwargs={}, ints=True, special=True):
    base = T(3, 4, lo=lo, hi=hi)
    yield surface, name, [base, *extra], kwargs
    for layout in ("transposed", "sliced", "expanded"):
        yield surface, name, [base.like(layout=layout), *extra], kwargs
    yield surface, name, [base.like(shape=[], dtype=DOUBLE), *extra], kwargs
    yield surface, name, [base.like(shape=[0, 3]), *extra], kwargs
    yield surface, name, [T(33, lo=lo, hi=hi), *extra], kwargs
    for dtype in (DOUBLE, HALF, BFLOAT):
        yield surface, name, [base.like(dtype=dtype, grad=dtype == DOUBLE), *extra], kwargs
    if special:
        yield surface, name, [T(11, values=SPECIAL, grad=False), *extra], kwargs
    if ints:
        for dtype in INTS + [torch.bool]:
            yield surface, name, [T(5, lo=0 if dtype == torch.uint8 else -4, hi=5, dtype=dtype), *extra], kwargs


def family_unary():
    for name in ("neg abs sign sgn floor ceil trunc frac sqrt rsqrt reciprocal square exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan "
                 "sinh cosh tanh asinh acosh atanh erf erfc erfinv lgamma sinc sigmoid relu round bitwise_not logical_not isnan isinf isfinite "
                 "isposinf isneginf signbit deg2rad rad2deg logit nan_to_num positive").split():
        lo, hi = (0.1, 3.0) if name in ("sqrt", "rsqrt", "log", "log2", "log10", "log1p", "lgamma", "reciprocal") else (-0.9, 0.9) if name in (
            "asin", "acos", "atanh", "erfinv") else (1.1, 3.0) if name == "acosh" else (0.05, 0.95) if name == "logit" else (-2.0, 2.0)
        yield from elementwise("torch", name, lo, hi)
    yield from elementwise("torch", "digamma", 0.1, 3.0, special=False)
    yield from elementwise("torch", "i0", special=False)
    for decimals in (1, 2, -1):
        yield "torch", "round", [T(9, lo=-30, hi=30)], {"decimals": decimals}


def family_activations():
    for name in "silu mish hardswish hardsigmoid relu6 selu elu celu leaky_relu hardtanh gelu softplus hardshrink softshrink logsigmoid softsign tanhshrink relu".split():
        yield from elementwise("F", name, -4.0, 4.0, ints=False, special=name not in ("logsigmoid", "gelu"))
    yield "F", "gelu", [T(3, 4)], {"approximate": "tanh"}
    yield "F", "leaky_relu", [T(3, 4), 0.2], {}
    yield "F", "elu", [T(3, 4), 0.7], {}
    yield "F", "celu", [T(3, 4), 0.7], {}
    yield "F", "softplus", [T(3, 4)], {"beta": 2, "threshold": 1}
    yield "F", "threshold", [T(3, 4), 0.1, 20.0], {}
    yield "F", "hardtanh", [T(3, 4), -0.5, 0.7], {}
    yield "F", "prelu", [T(2, 3, 4), T(3)], {}
    yield "F", "prelu", [T(2, 3), T(1)], {}
    yield "F", "glu", [T(3, 4)], {}
    yield "F", "glu", [T(4, 3), 0], {}
    for name in ("softmax", "log_softmax"):
        for shape, dim in (([3, 4], 1), ([3, 4], 0), ([2, 3, 4], 1), ([5], 0), ([2, 3, 4], -1), ([], 0)):
            yield "F", name, [T(*shape, lo=-3, hi=3)], {"dim": dim}
        yield "F", name, [T(3, 4, layout="transposed"), 1], {}
        yield "torch", name, [T(2, 3, lo=-3, hi=3, dtype=DOUBLE), 1], {}
        yield "torch", name, [T(2, 3, lo=0, hi=9, dtype=torch.int64), 1], {"dtype": FLOAT}
    yield "F", "softmin", [T(3, 4)], {"dim": 1}
    yield "F", "normalize", [T(3, 4)], {}
    yield "F", "normalize", [T(3, 4)], {"p": 1.0, "dim": 0}


def family_binary():
    pairs = [([3, 4], [3, 4]), ([3, 4], [4]), ([3, 1], [1, 4]), ([2, 3, 4], [3, 1]), ([], [3]), ([0, 3], [3]), ([1], [2, 2])]
    for name in "add sub mul div pow atan2 maximum minimum fmax fmin hypot copysign logaddexp xlogy remainder fmod floor_divide".split():
        lo, hi = (0.2, 3.0) if name in ("pow", "xlogy") else (-3.0, 3.0)
        for a, b in pairs:
            yield "torch", name, [T(*a, lo=lo, hi=hi), T(*b, lo=lo, hi=hi)], {}
        for la in ("transposed", "sliced", "expanded"):
            yield "torch", name, [T(3, 4, lo=lo, hi=hi, layout=la), T(3, 4, lo=lo, hi=hi)], {}
        yield "torch", name, [T(3, 4, lo=lo, hi=hi, layout="transposed"), T(3, 4, lo=lo, hi=hi, layout="transposed")], {}
        for da, db in ((FLOAT, DOUBLE), (HALF, HALF), (BFLOAT, FLOAT), (FLOAT, torch.int64), (torch.int64, torch.int64), (torch.int32, torch.uint8),
                       (torch.bool, torch.int64), (torch.bool, torch.bool), (torch.uint8, torch.int8)):
            yield "torch", name, [T(4, lo=1, hi=5, dtype=da, grad=False), T(4, lo=1, hi=5, dtype=db, grad=False)], {}
        yield "torch", name, [T(4, lo=1, hi=5, dtype=torch.int32, grad=False), T(lo=1, hi=5, dtype=torch.int64)], {}
        yield "torch", name, [T(11, values=SPECIAL, grad=False), T(11, values=SPECIAL[::-1], grad=False)], {}
    for name in "add sub mul div pow remainder fmod floor_divide eq ne lt le gt ge bitwise_and bitwise_or bitwise_xor".split():
        for scalar in (2, 2.5, -3, True, 0.5, -1):
            for dtype in (FLOAT, DOUBLE, torch.int64, torch.int32, torch.uint8, torch.bool, HALF):
                yield "torch", name, [T(4, lo=0.5, hi=5, dtype=dtype), scalar], {}
    for name in "eq ne lt le gt ge logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor gcd lcm heaviside bitwise_left_shift bitwise_right_shift nextafter".split():
        for dtype in (FLOAT, torch.int64, torch.bool):
            yield "torch", name, [T(3, 4, lo=0, hi=4, dtype=dtype, grad=False), T(4, lo=0, hi=4, dtype=dtype, grad=False)], {}
    for name in ("add", "sub"):
        yield "torch", name, [T(3), T(3)], {"alpha": 2}
        yield "torch", name, [T(3), T(3)], {"alpha": 0.5}
        yield "torch", name, [T(3, dtype=torch.int64), T(3, dtype=torch.int64)], {"alpha": 3}
        yield "torch", name, [T(3, dtype=torch.int64), T(3, dtype=torch.int64)], {"alpha": 0.5}
    yield "torch", "rsub", [T(3), 5], {}
    for mode in ("trunc", "floor"):
        yield "torch", "div", [T(7, lo=-5, hi=5), T(7, lo=1, hi=3)], {"rounding_mode": mode}
        yield "torch", "div", [T(7, lo=-5, hi=5, dtype=torch.int64), T(7, lo=1, hi=3, dtype=torch.int64)], {"rounding_mode": mode}
    yield "torch", "pow", [2, T(4)], {}
    yield "torch", "pow", [T(4, lo=-3, hi=3), 3], {}
    yield "torch", "pow", [T(4, lo=-3, hi=3), 2], {}
    yield "torch", "pow", [T(4, lo=0.5, hi=3), -0.5], {}
    yield "torch", "pow", [T(4, lo=1, hi=3, dtype=torch.int64), -1], {}
    yield "torch", "floor_divide", [T(3, dtype=torch.int64), 0], {}
    yield "torch", "remainder", [T(3, dtype=torch.int64), 0], {}
    yield "torch", "add", [T(3), T(4)], {}
    yield "torch", "mul", [T(2, 3), T(3, 2)], {}
    yield "torch", "lerp", [T(3, 4), T(3, 4), 0.3], {}
    yield "torch", "lerp", [T(3, 4), T(4), T(3, 4)], {}
    yield "torch", "addcmul", [T(3, 4), T(3, 4), T(4)], {"value": 0.5}
    yield "torch", "addcdiv", [T(3, 4), T(3, 4), T(4, lo=1, hi=3)], {"value": 0.5}
    for a in ([-0.5, 0.7], [None, 0.5], [0.1, None], [1, 0]):
        yield "torch", "clamp", [T(3, 4), *a], {}
        yield "torch", "clamp", [T(6, lo=-4, hi=4, dtype=torch.int64), *a], {}
    yield "torch", "clamp", [T(3, 4), T(4), T(4, lo=1, hi=2)], {}
    yield "torch", "where", [T(3, 4, dtype=torch.bool), T(3, 4), T(4)], {}
    yield "torch", "where", [T(3, 4, dtype=torch.bool), T(3, 4), 2.0], {}
    yield "torch", "where", [T(3, dtype=torch.bool), 1, 2.5], {}
    yield "torch", "isclose", [T(3), T(3)], {}
    yield "torch", "dist", [T(3), T(3)], {}


def family_reductions():
    shapes = [([3, 4], 0), ([3, 4], 1), ([2, 3, 4], 1), ([2, 3, 4], -1), ([5], 0), ([], 0), ([20, 30], 0), ([20, 30], 1)]
    for name in "sum mean prod amax amin all any logsumexp var std argmax argmin max min cumsum cumprod cummax cummin median nansum norm logcumsumexp count_nonzero".split():
        if name not in ("logsumexp", "cumsum", "cumprod", "cummax", "cummin", "logcumsumexp"):
            for x in (T(3, 4), T(), T(0), T(2, 3, layout="transposed"), T(6, values=[1.0, NAN, 3.0, INF, -INF, 2.0], grad=False), T(3, 4, dtype=DOUBLE)):
                yield "torch", name, [x], {}
        for shape, dim in shapes:
            if name in ("amax", "amin", "norm") and shape == []:
                continue
            key = {"dim": dim}
            if name == "prod" and len(shape) == 2 and shape[0] == 20:
                continue
            yield "torch", name, [T(*shape)], key
            if name not in ("cumsum", "cumprod", "cummax", "cummin", "logcumsumexp", "count_nonzero"):
                yield "torch", name, [T(*shape)], {**key, "keepdim": True}
        for dtype in (torch.int64, torch.uint8, torch.bool, HALF):
            yield "torch", name, [T(3, 4, lo=0, hi=5, dtype=dtype, grad=False)], {"dim": 1}
        yield "torch", name, [T(2, 3, 4, layout="transposed")], {"dim": 1}
        yield "torch", name, [T(2, 0)], {"dim": 1}
        yield "torch", name, [T(2, 3)], {"dim": 5}
    for name in "sum mean amax amin logsumexp var std norm all any".split():
        yield "torch", name, [T(2, 3, 4)], {"dim": (0, 2)}
        yield "torch", name, [T(2, 3, 4)], {"dim": (0, 1), "keepdim": True}
        yield "torch", name, [T(2, 3, 4, layout="transposed")], {"dim": (-1, 0)}
        yield "torch", name, [T(2, 3)], {"dim": (0, 0)}
    for p in (1, 2, 3, 0, INF, -INF, 0.5):
        yield "torch", "norm", [T(3, 4)], {"p": p, "dim": 1}
        yield "linalg", "vector_norm", [T(3, 4)], {"ord": p}
    for p in ("fro", "nuc", 1, 2, INF, -1, -2):
        yield "linalg", "matrix_norm", [T(3, 4)], {"ord": p}
    yield "torch", "var", [T(3, 4)], {"dim": 1, "correction": 0}
    yield "torch", "std", [T(3, 4)], {"dim": 1, "unbiased": False}
    yield "torch", "var_mean", [T(3, 4)], {"dim": 1}
    yield "torch", "sum", [T(3, 4, dtype=torch.int32)], {"dtype": FLOAT}
    yield "torch", "prod", [T(4, values=[2.0, 0.0, 3.0, 4.0])], {}
    yield "torch", "prod", [T(2, 3, values=[2.0, 0.0, 3.0, 0.0, 0.0, 1.0])], {"dim": 1}
    yield "torch", "cumprod", [T(4, values=[2.0, 0.0, 3.0, 4.0])], {"dim": 0}
    yield "torch", "diff", [T(3, 5)], {}
    yield "torch", "diff", [T(3, 5)], {"n": 2, "dim": 0}
    yield "torch", "trace", [T(3, 4)], {}
    yield "torch", "max", [T(3, 4), T(4)], {}
    yield "torch", "max", [T(2, 3, values=[1.0, 2.0, 2.0, 2.0, 0.0, 1.0])], {}
    yield "torch", "aminmax", [T(3, 4)], {"dim": 1}


def family_views():
    v = "method"
    for args in ([4, 3], [-1], [2, -1, 2], [5], [-1, -1], [-1, 5], [1, 12, 1]):
        yield v, "view", [T(3, 4), *args], {}
        yield v, "reshape", [T(3, 4, layout="transposed"), *args], {}
        yield v, "view", [T(3, 4, layout="transposed"), *args], {}
    yield v, "reshape", [T(0, 3), -1], {}
    yield v, "reshape", [T(0, 3), -1, 0], {}
    yield v, "permute", [T(2, 3, 4), 2, 0, 1], {}
    yield v, "permute", [T(2, 3), 0, 0], {}
    yield v, "permute", [T(2, 3), 0], {}
    for name in ("transpose", "swapaxes"):
        yield "torch", name, [T(2, 3, 4), 0, 2], {}
        yield "torch", name, [T(2, 3, 4), -1, 1], {}
        yield "torch", name, [T(2, 3), 0, 3], {}
    yield "torch", "t", [T(2, 3)], {}
    yield "torch", "t", [T(3)], {}
    yield "torch", "t", [T(2, 3, 4)], {}
    yield "torch", "movedim", [T(2, 3, 4), 0, 2], {}
    yield "torch", "movedim", [T(2, 3, 4), (0, 1), (1, 2)], {}
    yield "torch", "movedim", [T(2, 3, 4), (0, 1), (1,)], {}
    yield v, "expand", [T(3, 1), 3, 4], {}
    yield v, "expand", [T(3, 1), 2, -1, 4], {}
    yield v, "expand", [T(2, 3), 4, 3], {}
    yield v, "expand", [T(2, 3), 3], {}
    for dim in (0, 1, -1, 3, -3, 7):
        yield "torch", "unsqueeze", [T(2, 3), dim], {}
        yield "torch", "squeeze", [T(1, 3, 1), dim], {}
    yield "torch", "squeeze", [T(1, 3, 1)], {}
    yield "torch", "squeeze", [T(1, 3, 1), (0, 2)], {}
    yield "torch", "flatten", [T(2, 3, 4)], {}
    yield "torch", "flatten", [T(2, 3, 4), 1], {}
    yield "torch", "flatten", [T(2, 3, 4), 0, 1], {}
    yield "torch", "flatten", [T(2, 3, 4, layout="transposed"), 1], {}
    yield "torch", "flatten", [T()], {}
    yield "torch", "flatten", [T(2, 3), 1, 0], {}
    yield "torch", "unflatten", [T(2, 12), 1, (3, 4)], {}
    yield "torch", "unflatten", [T(2, 12), 1, (3, -1)], {}
    yield "torch", "unflatten", [T(2, 3), 1, (2, 2)], {}
    for i in (0, -1, 2, 5, -4):
        yield "torch", "select", [T(3, 4), 0, i], {}
    yield "torch", "narrow", [T(3, 4), 1, 1, 2], {}
    yield "torch", "narrow", [T(3, 4), 1, 3, 2], {}
    yield "torch", "narrow", [T(3, 4), 1, 7, 1], {}
    for offset in (0, 1, -1, 5):
        yield "torch", "diagonal", [T(3, 4), offset], {}
    yield "torch", "diagonal", [T(2, 3, 4), 0, 0, 2], {}
    yield v, "unfold", [T(7), 0, 3, 2], {}
    yield v, "unfold", [T(3, 7), 1, 3, 1], {}
    yield v, "unfold", [T(3), 0, 4, 1], {}
    yield "torch", "as_strided", [T(3, 4), (2, 2), (4, 1), 1], {}
    yield "torch", "as_strided", [T(3, 4), (3, 3), (1, 1)], {}
    yield "torch", "as_strided", [T(3, 4), (9, 9), (4, 1)], {}
    yield "torch", "unbind", [T(3, 4)], {}
    yield "torch", "unbind", [T(3, 4), 1], {}
    for n in (2, 3, 5, 0):
        yield "torch", "chunk", [T(7, 2), n], {}
    yield "torch", "split", [T(7, 2), 3], {}
    yield "torch", "split", [T(7, 2), (3, 4)], {}
    yield "torch", "split", [T(7, 2), (3, 3)], {}
    yield "torch", "split", [T(7, 2), 0], {}
    yield "torch", "tensor_split", [T(7, 2), 3], {}
    yield "torch", "tensor_split", [T(7, 2), (2, 5)], {}
    yield v, "contiguous", [T(3, 4, layout="transposed")], {}
    yield "torch", "clone", [T(3, 4, layout="sliced")], {}


def family_joining():
    yield "torch", "cat", [[T(2, 3), T(1, 3), T(4, 3)]], {}
    yield "torch", "cat", [[T(2, 3), T(2, 1)], 1], {}
    yield "torch", "cat", [[T(2, 3), T(2, 1)], -1], {}
    yield "torch", "cat", [[T(2, 3), T(0)]], {}
    yield "torch", "cat", [[T(2), T(2, dtype=torch.int64)]], {}
    yield "torch", "cat", [[T(2, 3), T(3, 4)]], {}
    yield "torch", "cat", [[T(2, 3), T(3)]], {}
    yield "torch", "cat", [[T(), T()]], {}
    yield "torch", "stack", [[T(2, 3), T(2, 3, layout="transposed")]], {}
    yield "torch", "stack", [[T(2, 3), T(2, 3)], 2], {}
    yield "torch", "stack", [[T(2, 3), T(3)]], {}
    for name in "hstack vstack dstack column_stack".split():
        yield "torch", name, [[T(3), T(3)]], {}
        yield "torch", name, [[T(2, 3), T(2, 3)]], {}
    yield "method", "repeat", [T(2, 3), 2, 3], {}
    yield "method", "repeat", [T(3), 2, 1, 3], {}
    yield "method", "repeat", [T(2, 3), 2], {}
    yield "torch", "tile", [T(2, 3), (2,)], {}
    yield "torch", "tile", [T(3), (2, 2)], {}
    yield "torch", "repeat_interleave", [T(2, 3), 2], {}
    yield "torch", "repeat_interleave", [T(2, 3), 2], {"dim": 1}
    yield "torch", "repeat_interleave", [T(2, 3), T(2, values=[1, 2], dtype=torch.int64)], {"dim": 0}
    yield "torch", "flip", [T(2, 3), (0,)], {}
    yield "torch", "flip", [T(2, 3, 4), (0, -1)], {}
    yield "torch", "fliplr", [T(2, 3)], {}
    yield "torch", "roll", [T(2, 3), 1], {}
    yield "torch", "roll", [T(2, 3), 2], {"dims": 1}
    yield "torch", "roll", [T(4, 3), (1, -1), (0, 1)], {}
    for k in (0, 1, 2, 3, -1):
        yield "torch", "rot90", [T(2, 3), k, (0, 1)], {}
    yield "torch", "kron", [T(2, 3), T(3, 2)], {}
    yield "torch", "block_diag", [T(2, 2), T(1, 3)], {}


def family_indexing():
    L = torch.int64
    ix = lambda *v, s=None: T(*(s or [len(v)]), values=list(v), dtype=L)
    yield "torch", "index_select", [T(3, 4), 0, ix(2, 0, 2)], {}
    yield "torch", "index_select", [T(3, 4), 1, ix(3)], {}
    yield "torch", "index_select", [T(3, 4), 0, ix(5)], {}
    yield "torch", "index_add", [T(3, 4), 0, ix(2, 0, 2), T(3, 4)], {}
    yield "torch", "index_copy", [T(3, 4), 0, ix(2, 0), T(2, 4)], {}
    yield "torch", "index_fill", [T(3, 4), 1, ix(1, 3), 9.0], {}
    yield "torch", "gather", [T(3, 4), 1, ix(0, 1, 2, 3, 1, 0, s=[3, 2])], {}
    yield "torch", "gather", [T(3, 4), 0, ix(0, 1, 2, 2, s=[1, 4])], {}
    yield "torch", "gather", [T(3, 4), 1, ix(0, 9, s=[1, 2])], {}
    yield "torch", "gather", [T(3, 4, layout="transposed"), 1, ix(0, 1, 2, s=[3, 1])], {}
    yield "torch", "scatter", [T(3, 4), 1, ix(0, 1, 3, s=[3, 1]), T(3, 1)], {}
    yield "torch", "scatter", [T(3, 4), 1, ix(0, 1, 3, s=[3, 1]), 7.0], {}
    yield "torch", "scatter_add", [T(3, 4), 1, ix(0, 0, 3, 1, 1, 1, s=[3, 2]), T(3, 2)], {}
    yield "torch", "take", [T(3, 4), ix(0, 5, 11, -1)], {}
    yield "torch", "take_along_dim", [T(3, 4), ix(1, 0, 2, s=[3, 1]), 1], {}
    yield "torch", "masked_fill", [T(3, 4), T(3, 4, dtype=torch.bool), 5.0], {}
    yield "torch", "masked_fill", [T(3, 4), T(4, dtype=torch.bool), T()], {}
    yield "torch", "masked_select", [T(3, 4), T(3, 4, dtype=torch.bool)], {}
    yield "torch", "masked_select", [T(3, 4), T(4, dtype=torch.bool)], {}
    yield "torch", "masked_scatter", [T(3, 4), T(3, 4, dtype=torch.bool), T(12)], {}
    yield "torch", "nonzero", [T(3, 4, lo=-1, hi=2, dtype=L)], {}
    yield "torch", "argwhere", [T(3, 4, dtype=torch.bool)], {}
    for d in (0, 1, -1, 5):
        yield "torch", "tril", [T(3, 4), d], {}
        yield "torch", "triu", [T(2, 3, 4), d], {}
        yield "torch", "diag", [T(3), d], {}
        yield "torch", "diag", [T(3, 4), d], {}
        yield "torch", "diag_embed", [T(2, 3), d], {}
    yield "torch", "diagflat", [T(2, 2)], {}
    yield "torch", "sort", [T(3, 5)], {}
    yield "torch", "sort", [T(3, 5)], {"dim": 0, "descending": True}
    yield "torch", "sort", [T(6, values=[1.0, NAN, INF, -INF, 0.5, 2.0], grad=False)], {}
    yield "torch", "argsort", [T(3, 5)], {}
    yield "torch", "topk", [T(3, 5), 2], {}
    yield "torch", "topk", [T(3, 5), 2], {"dim": 0, "largest": False}
    yield "torch", "topk", [T(3), 5], {}
    yield "torch", "kthvalue", [T(3, 5), 2], {}
    yield "torch", "mode", [T(2, 6, lo=0, hi=3, dtype=L)], {}
    yield "torch", "median", [T(3, 5)], {"dim": 1}
    yield "torch", "quantile", [T(3, 5), 0.3], {}
    yield "torch", "quantile", [T(3, 5), 0.6], {"dim": 1, "keepdim": True}
    yield "torch", "searchsorted", [T(4, values=[1.0, 2.0, 3.0, 4.0], grad=False), T(3, values=[0.5, 2.0, 9.0], grad=False)], {}
    yield "torch", "bucketize", [T(3, values=[0.5, 2.0, 9.0], grad=False), T(4, values=[1.0, 2.0, 3.0, 4.0], grad=False)], {"right": True}
    yield "torch", "bincount", [ix(0, 2, 2, 5)], {}
    yield "torch", "bincount", [ix(0, 2, 2)], {"minlength": 6}
    yield "torch", "histc", [T(20, grad=False)], {"bins": 5, "min": -1, "max": 1}
    yield "torch", "isin", [ix(1, 2, 3), ix(2, 5)], {}


def family_products():
    yield "torch", "mm", [T(3, 4), T(4, 5)], {}
    yield "torch", "mm", [T(3, 4, layout="transposed"), T(4, 5, layout="transposed")], {}
    yield "torch", "mm", [T(3, 4, layout="sliced"), T(4, 5, layout="expanded")], {}
    yield "torch", "mm", [T(3, 0), T(0, 2)], {}
    yield "torch", "mm", [T(2, 3), T(2, 3)], {}
    yield "torch", "mm", [T(2, 3), T(3)], {}
    yield "torch", "mm", [T(2, 3, dtype=torch.int64), T(3, 2, dtype=torch.int64)], {}
    yield "torch", "mm", [T(17, 33, dtype=DOUBLE), T(33, 9, dtype=DOUBLE)], {}
    yield "torch", "mm", [T(17, 33), T(33, 19)], {}
    yield "torch", "bmm", [T(2, 3, 4), T(2, 4, 5)], {}
    yield "torch", "bmm", [T(2, 3, 4), T(3, 4, 5)], {}
    yield "torch", "mv", [T(3, 4), T(4)], {}
    yield "torch", "mv", [T(3, 4, layout="transposed"), T(4, layout="sliced")], {}
    yield "torch", "dot", [T(4), T(4)], {}
    yield "torch", "dot", [T(4), T(5)], {}
    yield "torch", "outer", [T(3), T(4)], {}
    for a, b in (([3], [3]), ([2, 3], [3]), ([3], [3, 2]), ([2, 3], [3, 4]), ([5, 2, 3], [3, 4]), ([5, 2, 3], [3]), ([3], [5, 3, 2]), ([2, 1, 3, 4], [5, 4, 2]),
                 ([5, 2, 3], [5, 3, 2]), ([2, 3, 4], [3, 4, 5]), ([2, 3], [4]), ([], [3])):
        yield "torch", "matmul", [T(*a), T(*b)], {}
    yield "torch", "matmul", [T(2, 3), T(3, 3, dtype=DOUBLE)], {}
    yield "torch", "addmm", [T(5), T(3, 4), T(4, 5)], {}
    yield "torch", "addmm", [T(3, 5), T(3, 4), T(4, 5)], {"beta": 0.5, "alpha": 2}
    yield "torch", "addmv", [T(3), T(3, 4), T(4)], {}
    yield "torch", "addr", [T(3, 4), T(3), T(4)], {}
    yield "torch", "baddbmm", [T(2, 3, 5), T(2, 3, 4), T(2, 4, 5)], {"beta": 0.5}
    for shape in ([2, 4], [4], [2, 3, 4]):
        yield "F", "linear", [T(*shape), T(5, 4), T(5)], {}
        yield "F", "linear", [T(*shape), T(5, 4)], {}
    yield "F", "linear", [T(2, 3), T(5, 4), T(5)], {}
    yield "F", "bilinear", [T(2, 3), T(2, 4), T(5, 3, 4), T(5)], {}
    yield "torch", "inner", [T(2, 3), T(4, 3)], {}
    yield "torch", "tensordot", [T(2, 3, 4), T(3, 4, 5), 2], {}
    yield "torch", "cross", [T(2, 3), T(2, 3)], {"dim": 1}
    yield "torch", "cdist", [T(4, 3), T(5, 3)], {}
    for eq, shapes in (("ij,jk->ik", ([2, 3], [3, 4])), ("ij->ji", ([2, 3],)), ("ii", ([3, 3],)), ("ii->i", ([3, 3],)), ("ij,ij->", ([2, 3], [2, 3])), ("bij,bjk->bik", ([2, 3, 4], [2, 4, 2])),
                       ("i,j->ij", ([2], [3])), ("...ij,...jk", ([2, 3, 4], [4, 5])), ("bhid,bhjd->bhij", ([2, 2, 3, 4], [2, 2, 5, 4])), ("ij,jk,kl", ([2, 3], [3, 4], [4, 2])), ("ij->", ([2, 3],)),
                       ("ij,jk", ([2, 3], [4, 5]))):
        yield "torch", "einsum", [eq, *[T(*s) for s in shapes]], {}


def family_linalg():
    spd = [4.0, 1.0, 0.5, 1.0, 3.0, 0.2, 0.5, 0.2, 2.0]
    for dtype in (FLOAT, DOUBLE):
        A = T(3, 3, dtype=dtype, values=[2.0, 1.0, 0.3, -1.0, 3.0, 0.5, 0.2, 0.1, 1.5])
        yield "linalg", "inv", [A], {}
        yield "linalg", "det", [A], {}
        yield "linalg", "slogdet", [A], {}
        yield "linalg", "solve", [A, T(3, dtype=dtype)], {}
        yield "linalg", "solve", [A, T(3, 2, dtype=dtype)], {}
        yield "linalg", "cholesky", [T(3, 3, dtype=dtype, values=spd)], {}
        yield "linalg", "eigvalsh", [T(3, 3, dtype=dtype, values=spd)], {}
        yield "linalg", "svdvals", [T(3, 4, dtype=dtype)], {}
        yield "linalg", "pinv", [T(4, 3, dtype=dtype)], {}
        yield "linalg", "matrix_power", [A, 3], {}
        yield "linalg", "matrix_rank", [T(3, 3, values=[1.0, 2.0, 3.0, 2.0, 4.0, 6.0, 1.0, 0.0, 1.0], dtype=dtype, grad=False)], {}
    yield "linalg", "inv", [T(2, 3, 3)], {}
    yield "linalg", "inv", [T(2, 2, values=[1.0, 2.0, 2.0, 4.0])], {}
    yield "linalg", "inv", [T(2, 3)], {}
    yield "linalg", "cholesky", [T(2, 2, values=[1.0, 2.0, 2.0, 1.0])], {}


def family_losses():
    C = T(4, 5, lo=-2, hi=2)
    target = T(4, values=[1, 0, 4, 2], dtype=torch.int64)
    for r in ("mean", "sum", "none"):
        for name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "soft_margin_loss"):
            yield "F", name, [T(3, 4), T(3, 4)], {"reduction": r}
        yield "F", "smooth_l1_loss", [T(3, 4), T(3, 4)], {"reduction": r, "beta": 0.5}
        yield "F", "huber_loss", [T(3, 4), T(3, 4)], {"reduction": r, "delta": 0.5}
        P = T(3, 4, lo=0.05, hi=0.95)
        yield "F", "binary_cross_entropy", [P, T(3, 4, lo=0, hi=1)], {"reduction": r}
        yield "F", "binary_cross_entropy", [P, T(3, 4, lo=0, hi=1, grad=False)], {"reduction": r, "weight": T(4, lo=0.5, hi=2, grad=False)}
        yield "F", "binary_cross_entropy_with_logits", [T(3, 4), T(3, 4, lo=0, hi=1)], {"reduction": r}
        yield "F", "binary_cross_entropy_with_logits", [T(3, 4), T(3, 4, lo=0, hi=1, grad=False)], {"reduction": r, "pos_weight": T(4, lo=0.5, hi=2, grad=False)}
        yield "F", "nll_loss", [C, target], {"reduction": r}
        yield "F", "nll_loss", [C, target], {"reduction": r, "weight": T(5, lo=0.5, hi=2, grad=False), "ignore_index": 4}
        yield "F", "cross_entropy", [C, target], {"reduction": r}
        yield "F", "cross_entropy", [C, target], {"reduction": r, "weight": T(5, lo=0.5, hi=2, grad=False)}
        yield "F", "cross_entropy", [C, target], {"reduction": r, "label_smoothing": 0.1}
        yield "F", "cross_entropy", [C, target], {"reduction": r, "label_smoothing": 0.1, "weight": T(5, lo=0.5, hi=2, grad=False), "ignore_index": 0}
        yield "F", "cross_entropy", [C, T(4, 5, lo=0, hi=1, grad=False)], {"reduction": r}
        yield "F", "cross_entropy", [T(2, 3, 2, 2), T(2, 2, 2, lo=0, hi=3, dtype=torch.int64)], {"reduction": r}
        yield "F", "kl_div", [T(3, 4), T(3, 4, lo=0.1, hi=1)], {"reduction": r}
        yield "F", "kl_div", [T(3, 4), T(3, 4)], {"reduction": r, "log_target": True}
        yield "F", "poisson_nll_loss", [T(3, 4), T(3, 4, lo=0, hi=4, grad=False)], {"reduction": r}
        yield "F", "gaussian_nll_loss", [T(3, 4), T(3, 4), T(3, 4, lo=0.5, hi=2)], {"reduction": r}
        yield "F", "hinge_embedding_loss", [T(4), T(4, values=[1.0, -1.0, 1.0, -1.0], grad=False)], {"reduction": r}
        yield "F", "margin_ranking_loss", [T(4), T(4), T(4, values=[1.0, -1.0, 1.0, -1.0], grad=False)], {"reduction": r, "margin": 0.2}
        yield "F", "cosine_embedding_loss", [T(4, 3), T(4, 3), T(4, values=[1.0, -1.0, 1.0, -1.0], grad=False)], {"reduction": r}
        yield "F", "triplet_margin_loss", [T(4, 3), T(4, 3), T(4, 3)], {"reduction": r}
    yield "F", "kl_div", [T(3, 4), T(3, 4, lo=0.1, hi=1)], {"reduction": "batchmean"}
    yield "F", "cross_entropy", [T(5), T(values=[2], dtype=torch.int64)], {}
    yield "F", "cross_entropy", [C, T(3, lo=0, hi=3, dtype=torch.int64)], {}
    yield "F", "nll_loss", [C, T(4, values=[1, 0, 9, 2], dtype=torch.int64)], {}
    yield "F", "mse_loss", [T(3, dtype=DOUBLE), T(3, dtype=DOUBLE)], {}
    yield "F", "binary_cross_entropy", [T(3), T(3, lo=0, hi=1)], {}
    yield "F", "cosine_similarity", [T(3, 4), T(3, 4)], {}
    yield "F", "pairwise_distance", [T(3, 4), T(3, 4)], {}


def family_layers():
    for dtype in (FLOAT, DOUBLE):
        W = lambda *s: T(*s, dtype=dtype, lo=-1, hi=1)
        for kw in ({}, {"stride": 2}, {"padding": 1}, {"stride": 2, "padding": 1, "dilation": 2}, {"padding": "same"}):
            yield "F", "conv2d", [W(2, 4, 7, 8), W(6, 4, 3, 3), W(6)], kw
            yield "F", "conv1d", [W(2, 4, 9), W(6, 4, 3), W(6)], kw
        yield "F", "conv2d", [W(2, 4, 7, 8), W(6, 2, 3, 3)], {"groups": 2, "padding": (1, 0)}
        yield "F", "conv2d", [W(2, 4, 6, 6), W(4, 1, 3, 3), W(4)], {"groups": 4, "padding": 1}
        yield "F", "conv2d", [W(4, 7, 8), W(6, 4, 3, 3)], {}
        yield "F", "conv2d", [W(2, 4, 5, 5), W(6, 4, 1, 1), W(6)], {}
        yield "F", "conv2d", [W(2, 3, 9, 9), W(8, 3, 5, 5), W(8)], {"stride": 2, "padding": 2}
        yield "F", "conv3d", [W(1, 2, 5, 5, 5), W(3, 2, 3, 3, 3), W(3)], {"padding": 1}
        for kw in ({}, {"stride": 2}, {"stride": 2, "padding": 1, "output_padding": 1}, {"dilation": 2}):
            yield "F", "conv_transpose2d", [W(2, 4, 5, 5), W(4, 3, 3, 3), W(3)], kw
            yield "F", "conv_transpose1d", [W(2, 4, 5), W(4, 3, 3), W(3)], kw
        yield "F", "conv_transpose2d", [W(2, 4, 5, 5), W(4, 3, 3, 3)], {"groups": 2, "stride": 2}
        for kw in ({}, {"stride": 1}, {"padding": 1}, {"ceil_mode": True}):
            yield "F", "max_pool2d", [W(2, 3, 7, 7), 3], kw
            yield "F", "avg_pool2d", [W(2, 3, 7, 7), 3], kw
            yield "F", "max_pool1d", [W(2, 3, 7), 3], kw
            yield "F", "avg_pool1d", [W(2, 3, 7), 3], kw
        yield "F", "max_pool2d", [W(2, 3, 7, 7), 2], {"dilation": 2}
        yield "F", "avg_pool2d", [W(2, 3, 7, 7), 3], {"padding": 1, "count_include_pad": False}
        yield "F", "max_pool3d", [W(1, 2, 4, 4, 4), 2], {}
        yield "F", "avg_pool3d", [W(1, 2, 4, 4, 4), 2], {}
        for size in (1, 2, 3, (2, 4)):
            yield "F", "adaptive_avg_pool2d", [W(2, 3, 7, 8), size], {}
            yield "F", "adaptive_max_pool2d", [W(2, 3, 7, 8), size], {}
        yield "F", "adaptive_avg_pool1d", [W(2, 3, 7), 3], {}
        for training in (True, False):
            for shape in ([4, 3], [4, 3, 5], [2, 3, 4, 5]):
                c = 3
                N = lambda *s: T(*s, dtype=dtype, lo=0.5, hi=2, grad=False)
                yield "F", "batch_norm", [W(*shape), N(c), N(c), W(c), W(c)], {"training": training}
                yield "F", "batch_norm", [W(*shape), N(c), N(c)], {"training": training}
        yield "F", "layer_norm", [W(3, 4), (4,), W(4), W(4)], {}
        yield "F", "layer_norm", [W(2, 3, 4), (3, 4)], {}
        yield "F", "layer_norm", [W(2, 3, 4), (3, 4), W(3, 4), W(3, 4)], {}
        yield "F", "group_norm", [W(2, 6, 4), 3, W(6), W(6)], {}
        yield "F", "group_norm", [W(2, 6, 4, 3), 2], {}
        yield "F", "instance_norm", [W(2, 3, 4, 5)], {}
        yield "F", "instance_norm", [W(2, 3, 4, 5)], {"weight": W(3), "bias": W(3)}
        yield "F", "embedding", [T(2, 3, lo=0, hi=5, dtype=torch.int64), W(5, 4)], {}
        yield "F", "embedding", [T(2, 3, lo=0, hi=5, dtype=torch.int64), W(5, 4)], {"padding_idx": 1}
        yield "F", "local_response_norm", [W(2, 5, 3, 3), 3], {}
    yield "F", "one_hot", [T(3, values=[0, 2, 1], dtype=torch.int64)], {}
    yield "F", "one_hot", [T(3, values=[0, 2, 1], dtype=torch.int64), 5], {}
    yield "F", "conv2d", [T(2, 3, 7, 7), T(6, 4, 3, 3)], {}
    yield "F", "conv2d", [T(2, 4, 2, 2), T(6, 4, 3, 3)], {}
    yield "F", "conv2d", [T(2, 4), T(6, 4, 3, 3)], {}
    yield "F", "conv2d", [T(2, 4, 7, 7), T(6, 4, 3, 3, dtype=DOUBLE)], {}
    yield "F", "max_pool2d", [T(2, 3, 2, 2), 3], {}
    yield "F", "max_pool2d", [T(2, 3, 7, 7), 3], {"padding": 2}
    yield "F", "batch_norm", [T(1, 3), T(3), T(3)], {"training": True}


def family_images():
    for pad in ((1, 2), (1, 1, 2, 0), (-1, 1), (1, 1, 1, 1, 1, 1)):
        yield "F", "pad", [T(2, 3, 4), pad], {}
        yield "F", "pad", [T(2, 3, 4), pad], {"value": 2.5}
    for mode in ("reflect", "replicate", "circular"):
        yield "F", "pad", [T(2, 3, 4, 5), (1, 2, 1, 0)], {"mode": mode}
        yield "F", "pad", [T(2, 3, 5), (2, 1)], {"mode": mode}
    yield "F", "pad", [T(2, 3, 4), (5, 1)], {"mode": "reflect"}
    for mode in ("nearest", "bilinear", "bicubic", "area", "nearest-exact"):
        for size in ((6, 10), (2, 3), (5, 5)):
            yield "F", "interpolate", [T(2, 3, 4, 5)], {"size": size, "mode": mode}
        yield "F", "interpolate", [T(2, 3, 4, 5)], {"scale_factor": 2.0, "mode": mode}
        if mode in ("bilinear", "bicubic"):
            yield "F", "interpolate", [T(2, 3, 4, 5)], {"size": (6, 10), "mode": mode, "align_corners": True}
        yield "F", "interpolate", [T(1, 2, 4, 5, dtype=DOUBLE)], {"scale_factor": 1.7, "mode": mode}
    yield "F", "interpolate", [T(2, 3, 5)], {"size": 8, "mode": "linear"}
    yield "F", "interpolate", [T(1, 2, 3, 3, 3)], {"size": (4, 4, 4), "mode": "trilinear"}
    for align in (True, False):
        for padding in ("zeros", "border", "reflection"):
            for mode in ("bilinear", "nearest"):
                yield "F", "grid_sample", [T(1, 2, 4, 5), T(1, 3, 3, 2, lo=-1.3, hi=1.3, grad=mode == "bilinear")], {"mode": mode, "padding_mode": padding, "align_corners": align}
        yield "F", "affine_grid", [T(1, 2, 3), (1, 1, 3, 4)], {"align_corners": align}
    yield "F", "unfold", [T(2, 3, 5, 5), 3], {}
    yield "F", "unfold", [T(2, 3, 5, 5), (2, 3)], {"padding": 1, "stride": 2, "dilation": 1}
    yield "F", "fold", [T(2, 12, 9), (4, 4), (2, 2)], {}
    yield "F", "fold", [T(1, 8, 4), (5, 5), (2, 2)], {"stride": 3, "padding": 0}
    yield "F", "pixel_shuffle", [T(1, 8, 2, 3), 2], {}
    yield "F", "pixel_unshuffle", [T(1, 2, 4, 6), 2], {}
    yield "F", "channel_shuffle", [T(1, 4, 2, 2), 2], {}
    yield "F", "scaled_dot_product_attention", [T(1, 2, 3, 4), T(1, 2, 5, 4), T(1, 2, 5, 4)], {}
    yield "F", "scaled_dot_product_attention", [T(1, 2, 3, 4), T(1, 2, 3, 4), T(1, 2, 3, 4)], {"is_causal": True}


def main():
    os.makedirs(FOLDER, exist_ok=True)
    families = {k[7:]: v for k, v in globals().items() if k.startswith("family_")}
    for name, family in families.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        cases = []
        for seed, (surface, op, args, kwargs) in enumerate(family()):
            cases.append(run(surface, op, args, kwargs, seed))
        with open(os.path.join(FOLDER, name + ".json"), "w") as f:
            f.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
        print(name, len(cases), sum("error" in c for c in cases), "errors")


main()
