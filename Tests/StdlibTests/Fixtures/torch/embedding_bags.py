"""Sums, means and maxima of bags of rows."""
import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
w=torch.randn(10,3)
i=torch.tensor([1,2,4,5,4,3,2,9]); o=torch.tensor([0,4,4])
for m in ('sum','mean','max'):
    print(F.embedding_bag(i,w,o,mode=m), F.embedding_bag(i.reshape(2,4),w,mode=m), F.embedding_bag(i,w,torch.tensor([0,3,8]),mode=m,include_last_offset=True), F.embedding_bag(i,w,o,mode=m,padding_idx=4))
print(F.embedding_bag(i,w,o,mode='sum',per_sample_weights=torch.arange(8.)))
for f in (lambda: F.embedding_bag(i,w), lambda: F.embedding_bag(i.reshape(2,4),w,o), lambda: F.embedding_bag(i,w,torch.tensor([1,2]))):
    try: f()
    except Exception as e: print(type(e).__name__, str(e)[:100])
eb=nn.EmbeddingBag(10,3,mode='sum'); l=eb(i,o).pow(2).sum(); l.backward(); print(eb.weight.grad)
print(F.pdist(w[:3]))
