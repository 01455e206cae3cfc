"""The stateless functions behind the layers.

The engine computes most of them; what is only an arrangement of others is written here. Gradients follow by themselves.
"""

import _torch

_NATIVE = (
    # convolution and pooling
    "conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d unfold fold "
    "max_pool1d max_pool2d max_pool3d max_unpool1d max_unpool2d max_unpool3d avg_pool1d avg_pool2d avg_pool3d "
    "lp_pool1d lp_pool2d lp_pool3d adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d "
    "adaptive_max_pool1d adaptive_max_pool2d adaptive_max_pool3d "
    # activations
    "threshold threshold_ relu relu_ relu6 hardtanh hardtanh_ hardswish hardsigmoid elu elu_ selu celu leaky_relu "
    "leaky_relu_ prelu rrelu glu gelu logsigmoid hardshrink softshrink tanhshrink softsign softplus softmin softmax "
    "log_softmax gumbel_softmax tanh sigmoid silu mish "
    # normalisation, linear, dropout, look-up
    "batch_norm group_norm instance_norm layer_norm rms_norm local_response_norm normalize linear bilinear "
    "dropout dropout1d dropout2d dropout3d alpha_dropout feature_alpha_dropout embedding embedding_bag one_hot "
    # distances and losses
    "pairwise_distance cosine_similarity pdist binary_cross_entropy binary_cross_entropy_with_logits "
    "poisson_nll_loss cosine_embedding_loss cross_entropy ctc_loss gaussian_nll_loss hinge_embedding_loss kl_div l1_loss "
    "mse_loss margin_ranking_loss multilabel_margin_loss multilabel_soft_margin_loss multi_margin_loss nll_loss "
    "huber_loss smooth_l1_loss soft_margin_loss triplet_margin_loss "
    # pictures
    "pixel_shuffle pixel_unshuffle channel_shuffle pad interpolate upsample upsample_nearest upsample_bilinear "
    "grid_sample affine_grid scaled_dot_product_attention"
).split()

for _name in _NATIVE:
    if hasattr(_torch, _name):
        globals()[_name] = getattr(_torch, _name)
del _name


def _defined(function):
    """Keeps the engine's function of the same name where it has one; else takes `function`."""
    return globals().get(function.__name__, function)


def _reduced(loss, reduction):
    if reduction == "none":
        return loss
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    raise ValueError(f"{reduction} is not a valid value for reduction")


@_defined
def softmin(input, dim=None, _stacklevel=3, dtype=None):
    """softmax(-x)."""
    return softmax(-input, dim, dtype=dtype)


@_defined
def tanhshrink(input):
    """x - tanh(x)."""
    return input - input.tanh()


@_defined
def softsign(input):
    """x / (1 + |x|)."""
    return input / (input.abs() + 1)


@_defined
def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """x / max(|x|_p, eps) along `dim`."""
    return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)


