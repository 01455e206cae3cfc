"""`assert_close`: tensors compared with tolerances that depend on the dtype."""

import _torch
from _torch import Tensor

_TOLERANCES = {"float16": (1e-3, 1e-5), "bfloat16": (1.6e-2, 1e-5), "float32": (1.3e-6, 1e-5), "float64": (1e-7, 1e-7)}


def _tolerances(dtypes, rtol, atol):
    if (rtol is None) != (atol is None):
        which = ("atol", "rtol") if rtol is not None else ("rtol", "atol")
        raise ValueError(
            f"rtol and atol must both be specified or both be unspecified, but got only {which[1]}."
            if rtol is None
            else "rtol and atol must both be specified or both be unspecified, but got only rtol."
        )
    if rtol is not None:
        return rtol, atol
    defaults = [_TOLERANCES.get(str(dtype).split(".")[-1], (0.0, 0.0)) for dtype in dtypes]
    return max(r for r, _ in defaults), max(a for _, a in defaults)


def _extreme(values):
    """The largest value and its index as Python numbers."""
    flat = values.flatten()
    position = int(flat.argmax())
    index = []
    for extent in reversed(values.shape):
        index.append(position % extent)
        position //= extent
    return flat.max().item(), tuple(reversed(index))


def _compare_tensors(actual, expected, rtol, atol, equal_nan, check_dtype, check_stride):
    if actual.shape != expected.shape:
        raise AssertionError(
            f"The values for attribute 'shape' do not match: {actual.shape} != {expected.shape}."
        )
    if check_dtype and actual.dtype != expected.dtype:
        raise AssertionError(f"The values for attribute 'dtype' do not match: {actual.dtype} != {expected.dtype}.")
    if check_stride and actual.stride() != expected.stride():
        raise AssertionError(
            f"The values for attribute 'stride()' do not match: {actual.stride()} != {expected.stride()}."
        )
    rtol, atol = _tolerances((actual.dtype, expected.dtype), rtol, atol)
    if actual.dtype != expected.dtype:
        common = _torch.promote_types(actual.dtype, expected.dtype)
        actual, expected = actual.to(common), expected.to(common)
    matches = _torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan)
    if matches.all():
        return
    kind = "Tensor-likes are not equal!" if rtol == 0 and atol == 0 else "Tensor-likes are not close!"
    if actual.numel() == 1 and actual.dim() == 0:
        _scalar_mismatch(actual.item(), expected.item(), rtol, atol)
    wide = _torch.float64 if actual.is_floating_point() else _torch.int64
    a, e = actual.detach().to(wide), expected.detach().to(wide)
    difference = (a - e).abs()
    difference = difference.masked_fill(matches, 0)
    relative = difference / e.abs()
    relative = relative.masked_fill(matches, 0)
    total, wrong = matches.numel(), int((~matches).sum())
    largest, where = _extreme(difference)
    largest_relative, where_relative = _extreme(relative)
    allowed_abs = f" (up to {atol} allowed)" if not (rtol == 0 and atol == 0) else ""
    allowed_rel = f" (up to {rtol} allowed)" if not (rtol == 0 and atol == 0) else ""
    raise AssertionError(
        f"{kind}\n\nMismatched elements: {wrong} / {total} ({wrong / total:.1%})\n"
        f"Greatest absolute difference: {largest} at index {where}{allowed_abs}\n"
        f"Greatest relative difference: {largest_relative} at index {where_relative}{allowed_rel}"
    )


def _scalar_mismatch(actual, expected, rtol, atol):
    if rtol == 0 and atol == 0:
        raise AssertionError(f"Scalars are not equal!\n\nExpected {expected} but got {actual}.")
    difference = abs(actual - expected)
    relative = difference / abs(expected) if expected else float("inf")
    raise AssertionError(
        f"Scalars are not close!\n\nExpected {expected} but got {actual}.\n"
        f"Absolute difference: {difference} (up to {atol} allowed)\n"
        f"Relative difference: {relative} (up to {rtol} allowed)"
    )


def assert_close(
    actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True, check_dtype=True,
    check_layout=True, check_stride=False, msg=None,
):
    """Raises AssertionError if |actual - expected| > atol + rtol * |expected| anywhere."""
    try:
        _assert_close(actual, expected, rtol, atol, equal_nan, check_dtype, check_stride)
    except AssertionError as error:
        if msg is None:
            raise
        raise AssertionError(msg(str(error)) if callable(msg) else msg) from None


def _assert_close(actual, expected, rtol, atol, equal_nan, check_dtype, check_stride):
    if isinstance(actual, dict) and isinstance(expected, dict):
        if set(actual) != set(expected):
            raise AssertionError("The keys of the mappings do not match.")
        for key in actual:
            _assert_close(actual[key], expected[key], rtol, atol, equal_nan, check_dtype, check_stride)
    elif isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
        if len(actual) != len(expected):
            raise AssertionError(f"The length of the sequences mismatch: {len(actual)} != {len(expected)}")
        for a, e in zip(actual, expected):
            _assert_close(a, e, rtol, atol, equal_nan, check_dtype, check_stride)
    elif isinstance(actual, (int, float)) and isinstance(expected, (int, float)):
        defaults = [_torch.float64 if isinstance(v, float) else _torch.int64 for v in (actual, expected)]
        rtol, atol = _tolerances(defaults, rtol, atol)
        same = actual == expected or abs(actual - expected) <= atol + rtol * abs(expected)
        if not (same or (equal_nan and actual != actual and expected != expected)):
            _scalar_mismatch(actual, expected, rtol, atol)
    else:
        actual = actual if isinstance(actual, Tensor) else _torch.as_tensor(actual)
        expected = expected if isinstance(expected, Tensor) else _torch.as_tensor(expected)
        _compare_tensors(actual, expected, rtol, atol, equal_nan, check_dtype, check_stride)
