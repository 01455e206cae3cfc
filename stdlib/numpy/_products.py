"""Products of vectors, matrices, tensors."""
import _numpy
from _numpy import asarray, matmul

__all__ = ["dot", "einsum", "inner", "kron", "outer", "tensordot", "trace", "vdot", "vecdot", "einsum_path"]


def dot(a, b, out=None):
    a, b = asarray(a), asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        result = _numpy.multiply(a, b)
    else:
        axis = -1 if b.ndim == 1 else -2
        if a.shape[-1] != b.shape[axis]:
            raise ValueError(
                f"shapes {_text(a.shape)} and {_text(b.shape)} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != {b.shape[axis]} "
                f"(dim {b.ndim + axis})")
        if a.ndim <= 2 and b.ndim <= 2:
            result = matmul(a, b)
        elif b.ndim == 1:
            result = matmul(a, b)
        else:
            from numpy._shapes import moveaxis
            rest = b.shape[:-2] + b.shape[-1:]
            flat = moveaxis(b, -2, 0).reshape(b.shape[-2], -1)
            result = matmul(a.reshape(-1, a.shape[-1]), flat).reshape(a.shape[:-1] + rest)
    if out is not None:
        out[...] = result
        return out
    return result


def _text(shape):
    return f"({shape[0]},)" if len(shape) == 1 else "(" + ",".join(str(size) for size in shape) + ")"


def vdot(a, b):
    return dot(asarray(a).ravel(), asarray(b).ravel())


def vecdot(x1, x2, axis=-1):
    return (asarray(x1) * x2).sum(axis)


def inner(a, b):
    a, b = asarray(a), asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return _numpy.multiply(a, b)
    if a.shape[-1] != b.shape[-1]:
        raise ValueError(
            f"shapes {_text(a.shape)} and {_text(b.shape)} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != {b.shape[-1]} (dim {b.ndim - 1})")
    return tensordot(a, b, (-1, -1)) if a.ndim > 1 or b.ndim > 1 else matmul(a, b)


def outer(a, b, out=None):
    result = asarray(a).ravel()[:, None] * asarray(b).ravel()[None, :]
    if out is not None:
        out[...] = result
        return out
    return result


def kron(a, b):
    a, b = asarray(a), asarray(b)
    ndim = max(a.ndim, b.ndim)
    first = (1,) * (ndim - a.ndim) + a.shape
    second = (1,) * (ndim - b.ndim) + b.shape
    left = a.reshape([size for pair in zip(first, (1,) * ndim) for size in pair])
    right = b.reshape([size for pair in zip((1,) * ndim, second) for size in pair])
    return (left * right).reshape([x * y for x, y in zip(first, second)])


def tensordot(a, b, axes=2):
    a, b = asarray(a), asarray(b)
    if isinstance(axes, int):
        first, second = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        first, second = ([x] if isinstance(x, int) else list(x) for x in axes)
    first = [d % a.ndim for d in first]
    second = [d % b.ndim for d in second]
    if len(first) != len(second) or any(a.shape[x] != b.shape[y] for x, y in zip(first, second)):
        raise ValueError("shape-mismatch for sum")
    rest_a = [d for d in range(a.ndim) if d not in first]
    rest_b = [d for d in range(b.ndim) if d not in second]
    size = 1
    for d in first:
        size *= a.shape[d]
    left = a.transpose(rest_a + first).reshape(-1, size) if size else a.transpose(rest_a + first).reshape(1, -1)
    right = b.transpose(second + rest_b).reshape(size, -1)
    return matmul(left, right).reshape([a.shape[d] for d in rest_a] + [b.shape[d] for d in rest_b])[()]


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    from numpy._creation import diagonal
    return diagonal(asarray(a), offset, axis1, axis2).sum(-1, dtype)


def _einsum_terms(subscripts, operands):
    subscripts = subscripts.replace(" ", "")
    left, arrow, right = subscripts.partition("->")
    terms = left.split(",")
    if len(terms) != len(operands):
        if len(terms) > len(operands):
            raise ValueError("fewer operands provided to einstein sum function than specified in the subscripts string")
        raise ValueError("more operands provided to einstein sum function than specified in the subscripts string")
    spare = [c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if c not in subscripts]
    most = 0
    counts = []
    for term, operand in zip(terms, operands):
        extra = operand.ndim - len(term.replace("...", "")) if "..." in term else 0
        if "..." not in term and len(term) != operand.ndim:
            if len(term) > operand.ndim:
                raise ValueError("einstein sum subscripts string contains too many subscripts for operand " + str(len(counts)))
            raise ValueError("operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to "
                             "broadcast the extra dimensions.")
        counts.append(extra)
        most = max(most, extra)
    names = "".join(spare[:most])
    terms = [term.replace("...", names[most - extra:]) for term, extra in zip(terms, counts)]
    if arrow:
        right = right.replace("...", names)
    else:
        letters = "".join(terms)
        right = names + "".join(sorted(c for c in set(letters) if letters.count(c) == 1 and c not in names))
    return terms, right


