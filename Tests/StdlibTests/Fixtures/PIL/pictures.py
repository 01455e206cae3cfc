"""Pictures through Pillow as shapes and checksums, and messages; the output is recorded from Pillow."""
import numpy as np, io
from PIL import Image, ImageOps, ImageEnhance, ImageFilter, ImageDraw
rng=np.random.RandomState(0)
base=rng.randint(0,256,(8,10,3)).astype('u1'); im=Image.fromarray(base).resize((50,40),Image.BICUBIC)
def show(n,i):
    if isinstance(i,Image.Image): mode=i.mode; v=np.asarray(i)
    else: mode=''; v=np.asarray(i)
    v=v.astype(float); print(n,mode,v.shape,int((v.ravel()*np.arange(1,v.size+1)%9973).sum()))
def err(f):
    try: r=f(); print('ok',type(r).__name__)
    except Exception as e: print(type(e).__name__,repr(str(e)))
for m in ('L','1','RGBA','LA','CMYK','I','F'): show(m,im.convert(m)); show(m+'b',im.convert(m).convert('RGB')); show(m+'l',im.convert(m).convert('L'))
alpha=Image.fromarray(rng.randint(0,256,(40,50)).astype('u1')); ra=im.copy(); ra.putalpha(alpha); show('putalpha',ra)
for f in range(6): show('resize%d'%f,im.resize((23,31),f)); show('resizeA%d'%f,ra.resize((23,31),f)); show('F%d'%f,im.convert('F').resize((23,31),f)); show('box%d'%f,im.resize((23,31),f,box=(3,4,40,30.5)))
t=im.copy(); t.thumbnail((17,17)); show('thumb',t)
big=im.resize((500,400)); t=big.copy(); t.thumbnail((30,30)); show('thumb2',t); show('reduce',big.reduce(3))
for k in range(7): show('tr',im.transpose(k))
for a in (10,90,45,180,-30): show('rot',im.rotate(a)); show('rote',im.rotate(a,expand=True)); show('rotb',im.rotate(a,Image.BILINEAR)); show('rotf',im.rotate(a,fillcolor=(1,2,3)))
show('crop',im.crop((-3,4,20,50))); 
c=im.copy(); c.paste((255,0,0),(3,3,10,10)); c.paste(im.resize((10,10)),(45,30)); c.paste(im,(0,0),alpha); show('paste',c)
for kw in ({},dict(quality=50),dict(subsampling=0),dict(progressive=True),dict(optimize=True)):
    b=io.BytesIO(); im.save(b,'JPEG',**kw); show('jpg',np.frombuffer(b.getvalue(),'u1')); b.seek(0); r=Image.open(b); print(r.mode,r.size,r.format); show('jpgr',r)
for i in (im,im.convert('L'),im.convert('1'),ra,ra.convert('LA'),Image.fromarray((base[:,:,0].astype('u2')*200))):
    b=io.BytesIO(); i.save(b,'PNG'); b.seek(0); r=Image.open(b); print(r.mode,r.size,r.format); show('png',r)
show('blend',Image.blend(im,im.transpose(0),.3)); show('blend2',Image.blend(im,im.transpose(0),1.7)); show('ac',Image.alpha_composite(ra,ra.transpose(0)))
for o in (ImageOps.flip,ImageOps.mirror,ImageOps.invert,ImageOps.grayscale,ImageOps.autocontrast,ImageOps.equalize,lambda i: ImageOps.fit(i,(20,30)),lambda i: ImageOps.pad(i,(20,30)),lambda i: ImageOps.expand(i,3,(1,2,3)),lambda i: ImageOps.solarize(i),lambda i: ImageOps.posterize(i,3)): show('ops',o(im))
for e in (ImageEnhance.Brightness,ImageEnhance.Contrast,ImageEnhance.Color): show('enh',e(im).enhance(1.5)); show('enh',e(im).enhance(.4))
for f in ('BLUR','SHARPEN','FIND_EDGES','SMOOTH','EMBOSS','DETAIL','CONTOUR'): show(f,im.filter(getattr(ImageFilter,f)))
show('median',im.filter(ImageFilter.MedianFilter(3)))
d=im.copy(); dr=ImageDraw.Draw(d); dr.rectangle((3,4,20,20),outline='red',width=2); dr.rectangle([(25,5),(35,15)],fill=(0,255,0)); dr.line((0,0,49,39),fill=(1,2,3)); dr.line([(5,30),(45,3),(2,2)],fill='blue'); dr.point((1,1),fill='white'); show('draw',d)
print(im.getpixel((3,3)),im.getbands(),im.getextrema(),im.convert('L').getbbox(),im.histogram()[:5],im.size,im.width,im.mode)
show('new',Image.new('RGB',(4,3),'tomato')); show('new',Image.new('L',(4,3),7)); show('new',Image.new('RGBA',(4,3),(1,2,3))); show('new',Image.new('RGB',(2,2),(1,2,3)))
show('split',im.split()[1]); show('merge',Image.merge('RGB',im.split()[::-1])); show('point',im.point(lambda v: v*2))
b=io.BytesIO(); im.save(b,'JPEG'); jd=b.getvalue(); b=io.BytesIO(); im.save(b,'PNG'); pd=b.getvalue()
for f in [lambda: Image.open('/nonexist'), lambda: Image.open(io.BytesIO(b'hello')).x if 0 else Image.fromarray(np.zeros((2,2,5),'u1')), lambda: Image.open(io.BytesIO(jd[:600])).load(), lambda: Image.open(io.BytesIO(jd[:-100])).load(), lambda: Image.open(io.BytesIO(jd[:100])), lambda: Image.open(io.BytesIO(pd[:20])), lambda: ra.save(io.BytesIO(),'JPEG'), lambda: im.save('a.xyz'), lambda: im.save('noext'), lambda: im.resize((0,3)), lambda: im.resize((3,3),99), lambda: im.crop((5,5,1,9)), lambda: Image.new('XX',(1,1)), lambda: Image.new('L',(-1,1)), lambda: im.getpixel((100,1)), lambda: Image.fromarray(np.zeros((2,2),'i8')), lambda: Image.blend(im,im.convert('L'),.5), lambda: im.convert('foo'),lambda: Image.new('RGB',(2,2),'nocolor')]: err(f)
