"""Sequences of different lengths as one padded tensor."""

import _torch


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    """Stacks tensors of shape (L, *) to (longest, N, *), or (N, longest, *) with `batch_first`."""
    sequences = list(sequences)
    longest = max(sequence.size(0) for sequence in sequences)
    padded = sequences[0].new_full((len(sequences), longest, *sequences[0].shape[1:]), padding_value)
    for row, sequence in enumerate(sequences):
        length = sequence.size(0)
        if padding_side == "right":
            padded[row, :length] = sequence
        else:
            padded[row, longest - length :] = sequence
    return padded if batch_first else padded.transpose(0, 1)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    """The sequences that `pad_sequence` stacked."""
    rows = padded_sequences if batch_first else padded_sequences.transpose(0, 1)
    return [row[: int(length)] for row, length in zip(rows, lengths)]