@_defined
def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    """x / (k + alpha * mean of x^2 over `size` neighbouring channels) ^ beta."""
    squares = input.mul(input).unsqueeze(1)
    spatial = input.dim() - 2
    if spatial == 0:
        padded = pad(squares, (0, 0, size // 2, (size - 1) // 2))
    else:
        flat = squares.view(input.size(0), 1, input.size(1), -1)
        padded = pad(flat, (0, 0, size // 2, (size - 1) // 2))
    windows = padded.unfold(2, size, 1).mean(-1).view(input.shape)
    return input / windows.mul(alpha).add(k).pow(beta)


@_defined
def bilinear(input1, input2, weight, bias=None):
    """y_k = x1^T A_k x2 + b_k."""
    output = _torch.einsum("...i,kij,...j->...k", input1, weight, input2)
    return output if bias is None else output + bias


@_defined
def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    """The p-norm of x1 - x2 + eps over the last dimension."""
    return (x1 - x2 + eps).norm(p, -1, keepdim)


@_defined
def channel_shuffle(input, groups):
    """(N, g * c, *) seen as (g, c), transposed to (c, g)."""
    batch, channels = input.shape[:2]
    split = input.reshape(batch, groups, channels // groups, *input.shape[2:])
    return split.transpose(1, 2).reshape(input.shape)


@_defined
def poisson_nll_loss(
    input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction="mean"
):
    loss = input.exp() - target * input if log_input else input - target * (input + eps).log()
    if full:
        stirling = target * target.log() - target + 0.5 * (2 * 3.141592653589793 * target).log()
        loss = loss + stirling.masked_fill(target <= 1, 0)
    return _reduced(loss, reduction)


@_defined
def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    if isinstance(var, (int, float)):
        var = var * _torch.ones_like(input)
    if var.shape != input.shape:
        if input.shape[:-1] == var.shape:
            var = var.unsqueeze(-1)
        elif not (input.shape[:-1] == var.shape[:-1] and var.shape[-1] == 1):
            raise ValueError("var is of incorrect size")
    if (var < 0).any():
        raise ValueError("var has negative entry/entries")
    var = var.clamp(min=eps) if not var.requires_grad else var + (var.detach().clamp(min=eps) - var.detach())
    loss = 0.5 * (var.log() + (input - target) ** 2 / var)
    if full:
        loss = loss + 0.5 * 1.8378770664093453
    return _reduced(loss, reduction)


@_defined
def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
    zeros = _torch.zeros_like(input)
    unlike = _torch.where(target != 1, (margin - input).clamp_min(0), zeros)
    alike = _torch.where(target != -1, input, zeros)
    return _reduced(unlike + alike, reduction)


@_defined
def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return _reduced((-target * input).exp().log1p(), reduction)


@_defined
def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
    if weight is not None:
        loss = loss * weight
    return _reduced(loss.sum(dim=-1) / input.size(-1), reduction)


@_defined
def multi_margin_loss(
    input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"
):
    rows = input if input.dim() == 2 else input.unsqueeze(0)
    classes = target.reshape(-1)
    wanted = rows.gather(1, classes.unsqueeze(1))
    loss = (margin - wanted + rows).clamp_min(0) ** p
    if weight is not None:
        loss = loss * weight[classes].unsqueeze(1)
    loss = loss.scatter(1, classes.unsqueeze(1), 0.0).sum(dim=1) / rows.size(1)
    return _reduced(loss if input.dim() == 2 else loss.squeeze(0), reduction)


@_defined
def margin_ranking_loss(
    input1, input2, target, margin=0.0, size_average=None, reduce=None, reduction="mean"
):
    if input1.dim() != input2.dim() or input1.dim() != target.dim():
        raise RuntimeError(
            "margin_ranking_loss : All input tensors should have same dimension but got sizes: "
            f"input1: {input1.size()}, input2: {input2.size()}, target: {target.size()} "
        )
    return _reduced((-target * (input1 - input2) + margin).clamp_min(0), reduction)


@_defined
def cosine_embedding_loss(
    input1, input2, target, margin=0.0, size_average=None, reduce=None, reduction="mean"
):
    epsilon = 1e-12
    product = (input1 * input2).sum(-1)
    lengths = ((input1 * input1).sum(-1) + epsilon) * ((input2 * input2).sum(-1) + epsilon)
    cosine = product / lengths.sqrt()
    zeros = _torch.zeros_like(cosine)
    alike = _torch.where(target == 1, 1 - cosine, zeros)
    unlike = _torch.where(target == -1, (cosine - margin).clamp_min(0), zeros)
    return _reduced(alike + unlike, reduction)


@_defined
def triplet_margin_loss(
    anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None, reduce=None, reduction="mean"
):
    near = pairwise_distance(anchor, positive, p, eps)
    far = pairwise_distance(anchor, negative, p, eps)
    if swap:
        far = _torch.minimum(far, pairwise_distance(positive, negative, p, eps))
    return _reduced((margin + near - far).clamp_min(0), reduction)


@_defined
def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    """Draws from a categorical distribution in a differentiable way. https://arxiv.org/abs/1611.01144"""
    gumbels = -_torch.empty_like(logits).exponential_().log()
    soft = ((logits + gumbels) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    return _torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


@_defined
def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(sum of x^p over each window) ^ (1 / p)."""
    height, width = (kernel_size, kernel_size) if isinstance(kernel_size, int) else kernel_size
    means = avg_pool2d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (means.sign() * relu(means.abs())).mul(height * width).pow(1.0 / norm_type)


@_defined
def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(sum of x^p over each window) ^ (1 / p)."""
    size = kernel_size if isinstance(kernel_size, int) else kernel_size[0]
    means = avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (means.sign() * relu(means.abs())).mul(size).pow(1.0 / norm_type)


@_defined
def scaled_dot_product_attention(
    query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False
):
    """softmax(Q K^T / sqrt(d) + mask) V over (..., L, d)."""
    factor = query.size(-1) ** -0.5 if scale is None else scale
    scores = query @ key.transpose(-2, -1) * factor
    if is_causal:
        allowed = _torch.ones(query.size(-2), key.size(-2), dtype=_torch.bool).tril()
        scores = scores.masked_fill(allowed.logical_not(), float("-inf"))
    if attn_mask is not None:
        if attn_mask.dtype == _torch.bool:
            scores = scores.masked_fill(attn_mask.logical_not(), float("-inf"))
        else:
            scores = scores + attn_mask
    return dropout(scores.softmax(-1), dropout_p, dropout_p > 0.0) @ value


# What dropout of self-normalising networks sets elements to: the limit of SELU. https://arxiv.org/abs/1706.02515
_ALPHA = -1.7580993408473766


def _alpha_dropout(input, p, training, inplace, shape):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0.0:
        return input
    if p == 1.0:
        return input.mul_(0.0) if inplace else input * 0.0
    keep = 1.0 - p
    mask = _torch.empty(shape, dtype=input.dtype).bernoulli_(keep)
    scale = 1.0 / (_ALPHA * _ALPHA * keep * p + keep) ** 0.5
    shift = (mask - 1.0) * (_ALPHA * scale) + _ALPHA * scale * p
    mask = mask * scale
    return input.mul_(mask).add_(shift) if inplace else input * mask + shift


@_defined
def alpha_dropout(input, p=0.5, training=False, inplace=False):
    """Dropout that keeps the mean and the variance of self-normalising activations."""
    return _alpha_dropout(input, p, training, inplace, tuple(input.shape))


@_defined
def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    """The same for whole channels of (N, C, ...)."""
    shape = tuple(input.shape[:2]) + (1,) * (input.dim() - 2)
    return _alpha_dropout(input, p, training, inplace, shape)


@_defined
def rms_norm(input, normalized_shape, weight=None, eps=None):
    """x / sqrt(mean(x^2) + eps) over the last dimensions. https://arxiv.org/abs/1910.07467"""
    dims = tuple(range(-len(normalized_shape), 0))
    epsilon = _torch.finfo(input.dtype).eps if eps is None else eps
    result = input * (input.pow(2).mean(dims, keepdim=True) + epsilon).rsqrt()
    return result if weight is None else result * weight


@_defined
def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    """Leaky ReLU whose slope is drawn for each negative element while training."""
    if not training:
        return leaky_relu(input, (lower + upper) / 2)
    slopes = _torch.empty_like(input).uniform_(lower, upper)
    return _torch.where(input < 0, input * slopes, input)


def threshold_(input, threshold, value):
    return input.copy_(globals()["threshold"](input, threshold, value))


def hardtanh_(input, min_val=-1.0, max_val=1.0):
    return input.clamp_(min_val, max_val)


def elu_(input, alpha=1.0):
    return input.copy_(elu(input, alpha))


def leaky_relu_(input, negative_slope=0.01):
    return input.copy_(leaky_relu(input, negative_slope))


@_defined
def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)


@_defined
def upsample_nearest(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor, mode="nearest")


@_defined
def upsample_bilinear(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


@_defined
def pdist(input, p=2.0):
    """Distances between the rows, each pair once."""
    count = input.size(0)
    rows, columns = [], []
    for i in range(count):
        for j in range(i + 1, count):
            rows.append(i)
            columns.append(j)
    return (input[rows] - input[columns]).norm(p, -1)


@_defined
def embedding_bag(
    input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean", sparse=False,
    per_sample_weights=None, include_last_offset=False, padding_idx=None,
):
    """Sums, means or maxima of rows of a table: of each row of `input`, or of the pieces of it that begin at `offsets`."""
    if per_sample_weights is not None and input.size() != per_sample_weights.size():
        raise ValueError(
            f"embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must have the same "
            f"shape as the input ({input.shape})"
        )
    if sparse:
        raise NotImplementedError("embedding_bag: sparse gradients are not in Cellbook")
    if scale_grad_by_freq:
        raise NotImplementedError("embedding_bag: scale_grad_by_freq is not in Cellbook")
    if input.dim() == 2:
        if offsets is not None:
            raise ValueError(
                "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. "
                f"However, found offsets of type {type(offsets)}"
            )
        offsets = _torch.arange(0, input.numel(), input.size(1))
        input = input.reshape(-1)
        if per_sample_weights is not None:
            per_sample_weights = per_sample_weights.reshape(-1)
    elif input.dim() == 1:
        if offsets is None:
            raise ValueError("offsets has to be a 1D Tensor but got None")
        if offsets.dim() != 1:
            raise ValueError("offsets has to be a 1D Tensor")
    else:
        raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
    if mode not in ("sum", "mean", "max"):
        raise ValueError("mode has to be one of sum, mean or max")
    if per_sample_weights is not None and mode != "sum":
        raise NotImplementedError(
            "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' "
            f"(got mode='{mode}'). Please open a feature request on GitHub."
        )
    if max_norm is not None:
        _torch.embedding_renorm_(weight, input, max_norm, norm_type)
    starts = offsets.tolist()
    if not include_last_offset:
        starts.append(input.numel())
    bags = len(starts) - 1
    lengths = _torch.tensor([end - start for start, end in zip(starts, starts[1:])], dtype=_torch.int64)
    bag = _torch.repeat_interleave(_torch.arange(bags), lengths)
    rows = embedding(input, weight, padding_idx)
    if per_sample_weights is not None:
        rows = rows * per_sample_weights.unsqueeze(-1)
    if padding_idx is not None:
        kept = input != padding_idx % weight.size(0)
        rows, bag = rows[kept], bag[kept]
    if mode == "max":
        empty = _torch.zeros(weight.size(1), dtype=weight.dtype)
        members = [rows[bag == i] for i in range(bags)]
        return _torch.stack([member.max(0)[0] if len(member) else empty for member in members])
    total = _torch.zeros(bags, weight.size(1), dtype=weight.dtype).index_add(0, bag, rows)
    if mode == "sum":
        return total
    return total / _torch.bincount(bag, minlength=bags).clamp(min=1).unsqueeze(-1).to(total.dtype)


@_defined
def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    """Hinge losses between each wanted class and each other one."""
    batch = input if input.dim() == 2 else input.unsqueeze(0)
    wanted = target if target.dim() == 2 else target.unsqueeze(0)
    losses = []
    for row, labels in zip(batch, wanted):
        classes = []
        for label in labels.tolist():
            if label < 0:
                break
            classes.append(label)
        others = [i for i in range(row.size(0)) if i not in classes]
        total = row.sum() * 0
        for label in classes:
            total = total + (1 - (row[label] - row[others])).clamp_min(0).sum()
        losses.append(total / row.size(0))
    loss = _torch.stack(losses)
    return _reduced(loss if input.dim() == 2 else loss[0], reduction)


def _unpooled(input, indices, kernel_size, stride, padding, output_size, spatial):
    """Puts the maxima back where they were among zeros."""
    def several(value):
        return (value,) * spatial if isinstance(value, int) else tuple(value)

    kernel = several(kernel_size)
    step = several(stride) if stride not in (None, (), []) else kernel
    edge = several(padding)
    extents = [(n - 1) * s + k - 2 * p for n, s, k, p in zip(input.shape[-spatial:], step, kernel, edge)]
    if output_size is not None:
        wanted = list(output_size)[-spatial:]
        for i in range(spatial):
            low, high = extents[i] - step[i], extents[i] + step[i]
            if not low < wanted[i] < high:
                raise ValueError(f"invalid output_size {output_size!r} (dim {i} must be between {low} and {high})")
        extents = wanted
    lead = list(input.shape[:-spatial])
    count = 1
    for extent in extents:
        count *= extent
    flat = input.reshape(*lead, -1)
    places = indices.reshape(*lead, -1)
    if places.numel() and not 0 <= int(places.min()) <= int(places.max()) < count:
        raise RuntimeError(f"Found an invalid max index: {int(places.max())} (output volumes are of size "
                           + "x".join(str(extent) for extent in extents))
    return _torch.zeros(*lead, count, dtype=input.dtype).scatter(-1, places, flat).reshape(*lead, *extents)


@_defined
def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _unpooled(input, indices, kernel_size, stride, padding, output_size, 1)


@_defined
def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _unpooled(input, indices, kernel_size, stride, padding, output_size, 2)


@_defined
def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _unpooled(input, indices, kernel_size, stride, padding, output_size, 3)


def _ctc_single(log_probs, target, blank):
    """-log of the probability of all alignments of one sequence, by the forward recursion over blank-separated labels."""
    labels = [blank]
    for label in target:
        labels += [label, blank]
    emitted = log_probs[:, _torch.tensor(labels)]
    never = log_probs.new_full((1,), -float("inf"))
    # A label may also follow the one two places before, unless that is a blank or the same label.
    skips = [i >= 2 and labels[i] != blank and labels[i] != labels[i - 2] for i in range(len(labels))]
    skippable = _torch.tensor(skips)
    alpha = _torch.cat([emitted[0, :2], never.expand(max(len(labels) - 2, 0))])
    floor = _torch.tensor(-1e30, dtype=log_probs.dtype)
    for step in range(1, log_probs.size(0)):
        before = _torch.cat([never, alpha[:-1]])
        twice = _torch.cat([never, never, alpha[:-2]])[: len(labels)].masked_fill(~skippable, -float("inf"))
        stacked = _torch.stack([alpha, before, twice])
        reachable = stacked.max(0)[0] > floor
        total = _torch.logsumexp(stacked.masked_fill(~reachable, 0.0), 0).masked_fill(~reachable, -float("inf"))
        alpha = total + emitted[step]
    ends = alpha[-2:] if len(labels) > 1 else alpha
    # PyTorch's gradient takes the inputs to be outputs of log_softmax: it has exp(log_probs) besides.
    shares = log_probs.exp()
    return (shares - shares.detach()).sum() - _torch.logsumexp(ends, 0)


@_defined
def ctc_loss(
    log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False
):
    """Connectionist temporal classification. https://www.cs.toronto.edu/~graves/icml_2006.pdf"""
    batched = log_probs.dim() == 3
    sequences = log_probs if batched else log_probs.unsqueeze(1)
    def lengths_of(value):
        value = value.reshape(-1).tolist() if isinstance(value, _torch.Tensor) else value
        return [int(v) for v in value] if isinstance(value, (list, tuple)) else [int(value)]
    steps, counts = lengths_of(input_lengths), lengths_of(target_lengths)
    if len(steps) != sequences.size(1):
        raise RuntimeError("input_lengths must be of size batch_size")
    if len(counts) != sequences.size(1):
        raise RuntimeError("target_lengths must be of size batch_size")
    if max(steps) > sequences.size(0):
        raise RuntimeError(f"Expected input_lengths to have value at most {sequences.size(0)}, but got value {max(steps)} "
                           "(while checking arguments for ctc_loss_cpu)")
    if targets.dim() == 1 and batched:
        rows = [part.tolist() for part in targets.split(counts)]
    else:
        rows = [row[:count] for row, count in zip(targets.reshape(len(counts), -1).tolist(), counts)]
    losses = []
    for index, row in enumerate(rows):
        repeats = sum(1 for a, b in zip(row, row[1:]) if a == b)
        if len(row) + repeats > steps[index]:
            losses.append(sequences[0, index].sum() * 0.0 if zero_infinity else sequences.new_full((), float("inf")))
        else:
            losses.append(_ctc_single(sequences[: steps[index], index], row, blank))
    losses = _torch.stack(losses)
    if reduction == "mean":
        return (losses / _torch.tensor(counts, dtype=losses.dtype).clamp_min(1)).mean()
    if reduction == "sum":
        return losses.sum()
    return losses if batched else losses[0]


@_defined
def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    raise NotImplementedError("torch.nn.functional.lp_pool3d is not in Cellbook")
