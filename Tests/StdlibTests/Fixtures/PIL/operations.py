"""Ready-made operations, colours, palettes, TIFF files and messages; the output is recorded from Pillow."""
import numpy as np, io
from PIL import Image, ImageOps, ImageEnhance, ImageColor, ImageDraw
rng=np.random.RandomState(3)
im=Image.fromarray(rng.randint(30,200,(8,10,3)).astype('u1')).resize((50,40),Image.BICUBIC); L=im.convert('L'); ra=im.convert('RGBA'); ra.putalpha(L)
def show(n,i):
    v=np.asarray(i); mode=getattr(i,'mode',''); v=v.astype(float); print(n,mode,v.shape,int((v.ravel()*np.arange(1,v.size+1)%9973).sum()))
def err(f):
    try: r=f(); print('ok',type(r).__name__)
    except Exception as e: print(type(e).__name__,repr(str(e)))
m=L.point(lambda v:255*(v>110),'1')
for f in (lambda i: ImageOps.autocontrast(i,5),lambda i: ImageOps.autocontrast(i,(2,10),ignore=100),lambda i: ImageOps.autocontrast(i,preserve_tone=True),lambda i: ImageOps.autocontrast(i,mask=m),lambda i:ImageOps.equalize(i,mask=m),lambda i: ImageOps.scale(i,.6),lambda i: ImageOps.cover(i,(20,30)),lambda i: ImageOps.contain(i,(20,30)),lambda i: ImageOps.pad(i,(60,30),color='red',centering=(0,1)),lambda i: ImageOps.expand(i,(1,2,3,4),fill='blue'),lambda i: ImageOps.crop(i,3),lambda i:ImageOps.crop(i,(1,2,3,4)),lambda i: ImageOps.fit(i,(20,20),bleed=.1,centering=(0.2,.9)),lambda i: ImageOps.invert(i),lambda i: ImageOps.posterize(i,2)): show('o',f(im)); show('oL',f(L) if True else 0)
show('col',ImageOps.colorize(L,'navy','yellow')); show('col3',ImageOps.colorize(L,'navy','#ff0',mid=(255,0,0),blackpoint=20,whitepoint=220,midpoint=90))
for c in (ImageEnhance.Brightness,ImageEnhance.Contrast,ImageEnhance.Color,ImageEnhance.Sharpness):
    for fac in (0,.3,1,1.8): show('enh',c(im).enhance(fac)); show('enhA',c(ra).enhance(fac)); show('enhL',c(L).enhance(fac))
for c in ('red','Grey','#abc','#abcd','#A1b2C3','rgb(1,2,3)','rgb(10%,20%,50%)','hsl(120,50%,50%)','hsv(30,100%,50%)','hsb(30, 100%, 50%)','rgba(1,2,3,4)','darkslategrey','rebeccapurple'): print(c,ImageColor.getrgb(c),[ImageColor.getcolor(c,md) for md in ('L','LA','RGB','RGBA','HSV','1')])
err(lambda: ImageColor.getrgb('#12')); err(lambda: ImageOps.invert(ra)); err(lambda: ImageOps.colorize(im,'red','blue')); err(lambda: ImageOps.scale(im,0)); err(lambda: ImageOps.equalize(ra))
for i in (m,L,im,ra,L.convert('LA'),L.convert('I'),L.convert('F'),im.convert('CMYK')):
    b=io.BytesIO(); i.save(b,'TIFF'); b.seek(0); r=Image.open(b); print(r.mode,r.size,r.format,type(r).__name__); show('tif',r)
for i in (im,L):
    for d in (0,3):
        p=i.convert('P',dither=d); show('P',p); show('Pr',p.convert('RGB')); print(len(p.getpalette()),p.getpalette()[:12])
q=im.quantize(palette=im.convert('P')); show('q',q); q=im.quantize(palette=im.convert('P'),dither=0); show('q',q)
show('rp',q.remap_palette([3,2,1,0]+list(range(4,216))))
p=L.copy(); p.putpalette([v for i in range(256) for v in (i,255-i,i//2)]); print(p.mode,p.getpalette()[:6],p.palette.mode); show('pp',p.convert('RGB'))
for k in ('L;red','RGB;red'): pass
print(Image.new('RGB',(2,2),'red').tobytes(),Image.new('RGBA',(1,1),'#0f08').getpixel((0,0)),Image.new('LA',(1,1),'red').getpixel((0,0)),Image.new('HSV',(1,1),'red').getpixel((0,0)))
t=ra.copy(); t.paste(im.resize((10,10)),(3,3)); t.paste((1,2,3,4),(20,20,30,30)); t.paste('red',(0,0,4,4),m.crop((0,0,4,4))); t.paste(ra.resize((9,9)),(31,11),ra.resize((9,9))); show('paste',t)
t=im.copy(); t.putpixel((1,1),(9,8,7)); t.putpixel((2,1),(9,8,7,6)); px=t.load(); px[3,3]=(1,1,1); print(px[1,1],px[2,1],px[3,3]); t.putdata([(1,2,3)]*3); show('pd',t)
t=L.copy(); t.putdata(range(10),2,1); show('pd',t); print(list(L.crop((0,0,3,2)).getdata()),list(im.crop((0,0,2,1)).getdata()),list(im.crop((0,0,2,2)).getdata(1)))
print(im.getchannel('G').getpixel((2,2)),im.getchannel(1).getpixel((2,2))); err(lambda: im.getchannel('X')); err(lambda: im.getchannel(5)); err(lambda: Image.merge('RGB',[L,L])); err(lambda: im.paste(L.resize((3,3)),(0,0,5,5))); err(lambda: im.putpixel((1,1),'red')); err(lambda: Image.new('RGB',(2,2),(1,2))); err(lambda: Image.new('L',(2,2),(1,2))); err(lambda: im.reduce(0)); err(lambda: Image.open(3)); err(lambda: im.save('/tmp/x.webpx')); err(lambda: im.convert('XX')); err(lambda: im.resize((5,5),box=(0,0,100,100))); err(lambda: im.thumbnail((0,0))); err(lambda: Image.composite(im,L,m)); err(lambda: Image.alpha_composite(im,im)); err(lambda: im.alpha_composite(im)); err(lambda:im.getpixel((1,))); err(lambda: L.point(lambda v: 300)); err(lambda: Image.fromarray(np.zeros((2,2,3)))); err(lambda: Image.fromarray(np.zeros((3,2,2),'u1')));err(lambda: im.transpose(9)); err(lambda: im.histogram(mask=im)); err(lambda: im.split()[3]); err(lambda: Image.new('RGB',(2,))); err(lambda: Image.new('RGB',5)); err(lambda: Image.blend(im,im.resize((3,3)),.5)); err(lambda: im.crop((1,2,3)))
