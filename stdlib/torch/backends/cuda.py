"""Settings of CUDA products; they may be set and read."""


def is_built():
    return False


class _Matmul:
    allow_tf32 = False


matmul = _Matmul()