def _diagonals(term, operand):
    """Takes the diagonal where a letter repeats within a term."""
    from numpy._creation import diagonal
    for letter in sorted(set(term)):
        while term.count(letter) > 1:
            first = term.index(letter)
            second = term.index(letter, first + 1)
            operand = diagonal(operand, 0, first, second)
            term = term[:first] + term[first + 1:second] + term[second + 1:] + letter
    return term, operand


def _spread(term, operand, letters):
    order = sorted(range(len(term)), key=lambda i: letters.index(term[i]))
    operand = operand.transpose(order) if len(term) > 1 else operand
    present = [term[i] for i in order]
    sizes = iter(operand.shape)
    return operand.reshape([next(sizes) if letter in present else 1 for letter in letters])


def _pair(term_a, a, term_b, b, kept):
    """Contracts two operands by one matrix product where letters allow it."""
    shared = [c for c in term_a if c in term_b]
    summed = [c for c in shared if c not in kept]
    batch = [c for c in shared if c in kept]
    for c in [c for c in term_a if c not in term_b and c not in kept]:
        a = a.sum(term_a.index(c))
        term_a = term_a.replace(c, "")
    for c in [c for c in term_b if c not in term_a and c not in kept]:
        b = b.sum(term_b.index(c))
        term_b = term_b.replace(c, "")
    a, b = asarray(a), asarray(b)
    only_a = [c for c in term_a if c not in shared]
    only_b = [c for c in term_b if c not in shared]
    sizes = {}
    for term, operand in ((term_a, a), (term_b, b)):
        for letter, size in zip(term, operand.shape):
            if sizes.get(letter, 1) != size and sizes.get(letter, 1) != 1 and size != 1:
                raise ValueError(
                    f"operands could not be broadcast together with remapped shapes [original->remapped]: {_text(a.shape)}->"
                    f"{_text(a.shape)} {_text(b.shape)}->{_text(b.shape)} ")
            sizes[letter] = max(size, sizes.get(letter, 1))

    def count(letters):
        total = 1
        for letter in letters:
            total *= sizes[letter]
        return total

    def arranged(term, operand, order):
        operand = operand.transpose([term.index(c) for c in order]) if len(order) > 1 else operand
        return _numpy.broadcast_to(operand, [sizes[c] for c in order])

    left = arranged(term_a, a, batch + only_a + summed).reshape(count(batch), count(only_a), count(summed))
    right = arranged(term_b, b, batch + summed + only_b).reshape(count(batch), count(summed), count(only_b))
    result = matmul(left, right).reshape([sizes[c] for c in batch + only_a + only_b])
    return "".join(batch + only_a + only_b), result


def einsum(subscripts, *operands, out=None, dtype=None, order="K", casting="safe", optimize=False):
    operands = [asarray(operand) for operand in operands]
    terms, result_term = _einsum_terms(subscripts, operands)
    for letter in result_term:
        if letter not in "".join(terms):
            raise ValueError(f"einstein sum subscripts string included output subscript '{letter}' which never appeared in an input")
    pairs = [_diagonals(term, operand) for term, operand in zip(terms, operands)]
    term, value = pairs[0]
    for position in range(1, len(pairs)):
        kept = result_term + "".join(later for later, _ in pairs[position + 1:])
        term, value = _pair(term, value, pairs[position][0], pairs[position][1], kept)
    for letter in [c for c in term if c not in result_term]:
        value = asarray(value).sum(term.index(letter))
        term = term.replace(letter, "")
    value = asarray(value)
    if len(term) > 1:
        value = value.transpose([term.index(c) for c in result_term])
    if dtype is not None:
        value = value.astype(dtype)
    if out is not None:
        out[...] = value
        return out
    return value[()]


def einsum_path(subscripts, *operands, optimize="greedy", einsum_call=False):
    return ["einsum_path"] + [tuple(range(len(operands)))], ""
