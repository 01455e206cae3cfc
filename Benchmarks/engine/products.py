"""Matrix products from 16 to 2048, batched and skinny."""

import torch
import torch.nn.functional as F

from measure import serve

SQUARES = [16, 32, 64, 100, 128, 256, 300, 512, 1024, 2048]
#: rows, inner, columns
SKINNY = [(1, 1024, 1024), (1, 4096, 4096), (8, 4096, 1000), (32, 784, 1000), (32, 1000, 10), (1024, 64, 1024), (1024, 1024, 1),
          (4096, 16, 16), (16, 16, 4096), (64, 8192, 64), (10000, 3, 3), (7, 1000, 13)]
#: batch, rows, inner, columns
BATCHED = [(8, 16, 16, 16), (64, 32, 32, 32), (32, 64, 64, 64), (16, 128, 128, 128), (96, 197, 64, 197), (1000, 3, 3, 3),
           (8, 512, 512, 512)]


def product(left, right):
    def prepare():
        a, b = torch.randn(left), torch.randn(right)
        return lambda: a @ b

    return prepare


def transposed_product(left, right):
    def prepare():
        a, b = torch.randn(left), torch.randn(right)
        return lambda: a.t() @ b.t()

    return prepare


def linear(rows, inner, columns):
    def prepare():
        x, weight, bias = torch.randn(rows, inner), torch.randn(columns, inner), torch.randn(columns)
        return lambda: F.linear(x, weight, bias)

    return prepare


def double_product(n):
    def prepare():
        a, b = torch.randn(n, n, dtype=torch.float64), torch.randn(n, n, dtype=torch.float64)
        return lambda: a @ b

    return prepare


def contraction():
    a, b = torch.randn(32, 8, 64, 32), torch.randn(32, 8, 64, 32)
    return lambda: torch.einsum("bhid,bhjd->bhij", a, b)


ROWS = {f"matmul {n}": product((n, n), (n, n)) for n in SQUARES}
ROWS.update({f"matmul transposed {n}": transposed_product((n, n), (n, n)) for n in (128, 512)})
ROWS.update({f"matmul {m}x{k}x{n}": product((m, k), (k, n)) for m, k, n in SKINNY})
ROWS.update({f"linear {m}x{k}x{n}": linear(m, k, n) for m, k, n in SKINNY})
ROWS.update({f"matmul {b} of {m}x{k}x{n}": product((b, m, k), (b, k, n)) for b, m, k, n in BATCHED})
ROWS.update({f"matmul double {n}": double_product(n) for n in (64, 256, 1024)})
ROWS.update({"matmul vector 1024": product((1024, 1024), (1024,)), "dot 100000": product((100000,), (100000,))})
ROWS["einsum attention"] = contraction

serve(ROWS)
