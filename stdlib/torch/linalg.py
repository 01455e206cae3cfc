"""The functions of `torch.linalg`: native ones, and those written on them."""

import math

import _torch
from torch._C import _LinAlgError as LinAlgError
from torch._results import result_type

for _name in dir(_torch._linalg):
    if not _name.startswith("_"):
        globals()[_name.removeprefix("linalg_")] = getattr(_torch._linalg, _name)
del _name

matmul = _torch.matmul


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    """The diagonals of matrices, as a view."""
    return A.diagonal(offset, dim1, dim2)


def vecdot(x, y, *, dim=-1):
    """The products of vectors along a dimension."""
    return (x * y).sum(dim)


def multi_dot(tensors):
    """The product of several matrices, in the order that costs the fewest multiplications; the ends may be vectors."""
    if len(tensors) < 2:
        raise RuntimeError(f"multi_dot(): expected at least 2 tensors but got {len(tensors)}")
    for place, tensor in enumerate(tensors):
        ranks = (1, 2) if place in (0, len(tensors) - 1) else (2,)
        if tensor.dim() not in ranks:
            raise RuntimeError(
                f"multi_dot(): tensor {place} must be {'1D or 2D' if len(ranks) > 1 else '2D'} but got {tensor.dim()}D"
            )
    first, last = tensors[0], tensors[-1]
    matrices = list(tensors)
    if first.dim() == 1:
        matrices[0] = first.unsqueeze(0)
    if last.dim() == 1:
        matrices[-1] = last.unsqueeze(1)
    result = _chain(matrices)
    if last.dim() == 1:
        result = result.squeeze(1)
    return result.squeeze(0) if first.dim() == 1 else result


def _chain(matrices):
    """Dynamic programming over the splits: cost[i][j] is that of the product of the matrices i to j."""
    sizes = [matrix.shape[0] for matrix in matrices] + [matrices[-1].shape[1]]
    count = len(matrices)
    cost = [[0] * count for _ in range(count)]
    split = [[0] * count for _ in range(count)]
    for length in range(1, count):
        for i in range(count - length):
            j = i + length
            options = [
                (cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1], k) for k in range(i, j)
            ]
            cost[i][j], split[i][j] = min(options)

    def product(i, j):
        if i == j:
            return matrices[i]
        k = split[i][j]
        return product(i, k) @ product(k + 1, j)

    return product(0, count - 1)


def vander(x, *, N=None):
    """The ascending powers of vectors as columns."""
    count = x.shape[-1] if N is None else N
    return x.unsqueeze(-1) ** _torch.arange(count)


def cond(A, p=None):
    """The condition number: the product of the norms of a matrix and of its inverse."""
    if p in (None, 2, -2):
        values = svdvals(A)
        largest, smallest = values[..., 0], values[..., -1]
        return smallest / largest if p == -2 else largest / smallest
    return matrix_norm(A, p) * matrix_norm(inv(A), p)


def inv_ex(A, *, check_errors=False):
    """The inverse, and 0 or the position of the zero on the diagonal that forbids it."""
    return _with_info("linalg_inv_ex", "inverse info", inv, A, check_errors)


def cholesky_ex(A, *, upper=False, check_errors=False):
    """The Cholesky factor, and 0 or the order of the minor that forbids it."""
    return _with_info("linalg_cholesky_ex", "L info", lambda A: cholesky(A, upper=upper), A, check_errors)


def _with_info(name, fields, function, A, check_errors):
    info = _torch.zeros(A.shape[:-2], dtype=_torch.int32)
    try:
        result = function(A)
    except LinAlgError as error:
        if check_errors or A.dim() > 2:
            raise
        order = [word for word in str(error).replace(")", " ").split() if word.isdigit()]
        result, info = A.clone(), info + int(order[0])
    return result_type(name, fields)((result, info))


def lu_factor(A, *, pivot=True):
    """Both triangular factors in one matrix, and the rows that were exchanged, counted from one."""
    p, lower, upper = lu(A, pivot=pivot)
    size = min(A.shape[-2:])
    packed = upper.clone() if A.shape[-2] <= A.shape[-1] else _torch.zeros_like(A)
    packed[..., :size, :] = upper
    packed = packed + lower.tril(-1) if lower.shape == A.shape else packed
    if lower.shape != A.shape:
        packed[..., :, :size] = packed[..., :, :size] + lower.tril(-1)
    return result_type("linalg_lu_factor", "LU pivots")((packed, _exchanges(p, size)))


