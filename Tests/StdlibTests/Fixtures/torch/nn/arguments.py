# Arguments that change what a layer or a loss computes: norms of rows, grouped heads, older reductions, bags.
import warnings

import torch
import torch.nn.functional as F
from torch import nn

warnings.simplefilter("ignore")
torch.manual_seed(0)
def show(name, f):
    try:
        r = f()
        print(name, r)
    except Exception as e:
        print(name, type(e).__name__, str(e).split("\n")[0])
w = torch.randn(5, 3) * 2
i = torch.tensor([[0, 2], [2, 4]])
show("max_norm", lambda: F.embedding(i, w, max_norm=1.0)); print(w)
show("norm_type", lambda: F.embedding(i, w, max_norm=0.5, norm_type=1.0)); print(w)
e = nn.Embedding(6, 4, max_norm=1.5, padding_idx=0)
out = e(torch.tensor([0, 1, 5])); print(out, e.weight)
out.sum().backward(); print(e.weight.grad)
show("bad index", lambda: F.embedding(torch.tensor([7]), w, max_norm=1.0))
q, k, v = torch.randn(2, 4, 3, 8), torch.randn(2, 2, 5, 8), torch.randn(2, 2, 5, 8)
show("gqa", lambda: F.scaled_dot_product_attention(q, k, v, enable_gqa=True).sum(-1))
a = torch.randn(3, 3)
show("norm", lambda: torch.linalg.norm(a, "nuc", dtype=torch.float64))
show("norm2", lambda: torch.linalg.norm(a, 2, dtype=torch.float64))
show("norm3", lambda: torch.linalg.matrix_norm(a, "fro", dtype=torch.float64))
m = torch.tensor([[1., 2.], [2., 4.001]])
show("rank", lambda: (torch.linalg.matrix_rank(m), torch.linalg.matrix_rank(m, atol=0.1), torch.linalg.matrix_rank(m, rtol=1e-2), torch.linalg.matrix_rank(m, hermitian=True)))
x, t = torch.randn(4, 3), torch.tensor([0, 2, 1, -100])
for f in [lambda **o: F.cross_entropy(x, t, **o), lambda **o: F.nll_loss(F.log_softmax(x, 1), t, **o)]:
    for o in [{}, dict(reduction="sum"), dict(reduction="none"), dict(size_average=False), dict(reduce=False), dict(ignore_index=1),dict(weight=torch.tensor([1., 2., 3.])), dict(weight=torch.tensor([1., 2., 3.]), reduction="sum"), dict(weight=torch.tensor([1., 2., 3.]), reduction="none")]:
        show(str({k: v for k, v in o.items() if k != "weight"}), lambda: f(**o))
show("mse", lambda: (F.mse_loss(x, x * 2, size_average=False), F.mse_loss(x, x * 2, reduce=False)))
show("kl", lambda: F.kl_div(x, x.softmax(1), size_average=False))
show("bce", lambda: F.binary_cross_entropy_with_logits(x, x.sigmoid(), reduce=False))
y = x.clone().requires_grad_()
for o in [{}, dict(reduction="sum"), dict(weight=torch.tensor([1., 2., 3.]))]:
    y.grad = None
    l = F.cross_entropy(y, t, **o); l.backward(); print(l, y.grad)
y.grad = None
F.cross_entropy(y, t, reduction="none").backward(torch.arange(4.)); print(y.grad)
l = F.cross_entropy(y, t); g, = torch.autograd.grad(l, y, create_graph=True); print(g.detach())
z = torch.randn(2, 3, 2, 2, requires_grad=True); tz = torch.tensor([[[0, 1], [2, 1]], [[1, 0], [-100, 2]]])
l = F.cross_entropy(z, tz, weight=torch.tensor([1., 2., 3.])); l.backward(); print(l, z.grad)
show("oob", lambda: F.nll_loss(x, torch.tensor([0, 1, 2, 3])))
show("dtype", lambda: F.nll_loss(x, torch.tensor([0., 1, 2, 3])))
show("single", lambda: F.cross_entropy(x[0], torch.tensor(1)))
show("all ignored", lambda: F.cross_entropy(x, torch.full((4,), -100)))
show("double", lambda: F.cross_entropy(x.double(), t))
show("smooth", lambda: F.cross_entropy(x, t, label_smoothing=0.1, weight=torch.tensor([1., 2., 3.])))
show("repeat", lambda: torch.repeat_interleave(torch.arange(3), 2, output_size=6))
show("repeat", lambda: torch.repeat_interleave(torch.arange(3), torch.tensor([1, 0, 2]), output_size=3))
b = nn.EmbeddingBag(6, 3, mode="sum").requires_grad_(False); inp = torch.tensor([1, 2, 4, 5, 4, 3, 2, 0]); off = torch.tensor([0, 3, 3])
for mode in ["sum", "mean", "max"]:
    for pad in [None, 4]:
        show(mode, lambda: F.embedding_bag(inp, b.weight, off, mode=mode, padding_idx=pad))
show("2d", lambda: F.embedding_bag(inp.view(2, 4), b.weight, mode="mean"))
show("weights", lambda: F.embedding_bag(inp, b.weight, off, mode="sum", per_sample_weights=torch.arange(8.)))
show("last", lambda: F.embedding_bag(inp, b.weight, torch.tensor([0, 3, 8]), mode="sum", include_last_offset=True))
show("weights mean", lambda: F.embedding_bag(inp, b.weight, off, mode="mean", per_sample_weights=torch.arange(8.)))
show("2d offsets", lambda: F.embedding_bag(inp.view(2, 4), b.weight, off))
