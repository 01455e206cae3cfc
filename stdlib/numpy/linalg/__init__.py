"""Linear algebra."""
from collections import namedtuple

import _numpy
from _numpy import asarray, matmul
from numpy._products import outer, tensordot, trace, vecdot
from numpy._creation import diagonal
from numpy._mathematics import cross


EigResult = namedtuple("EigResult", ["eigenvalues", "eigenvectors"])
EighResult = namedtuple("EighResult", ["eigenvalues", "eigenvectors"])
QRResult = namedtuple("QRResult", ["Q", "R"])
SVDResult = namedtuple("SVDResult", ["U", "S", "Vh"])
SlogdetResult = namedtuple("SlogdetResult", ["sign", "logabsdet"])


class LinAlgError(ValueError):
    pass


def _matrix(a):
    a = asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    return a


def _square(a):
    a = _matrix(a)
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


def _run(function, *args, failure):
    try:
        return function(*args)
    except ValueError:
        raise LinAlgError(failure) from None


def inv(a):
    return _run(_numpy._inv, _square(a), failure="Singular matrix")[0]


def slogdet(a):
    sign, logarithm = _numpy._slogdet(_square(a))
    return SlogdetResult(sign[()], logarithm[()])


def det(a):
    sign, logarithm = slogdet(a)
    return sign * _numpy.exp(logarithm)


def solve(a, b):
    a, b = _square(a), asarray(b)
    if b.ndim == 1:
        return _run(_numpy._solve, a, b.reshape(-1, 1), failure="Singular matrix")[0].reshape(a.shape[:-1])
    return _run(_numpy._solve, a, b, failure="Singular matrix")[0]


def cholesky(a, /, *, upper=False):
    result = _run(_numpy._cholesky, _square(a), failure="Matrix is not positive definite")[0]
    return result.mT if upper else result


def qr(a, mode="reduced"):
    q, r = _numpy._qr(_matrix(a), "r" if mode == "r" else mode)
    return r if mode == "r" else QRResult(q, r)


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    u, s, vh = _run(_numpy._svd, _matrix(a), full_matrices, failure="SVD did not converge")
    return SVDResult(u, s, vh) if compute_uv else s


def svdvals(x):
    return svd(x, compute_uv=False)


def eigh(a, UPLO="L"):
    values, vectors = _run(_numpy._eigh, _square(a), UPLO == "U", failure="Eigenvalues did not converge")
    return EighResult(values, vectors)


def eigvalsh(a, UPLO="L"):
    return eigh(a, UPLO)[0]


def eig(a):
    a = _square(a)
    if not (asarray(a) == a.mT).all():
        raise NotImplementedError("numpy.linalg.eig of a matrix that is not symmetric is not in the subset")
    return EigResult(*eigh(a))


def eigvals(a):
    return eig(a)[0]


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    A = asarray(A)
    if A.ndim < 2:
        return int(not (A == 0).all())
    s = svd(A, compute_uv=False)
    if tol is None:
        tol = s.max(-1, keepdims=True) * (max(A.shape[-2:]) * 2.220446049250313e-16 if rtol is None else rtol)
    return (s > tol).sum(-1)


def pinv(a, rcond=None, hermitian=False, *, rtol=None):
    a = _matrix(a)
    u, s, vh = svd(a, full_matrices=False)
    limit = 1e-15 if rcond is None and rtol is None else rcond if rcond is not None else rtol
    keep = s > limit * s.max(-1, keepdims=True)
    inverse = _numpy.where(keep, 1 / _numpy.where(keep, s, 1.0), 0.0)
    return matmul(vh.mT, inverse[..., None] * u.mT)


def lstsq(a, b, rcond=None):
    a, b = _matrix(a), asarray(b)
    columns = b.reshape(-1, 1) if b.ndim == 1 else b
    u, s, vh = svd(a, full_matrices=False)
    limit = 2.220446049250313e-16 * max(a.shape) if rcond is None else rcond
    keep = s > limit * s.max()
    inverse = _numpy.where(keep, 1 / _numpy.where(keep, s, 1.0), 0.0)
    x = matmul(vh.mT, inverse[:, None] * matmul(u.mT, columns * 1.0))
    rank = int(keep.sum())
    rest = columns - matmul(a, x)
    residuals = (rest * rest).sum(0) if rank == a.shape[1] and a.shape[0] > a.shape[1] else _numpy.zeros(0)
    return (x[:, 0] if b.ndim == 1 else x), residuals, rank, s


