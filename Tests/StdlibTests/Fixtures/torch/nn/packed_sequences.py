# Sequences of different lengths, padded and packed, through recurrent layers of both directions.
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pack_sequence, pad_packed_sequence, pad_sequence, unpad_sequence


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


torch.manual_seed(0)
print(pad_sequence([torch.ones(3), torch.ones(2)], batch_first=True), pad_sequence([torch.ones(1), torch.ones(2)], padding_value=-1))
x = torch.randn(3, 4, 2)
for make in (nn.RNN, nn.GRU, nn.LSTM):
    layer = make(2, 3, num_layers=2, batch_first=True, bidirectional=True)
    for lengths, is_sorted in (([4, 3, 1], True), ([2, 4, 1], False)):
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=is_sorted)
        output, hidden = layer(packed)
        padded, counts = pad_packed_sequence(output, batch_first=True)
        print(packed.batch_sizes, packed.sorted_indices, counts, padded.shape, f"{padded.abs().sum().item():.4f}")
        print([f"{part.abs().sum().item():.4f}" for part in (hidden if isinstance(hidden, tuple) else (hidden,))])
        padded.sum().backward()
    print([f"{p.grad.abs().sum().item():.3f}" for p in layer.parameters()])
print(pack_sequence([torch.tensor([1, 2, 3]), torch.tensor([4, 5])]), [len(s) for s in unpad_sequence(x, torch.tensor([1, 2, 3]), True)])
attempt(lambda: pack_padded_sequence(x, [1, 2, 3], batch_first=True))
attempt(lambda: pack_padded_sequence(x, [4, 3, 0], batch_first=True))
log_probs = torch.randn(6, 2, 5).log_softmax(2).requires_grad_()
loss = nn.functional.ctc_loss(log_probs, torch.tensor([[1, 2], [3, 3]]), torch.tensor([6, 5]), torch.tensor([2, 2]))
loss.backward()
print(f"{loss.item():.4f} {log_probs.grad.abs().sum().item():.4f}")
pooled, places = nn.MaxPool2d(2, return_indices=True)(torch.arange(16.0).view(1, 1, 4, 4))
print(places, nn.MaxUnpool2d(2)(pooled, places))
