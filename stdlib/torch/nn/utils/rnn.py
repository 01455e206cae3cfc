"""Sequences of different lengths as one tensor: padded, or packed by time step."""

from collections import namedtuple

import _torch

_Packed = namedtuple("PackedSequence", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])


class PackedSequence(_Packed):
    """The elements of sorted sequences, time step by time step; `batch_sizes` counts the sequences alive at each."""

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None and sorted_indices is not None:
            unsorted_indices = invert_permutation(sorted_indices)
        return _Packed.__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def _with_data(self, data):
        return type(self)(data, self.batch_sizes, self.sorted_indices, self.unsorted_indices)

    def to(self, *args, **kwargs):
        return self._with_data(self.data.to(*args, **kwargs))

    def cpu(self, *args, **kwargs):
        return self

    def float(self):
        return self.to(dtype=_torch.float32)

    def double(self):
        return self.to(dtype=_torch.float64)

    @property
    def is_cuda(self):
        return False

    def is_pinned(self):
        return False


def invert_permutation(permutation):
    if permutation is None:
        return None
    output = _torch.empty_like(permutation)
    output[permutation] = _torch.arange(0, permutation.numel())
    return output


def _sorted_packing(rows, lengths, sorted_indices):
    """Packs rows of shape (N, L, *), the longest first."""
    sizes = [sum(1 for length in lengths if length > step) for step in range(lengths[0])]
    data = _torch.cat([rows[:size, step] for step, size in enumerate(sizes)])
    return PackedSequence(data, _torch.tensor(sizes, dtype=_torch.int64), sorted_indices, None)


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    """Packs a padded tensor of shape (L, N, *), or (N, L, *) with `batch_first`."""
    if not isinstance(lengths, _torch.Tensor):
        lengths = _torch.tensor(lengths, dtype=_torch.int64)
    rows = input if batch_first else input.transpose(0, 1)
    order = None
    if not enforce_sorted:
        lengths, order = _torch.sort(lengths, descending=True)
        rows = rows.index_select(0, order)
    steps = lengths.tolist()
    if len(steps) != rows.size(0):
        raise RuntimeError(
            f"Expected `len(lengths)` to be equal to batch_size, but got {len(steps)} (batch_size={rows.size(0)})")
    if min(steps) <= 0:
        raise RuntimeError(
            "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
    if any(a < b for a, b in zip(steps, steps[1:])):
        raise RuntimeError(
            "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
            "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do "
            "not need ONNX exportability.")
    if steps[0] > rows.size(1):
        raise RuntimeError(f"Expected sequence length to be larger than or equal to {steps[0]}, but got {rows.size(1)}")
    return _sorted_packing(rows, steps, order)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    """(padded tensor, lengths) of a packed sequence."""
    sizes = sequence.batch_sizes.tolist()
    longest = len(sizes) if total_length is None else total_length
    if longest < len(sizes):
        raise ValueError(
            "Expected total_length to be at least the length of the longest sequence in input, but got "
            f"total_length={total_length} and max sequence length being {len(sizes)}")
    steps = []
    for part in sequence.data.split(sizes):
        missing = sizes[0] - part.size(0)
        if missing:
            part = _torch.cat([part, part.new_full((missing, *part.shape[1:]), padding_value)])
        steps.append(part)
    for _ in range(longest - len(sizes)):
        steps.append(steps[0].new_full(steps[0].shape, padding_value))
    padded = _torch.stack(steps)
    if batch_first:
        padded = padded.transpose(0, 1)
    lengths = _torch.tensor([sum(1 for size in sizes if size > row) for row in range(sizes[0])])
    if sequence.unsorted_indices is not None:
        padded = padded.index_select(0 if batch_first else 1, sequence.unsorted_indices)
        lengths = lengths[sequence.unsorted_indices]
    return padded, lengths


def pack_sequence(sequences, enforce_sorted=True):
    lengths = _torch.tensor([sequence.size(0) for sequence in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    """Stacks tensors of shape (L, *) to (longest, N, *), or (N, longest, *) with `batch_first`."""
    if isinstance(sequences, _torch.Tensor):
        sequences = sequences.unbind(0)
    elif not hasattr(sequences, "__iter__"):
        raise RuntimeError(f"pad_sequence: Expected iterable for input sequences, but got arg of type: {type(sequences)}")
    sequences = list(sequences)
    if not sequences:
        raise RuntimeError("received an empty list of sequences")
    longest = max(sequence.size(0) for sequence in sequences)
    rows = []
    for sequence in sequences:
        missing = longest - sequence.size(0)
        if missing:
            filler = sequence.new_full((missing, *sequence.shape[1:]), padding_value)
            sequence = _torch.cat([sequence, filler] if padding_side == "right" else [filler, sequence])
        rows.append(sequence)
    return _torch.stack(rows, 0 if batch_first else 1)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    """The sequences that `pad_sequence` stacked."""
    rows = padded_sequences if batch_first else padded_sequences.transpose(0, 1)
    return [row[: int(length)] for row, length in zip(rows, lengths)]
