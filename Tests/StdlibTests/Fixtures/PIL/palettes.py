"""Palettes by median cut; the output is recorded from Pillow."""
import numpy as np
from PIL import Image
rng=np.random.RandomState(5)
def show(n,i):
    v=np.asarray(i).astype(float); print(n,i.mode,v.shape,int((v.ravel()*np.arange(1,v.size+1)%9973).sum()))
smooth=Image.fromarray(rng.randint(0,256,(6,7,3)).astype('u1')).resize((60,50),Image.BICUBIC); noise=Image.fromarray(rng.randint(0,256,(40,40,3)).astype('u1')); few=Image.fromarray((rng.randint(0,4,(30,30,3))*80).astype('u1'))
for n,i in (('s',smooth),('n',noise),('f',few),('L',smooth.convert('L'))):
    for c in (2,3,8,16,64,200,256):
        q=i.quantize(c); show(n+str(c),q); show('r',q.convert('RGB')); print(len(q.getpalette()),q.getpalette()[:12])
q=smooth.convert('P',palette=Image.ADAPTIVE,colors=10); show('a',q); print(len(q.getpalette()))
