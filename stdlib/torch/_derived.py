"""Which functions of `torch` and methods of tensors are written in the language, and in which module: each is read when first used."""

import importlib

from _torch import Tensor

#: Modules with tables FUNCTIONS and METHODS, and the names in them.
_FUNCTIONS = {
    "_statistics": "trapezoid trapz cumulative_trapezoid cov corrcoef nanmedian nanquantile histogram",
    "_rearranging": "split_with_sizes hsplit vsplit dsplit select_scatter slice_scatter diagonal_scatter scatter_reduce"
    " index_reduce put narrow_copy unsafe_split_with_sizes unsafe_chunk unsafe_split",
    "_arithmetic": "logaddexp2 ldexp frexp mvlgamma addbmm cholesky_solve cholesky_inverse svd pdist vander tril_indices"
    " triu_indices is_nonzero isreal is_same_size is_signed range real conj conj_physical resolve_conj resolve_neg is_conj is_neg"
    " is_inference combinations gradient frombuffer empty_strided",
    "linalg": "matrix_exp",
    "_windows": "hann_window hamming_window blackman_window bartlett_window kaiser_window",
}
_METHODS = {
    "functional": "unique unique_consecutive",
    "_statistics": "cov corrcoef nanmedian nanquantile histogram",
    "_rearranging": "split_with_sizes hsplit vsplit dsplit select_scatter slice_scatter diagonal_scatter scatter_reduce"
    " index_reduce put narrow_copy unsafe_split_with_sizes unsafe_chunk unsafe_split sum_to_size fill_diagonal_ scatter_reduce_"
    " index_reduce_ put_ squeeze_ unsqueeze_ transpose_ t_ swapaxes_ swapdims_ resize_ resize_as_ set_",
    "_arithmetic": "logaddexp2 ldexp frexp mvlgamma addbmm cholesky_solve cholesky_inverse svd is_nonzero isreal conj"
    " conj_physical resolve_conj resolve_neg is_conj is_neg is_same_size is_inference apply_ map_ new",
    "_storage": "storage untyped_storage",
}
#: Methods in place that `torch` offers as functions too.
_IN_PLACE = frozenset(
    "abs_ acos_ acosh_ arccos_ arccosh_ arcsin_ arcsinh_ arctan_ arctanh_ asin_ asinh_ atan_ atanh_ ceil_ clamp_ clamp_max_"
    " clamp_min_ clip_ cos_ cosh_ deg2rad_ detach_ erf_ erfc_ exp2_ exp_ expm1_ fill_ fix_ floor_ frac_ gcd_ i0_ index_put_ lcm_"
    " ldexp_ log10_ log1p_ log2_ log_ logit_ nan_to_num_ neg_ negative_ rad2deg_ reciprocal_ resize_as_ round_ rsqrt_ sigmoid_"
    " sin_ sinc_ sinh_ sqrt_ square_ tan_ tanh_ trunc_ xlogy_ zero_".split()
)

FUNCTIONS = {name: module for module, names in _FUNCTIONS.items() for name in names.split()}


def function(name):
    """The function of that name, or None."""
    if name in FUNCTIONS:
        return importlib.import_module("torch." + FUNCTIONS[name]).FUNCTIONS[name]
    if name in _IN_PLACE:
        return getattr(Tensor, name, None)
    return None


def _attach(module, name):
    def method(self, *args, **kwargs):
        tables = importlib.import_module("torch." + module)
        found = tables.METHODS[name]
        setattr(Tensor, name, found)
        return found(self, *args, **kwargs)

    method.__name__ = name
    setattr(Tensor, name, method)


for _module, _names in _METHODS.items():
    for _name in _names.split():
        _attach(_module, _name)
Tensor.real = property(lambda self: self)
Tensor.is_cpu = property(lambda self: True)
