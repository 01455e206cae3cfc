"""Overlaps and losses of boxes, pooled regions, feature pyramids."""
import torch, torchvision.ops as ops
from collections import OrderedDict
torch.manual_seed(0)
a = torch.tensor([[0.,0,10,10],[5,5,15,20],[30,30,40,45.]]); b = torch.tensor([[1.,1,9,12],[100,100,110,120],[28,31,41,44.]])
for f in (ops.box_iou, ops.generalized_box_iou, ops.distance_box_iou, ops.complete_box_iou): print(f.__name__, f(a,b), f(a.long(),b.long()))
for f in (ops.generalized_box_iou_loss, ops.distance_box_iou_loss, ops.complete_box_iou_loss):
    x = a.clone().requires_grad_(); print(f.__name__, f(a,b), f(a,b,reduction='mean')); f(x,b,reduction='sum').backward(); print(x.grad)
    try: f(a,b,reduction='x')
    except ValueError as e: print(e)
i=torch.randn(4,3); t=torch.randint(0,2,(4,3)).float(); print(ops.sigmoid_focal_loss(i,t), ops.sigmoid_focal_loss(i,t,alpha=-1,gamma=1.5,reduction='mean'))
m=torch.zeros(2,6,8); m[0,1:3,2:5]=1; m[1,4,7]=1; print(ops.masks_to_boxes(m))
f=torch.arange(2*2*8*10,dtype=torch.float).reshape(2,2,8,10)
r=torch.tensor([[0,1.,1,6,5],[1,0,0,8.5,6.2],[0,2,1,3,3]])
for al in (False,True):
    for sr in (-1,2): print(ops.roi_align(f,r,(2,3),spatial_scale=.5,sampling_ratio=sr,aligned=al))
print(ops.roi_align(f,[torch.tensor([[1.,1,5,5]]),torch.tensor([[0.,0,3,3]])],2)); print(ops.RoIAlign((7,7),1.,2), ops.RoIPool(3,.5))
x=f.clone().requires_grad_(); ops.roi_align(x,r,2).sum().backward(); print(x.grad.sum(), x.grad[0,0])
fpn=ops.FeaturePyramidNetwork([3,6],5); feats=OrderedDict(a=torch.rand(1,3,8,8),b=torch.rand(1,6,4,4)); o=fpn(feats); print([(k,v.shape,round(float(v.sum()),4)) for k,v in o.items()]); print(fpn)
ms=ops.MultiScaleRoIAlign(['a','b'],3,2); print(ms); print(ms(o,[torch.tensor([[0.,0,20,20],[10,10,60,60]])],[(64,64)]).shape)
print(ops.box_convert(a,'xyxy','cxcywh'), ops.remove_small_boxes(a,11), ops.clip_boxes_to_image(a,(12,12)), ops.box_area(a))
