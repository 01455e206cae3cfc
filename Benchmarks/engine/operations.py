"""Single operations on 10² to 10⁷ elements."""

import torch
import torch.nn.functional as F

from measure import serve

SIZES = {"1e2": (10, 10), "1e3": (20, 50), "1e4": (100, 100), "1e5": (200, 500), "1e6": (1000, 1000), "1e7": (2500, 4000)}


def layer_norm(x):
    weight, bias = torch.ones(x.shape[1]), torch.zeros(x.shape[1])
    return lambda: F.layer_norm(x, (x.shape[1],), weight, bias)


def permuted(x):
    cube = x.reshape(x.shape[0], x.shape[1] // 5, 5)
    return lambda: cube.permute(2, 0, 1).contiguous()


def picture_permuted(x):
    count = x.numel() // 4
    picture = x.reshape(-1)[: count * 4].reshape(1, count // 5 if count % 5 == 0 else count, -1, 4)
    return lambda: picture.permute(0, 3, 1, 2).contiguous()


def rows_indexed(x):
    index = torch.randint(x.shape[0], (x.shape[0],))
    return lambda: x[index]


def elements_indexed(x):
    rows, columns = torch.randint(x.shape[0], (x.numel() // 2,)), torch.randint(x.shape[1], (x.numel() // 2,))
    return lambda: x[rows, columns]


def masked(x):
    mask = x > 0
    return lambda: x[mask]


def mask_assigned(x):
    mask, y = x > 2, x.clone()

    def work():
        y[mask] = 0.5
        return y

    return work


def rows_assigned(x):
    index, y, values = torch.randperm(x.shape[0])[: x.shape[0] // 2], x.clone(), x[: x.shape[0] // 2].clone()

    def work():
        y[index] = values
        return y

    return work


def gathered(x):
    index = torch.randint(x.shape[1], (x.shape[0], x.shape[1]))
    return lambda: x.gather(1, index)


def selected(x):
    index = torch.randint(x.shape[1], (x.shape[1],))
    return lambda: x.index_select(1, index)


def scattered(x):
    index = torch.randint(x.shape[1], (x.shape[0], x.shape[1]))
    return lambda: torch.zeros_like(x).scatter_add_(1, index, x)


def two(operation):
    def prepare(x):
        y = x.flip(0)
        return lambda: operation(x, y)

    return prepare


def with_row(operation):
    def prepare(x):
        row = x[0].clone()
        return lambda: operation(x, row)

    return prepare


def with_column(operation):
    def prepare(x):
        column = x[:, :1].clone()
        return lambda: operation(x, column)

    return prepare


def one(operation):
    return lambda x: lambda: operation(x)


def positive(operation):
    def prepare(x):
        y = x.abs() + 0.1
        return lambda: operation(y)

    return prepare


def in_place(operation):
    def prepare(x):
        y = x.clone()
        return lambda: operation(y)

    return prepare


def gradient(operation):
    """Forward and backward."""

    def prepare(x):
        y = x.clone().requires_grad_()

        def work():
            y.grad = None
            operation(y).sum().backward()
            return y.grad

        return work

    return prepare


def converted(kind):
    return lambda x: lambda: x.to(kind)


OPERATIONS = {
    "add": two(lambda x, y: x + y), "mul": two(lambda x, y: x * y), "div": two(lambda x, y: x / y),
    "compare": two(lambda x, y: x > y), "maximum": two(torch.maximum), "add scalar": one(lambda x: x + 1.5),
    "rsub scalar": one(lambda x: 1.0 - x), "add row": with_row(lambda x, row: x + row),
    "mul column": with_column(lambda x, column: x * column), "add transposed": one(lambda x: x.t() + 1.0),
    "mul_ scalar": in_place(lambda y: y.mul_(0.999)), "add_ alpha": in_place(lambda y: y.add_(y, alpha=1e-9)),
    "where": one(lambda x: torch.where(x > 0, x, x)), "clamp": one(lambda x: x.clamp(-1, 1)), "abs": one(torch.abs),
    "neg": one(torch.neg), "pow 2": one(lambda x: x**2), "pow 2.5": positive(lambda x: x**2.5),
    "sqrt": positive(torch.sqrt), "rsqrt": positive(torch.rsqrt), "exp": one(torch.exp), "log": positive(torch.log),
    "sin": one(torch.sin), "cos": one(torch.cos), "tanh": one(torch.tanh), "sigmoid": one(torch.sigmoid), "erf": one(torch.erf),
    "relu": one(torch.relu), "leaky_relu": one(F.leaky_relu), "gelu": one(F.gelu), "silu": one(F.silu), "elu": one(F.elu),
    "softplus": one(F.softplus), "hardswish": one(F.hardswish), "round": one(torch.round),
    "sum": one(torch.sum), "sum 0": one(lambda x: x.sum(0)), "sum 1": one(lambda x: x.sum(1)), "mean": one(torch.mean),
    "mean 1": one(lambda x: x.mean(1)), "max": one(torch.max), "max 0": one(lambda x: x.max(0)),
    "max 1": one(lambda x: x.max(1)), "argmax 1": one(lambda x: x.argmax(1)), "amax 0": one(lambda x: x.amax(0)),
    "prod 1": one(lambda x: x.prod(1)), "std": one(torch.std), "var 0": one(lambda x: x.var(0)),
    "norm": one(torch.norm), "all": one(lambda x: (x > -9).all()), "cumsum 1": one(lambda x: x.cumsum(1)),
    "cumsum 0": one(lambda x: x.cumsum(0)), "logsumexp 1": one(lambda x: x.logsumexp(1)),
    "count equal": two(lambda x, y: (x == y).sum()), "softmax 1": one(lambda x: x.softmax(1)),
    "softmax 0": one(lambda x: x.softmax(0)), "log_softmax 1": one(lambda x: F.log_softmax(x, 1)), "layer_norm": layer_norm,
    "contiguous of transposed": one(lambda x: x.t().contiguous()), "contiguous of permuted": permuted,
    "contiguous of picture": picture_permuted, "clone": one(torch.clone), "cat 0": two(lambda x, y: torch.cat([x, y])),
    "cat 1": two(lambda x, y: torch.cat([x, y], 1)), "stack": two(lambda x, y: torch.stack([x, y])),
    "flip": one(lambda x: x.flip(1)), "roll": one(lambda x: x.roll(3, 1)), "repeat": one(lambda x: x.repeat(2, 1)),
    "zeros": one(lambda x: torch.zeros(x.shape)), "full": one(lambda x: torch.full(x.shape, 2.0)),
    "to double": converted(torch.float64), "to int64": converted(torch.int64), "to uint8": converted(torch.uint8),
    "slice copy": one(lambda x: x[:, ::2].clone()), "index rows": rows_indexed, "index elements": elements_indexed,
    "mask": masked, "mask assign": mask_assigned, "row assign": rows_assigned, "gather": gathered, "index_select": selected,
    "scatter_add": scattered, "sort 1": one(lambda x: x.sort(1)), "topk 1": one(lambda x: x.topk(5, 1)),
    "tanh gradient": gradient(torch.tanh), "gelu gradient": gradient(F.gelu),
    "softmax gradient": gradient(lambda y: y.softmax(1) * y), "std gradient": gradient(lambda y: y.std(1)),
    "mean gradient": gradient(lambda y: (y - y.mean(0)) * y), "randn": one(lambda x: torch.randn(x.shape)),
    "rand": one(lambda x: torch.rand(x.shape)), "dropout": one(lambda x: F.dropout(x, 0.5)),
}


def row(name, shape):
    return lambda: OPERATIONS[name](torch.randn(shape))


ROWS = {f"{name} {label}": row(name, shape) for name in OPERATIONS for label, shape in SIZES.items()}

serve(ROWS)