def matrix_power(a, n):
    a = _square(a)
    if n < 0:
        a, n = inv(a), -n
    result = _numpy.zeros(a.shape, a.dtype)
    for d in range(a.shape[-1]):
        result[..., d, d] = 1
    while n:
        if n & 1:
            result = matmul(result, a)
        a = matmul(a, a)
        n >>= 1
    return result


def multi_dot(arrays, *, out=None):
    result = arrays[0]
    for array in arrays[1:]:
        result = matmul(result, array)
    return result


def norm(x, ord=None, axis=None, keepdims=False):
    x = asarray(x)
    if x.dtype.kind != "f":
        x = x.astype(float)
    if axis is None and (ord is None or ord in ("f", "fro") and x.ndim == 2 or ord == 2 and x.ndim == 1):
        flat = x.ravel()
        result = _numpy.sqrt(matmul(flat, flat)) if flat.size else _numpy.float64(0.0)
        return asarray(result).reshape((1,) * x.ndim) if keepdims else result
    axis = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    if len(axis) == 1:
        return _vector_norm(x, 2 if ord is None else ord, axis[0], keepdims)
    if len(axis) == 2:
        return _matrix_norm(x, ord, axis, keepdims)
    raise ValueError("Improper number of dimensions to norm.")


def _vector_norm(x, ord, axis, keepdims):
    size = _numpy.absolute(x)
    if ord == float("inf"):
        return size.max(axis, None, keepdims)
    if ord == float("-inf"):
        return size.min(axis, None, keepdims)
    if ord == 0:
        return (x != 0).astype(x.dtype).sum(axis, None, None, keepdims)
    if ord == 1:
        return size.sum(axis, None, None, keepdims)
    if ord == 2:
        return _numpy.sqrt((x * x).sum(axis, None, None, keepdims))
    if isinstance(ord, str):
        raise ValueError(f"Invalid norm order '{ord}' for vectors")
    return _numpy.power((size ** ord).sum(axis, None, None, keepdims), 1.0 / ord)


def _matrix_norm(x, ord, axis, keepdims):
    rows, columns = (d % x.ndim for d in axis)
    if ord in (None, "fro", "f"):
        return _numpy.sqrt((x * x).sum((rows, columns), None, None, keepdims))
    if ord in (2, -2, "nuc"):
        from numpy._shapes import moveaxis
        s = svd(moveaxis(x, (rows, columns), (-2, -1)), compute_uv=False)
        result = s.sum(-1) if ord == "nuc" else s.max(-1) if ord == 2 else s.min(-1)
    else:
        along, other = (rows, columns) if ord in (1, -1) else (columns, rows)
        if ord not in (1, -1, float("inf"), float("-inf")):
            raise ValueError("Invalid norm order for matrices.")
        sums = _numpy.absolute(x).sum(along, None, None, True)
        result = asarray(sums.max(other, None, True) if ord > 0 else sums.min(other, None, True)).squeeze((rows, columns))[()]
    if keepdims:
        result = asarray(result).reshape([1 if d in (rows, columns) else size for d, size in enumerate(x.shape)])
    return result


def vector_norm(x, *, axis=None, keepdims=False, ord=2):
    x = asarray(x)
    return norm(x.ravel() if axis is None else x, ord, 0 if axis is None else axis, keepdims)


def matrix_norm(x, *, keepdims=False, ord="fro"):
    return norm(x, ord, (-2, -1), keepdims)


def cond(x, p=None):
    x = _matrix(x)
    if p is None or p == 2:
        s = svd(x, compute_uv=False)
        return (s[..., 0] / s[..., -1])[()]
    return norm(x, p, (-2, -1)) * norm(inv(x), p, (-2, -1))


def matrix_transpose(x):
    return asarray(x).mT
