"""GIF files of one and of several frames; the output is recorded from Pillow."""
import numpy as np, io
from PIL import Image, ImageSequence
rng=np.random.RandomState(3)
im=Image.fromarray((rng.randint(0,5,(30,40,3))*50).astype('u1')); L=im.convert('L'); big=Image.fromarray(rng.randint(0,256,(100,90)).astype('u1'))
def show(n,i):
    v=np.asarray(i); mode=getattr(i,'mode',''); v=v.astype(float); print(n,mode,v.shape,int((v.ravel()*np.arange(1,v.size+1)%9973).sum()))
for i in (im,L,big,L.convert('1'),im.convert('P',dither=0)):
    b=io.BytesIO(); i.save(b,'GIF'); b.seek(0); r=Image.open(b); print(r.size,r.format,r.n_frames,r.is_animated,type(r).__name__); show('g',r.convert('RGB'))
b=io.BytesIO(); L.save(b,'GIF',save_all=True,append_images=[im,big.resize((40,30)).point(lambda v:v//40*40)],duration=100,loop=0); b.seek(0); r=Image.open(b); print(r.n_frames,r.info.get('duration'),r.info.get('loop'))
for k,f in enumerate(ImageSequence.Iterator(r)): print(k,f.tell(),f.size); show('f',f.convert('RGB'))
try: r.seek(9)
except Exception as e: print(type(e).__name__,e)