def _exchanges(p, size):
    """The exchanges, one for each step, that make a permutation matrix."""
    order = p.mT.argmax(-1).reshape(-1, p.shape[-1]).tolist()
    pivots = []
    for rows in order:
        current = list(range(len(rows)))
        steps = []
        for place in range(size):
            found = current.index(rows[place])
            current[place], current[found] = current[found], current[place]
            steps.append(found + 1)
        pivots.append(steps)
    return _torch.tensor(pivots, dtype=_torch.int32).reshape(p.shape[:-2] + (size,))


def lu(A, *, pivot=True):
    """P, L and U with A = P L U, by elimination with partial pivoting."""
    if not pivot:
        raise NotImplementedError("linalg.lu without pivoting is not in Cellbook")
    rows, columns = A.shape[-2:]
    size = min(rows, columns)
    flat = A.detach().reshape(-1, rows, columns)
    factors = [_eliminate(matrix.clone(), size) for matrix in flat]
    shape = A.shape[:-2]
    p = _torch.stack([factor[0] for factor in factors]).reshape(shape + (rows, rows))
    lower = _torch.stack([factor[1] for factor in factors]).reshape(shape + (rows, size))
    upper = _torch.stack([factor[2] for factor in factors]).reshape(shape + (size, columns))
    return result_type("linalg_lu", "P L U")((p, lower, upper))


def _eliminate(matrix, size):
    order = list(range(len(matrix)))
    for step in range(size):
        best = step + int(matrix[step:, step].abs().argmax())
        if best != step:
            order[step], order[best] = order[best], order[step]
            matrix[[step, best]] = matrix[[best, step]]
        if matrix[step, step] != 0:
            matrix[step + 1 :, step] /= matrix[step, step]
            matrix[step + 1 :, step + 1 :] -= _torch.outer(matrix[step + 1 :, step], matrix[step, step + 1 :])
    permutation = _torch.eye(len(matrix), dtype=matrix.dtype)[order].T.contiguous()
    lower = matrix[:, :size].tril(-1) + _torch.eye(len(matrix), size, dtype=matrix.dtype)
    return permutation, lower, matrix[:size].triu()


def matrix_exp(A):
    """The exponential of square matrices: scaled down, Taylor's series, squared up."""
    A, dtype = A.double(), A.dtype
    scale = max(0, math.ceil(math.log2(max(float(matrix_norm(A.detach(), 1).max()) if A.numel() else 0.0, 1e-30))) + 4)
    step = A / 2.0**scale
    result = term = _torch.eye(A.shape[-1], dtype=A.dtype).expand_as(A)
    for order in range(1, 13):
        term = term @ step / order
        result = result + term
    for _ in range(scale):
        result = result @ result
    return result.to(dtype)


def tensorsolve(A, B, dims=None):
    """The tensor x with tensordot(A, x) = B."""
    if dims is not None:
        A = A.movedim(dims, list(range(A.dim() - len(dims), A.dim())))
    rest = A.shape[B.dim() :]
    count = math.prod(rest)
    if count != B.numel():
        raise RuntimeError(
            "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but "
            f"got {count} != {B.numel()}"
        )
    return solve(A.reshape(count, count), B.reshape(-1)).reshape(rest)


def tensorinv(A, ind=2):
    """The inverse for the tensor product over the last dimensions."""
    if ind <= 0:
        raise RuntimeError("Expected a strictly positive integer for 'ind'")
    lead, rest = A.shape[:ind], A.shape[ind:]
    if math.prod(lead) != math.prod(rest):
        raise RuntimeError(
            "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got "
            f"{math.prod(rest)} != {math.prod(lead)}"
        )
    return inv(A.reshape(math.prod(lead), -1)).reshape(rest + lead)


#: What `torch` itself offers too.
FUNCTIONS = {"matrix_exp": matrix_exp}
