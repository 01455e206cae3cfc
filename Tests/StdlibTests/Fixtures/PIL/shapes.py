"""Shapes drawn into images, as checksums; the output is recorded from Pillow."""
import numpy as np
from PIL import Image, ImageDraw
rng=np.random.RandomState(1)
def h(d): v=np.asarray(d).astype(float); return int((v.ravel()*np.arange(1,v.size+1)%9973).sum())
out=[]
for k in range(25):
    im=Image.new('L',(60,50)); dr=ImageDraw.Draw(im); b=sorted(rng.randint(-5,60,2).tolist()); c=sorted(rng.randint(-5,55,2).tolist())
    w=int(rng.randint(1,9)); dr.ellipse((b[0],c[0],b[1],c[1]),fill=100 if k%2 else None,outline=200,width=w); print('e',k,b,c,w,h(im))
for k in range(40):
    im=Image.new('L',(60,50)); dr=ImageDraw.Draw(im); p=rng.randint(-8,62,(int(rng.randint(3,8)),2)).tolist(); p=[tuple(q) for q in p]
    dr.polygon(p,fill=100,outline=200 if k%3 else None,width=1 if k%2 else 3); print('p',k,h(im))
for k in range(60):
    im=Image.new('L',(60,50)); dr=ImageDraw.Draw(im); p=[tuple(q) for q in rng.randint(-8,62,(3,2)).tolist()]; w=int(rng.randint(1,9))
    dr.line(p,fill=100,width=w,joint='curve' if k>40 else None); print('l',k,p,w,h(im))
for k in range(20):
    im=Image.new('RGB',(60,50),'navy'); dr=ImageDraw.Draw(im); 
    dr.rounded_rectangle((3,4,3+int(rng.randint(4,50)),4+int(rng.randint(4,40))),int(rng.randint(1,12)),fill='red',outline='white',width=int(rng.randint(1,4)),corners=None if k%2 else (True,False,True,False)); print('rr',k,h(im))
for k in range(10):
    im=Image.new('L',(60,50)); dr=ImageDraw.Draw(im); dr.regular_polygon((30,25,int(rng.randint(5,22))),int(rng.randint(3,9)),rotation=int(rng.randint(0,90)),fill=100,outline=255); print('rp',k,h(im))
for k in range(40):
    im=Image.new('L',(60,50)); dr=ImageDraw.Draw(im); s,e=rng.randint(-100,400,2).tolist(); x=int(rng.randint(10,50)); y=int(rng.randint(10,45)); box=(4,3,4+x,3+y)
    if k%4==0: dr.pieslice(box,s,e,fill=100,outline=200,width=2)
    elif k%4==1: dr.chord(box,s,e,fill=100,outline=200)
    else: dr.arc(box,s,e,fill=200,width=int(rng.randint(1,5)))
    print('a',k,s,e,box,h(im))
im=Image.new('RGB',(40,30)); d=ImageDraw.Draw(im,'RGBA'); d.rectangle((3,3,20,20),fill=(255,0,0,100)); d.ellipse((10,5,30,25),fill=(0,255,0,128)); d.line((0,0,39,29),fill=(255,255,255,60),width=3); d.polygon([(1,1),(20,3),(10,25)],fill=(9,99,199,77)); print('blend',h(im))
im=Image.new('L',(30,30),9); d=ImageDraw.Draw(im); d.point([(1,1),(2,3)],fill=77); d.bitmap((3,3),Image.new('L',(5,5),128),fill=200); d.circle((15,15),7,outline=50); ImageDraw.floodfill(im,(15,15),99); print('misc',h(im))
im=Image.new('RGB',(30,30)); d=ImageDraw.Draw(im); d.rectangle((2.7,3.2,20.6,9.9),outline='red'); d.line((1.6,2.2,25.9,13.3)); d.ellipse((1.6,2.2,25.9,13.3)); d.rectangle([5,20,10,25]); d.polygon((1,1,9,9,3,14)); print('float',h(im))
for f in (lambda: d.rectangle((5,5,1,1)), lambda: d.ellipse((5,5,1,1)), lambda: d.line((1,2,3)), lambda: ImageDraw.Draw(im,'L'), lambda: d.regular_polygon((1,2,3),2), lambda: d.polygon([(1,1)]), lambda: d.arc((5,5,1,9),0,9), lambda: d.rounded_rectangle((9,9,3,3),2)):
    try: f(); print('ok')
    except Exception as e: print(type(e).__name__,e)
