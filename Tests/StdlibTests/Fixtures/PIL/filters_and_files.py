"""Filters, channel arithmetic, statistics, geometric maps and files of images as checksums; the output is recorded from Pillow."""
import numpy as np, io
from PIL import Image, ImageFilter, ImageChops, ImageStat
rng=np.random.RandomState(0)
base=rng.randint(0,256,(8,10,3)).astype('u1'); im=Image.fromarray(base).resize((50,40),Image.BICUBIC)
im2=im.transpose(0); L=im.convert('L'); noise=Image.fromarray(rng.randint(0,256,(40,50,3)).astype('u1'))
def show(n,i):
    v=np.asarray(i); mode=getattr(i,'mode','')
    v=v.astype(float); print(n,mode,v.shape,int((v.ravel()*np.arange(1,v.size+1)%9973).sum()))
def err(f):
    try: r=f(); print('ok',type(r).__name__)
    except Exception as e: print(type(e).__name__,repr(str(e)))
for r in (0.5,1,2,3.7,(1,3)): show('gb%s'%(r,),im.filter(ImageFilter.GaussianBlur(r))); show('bb',im.filter(ImageFilter.BoxBlur(r))); show('gbn',noise.filter(ImageFilter.GaussianBlur(r)))
show('us',im.filter(ImageFilter.UnsharpMask())); show('us2',noise.filter(ImageFilter.UnsharpMask(1,80,10)))
for f in (ImageFilter.MinFilter(3),ImageFilter.MaxFilter(5),ImageFilter.RankFilter(3,2),ImageFilter.ModeFilter(3),ImageFilter.MedianFilter(5),ImageFilter.Kernel((3,3),range(9)),ImageFilter.EDGE_ENHANCE): show(str(f)[:12],noise.filter(f)); show('L',L.filter(f))
for n in 'lighter darker difference multiply screen soft_light hard_light overlay add subtract add_modulo subtract_modulo'.split(): show(n,getattr(ImageChops,n)(im,noise))
show('add2',ImageChops.add(im,noise,2,10)); show('sub2',ImageChops.subtract(im,noise,0.7,-5)); show('inv',ImageChops.invert(im)); show('off',ImageChops.offset(im,7,-3)); show('off1',ImageChops.offset(im,7))
a=L.convert('1'); b=L.transpose(0).convert('1')
for n in 'logical_and logical_or logical_xor'.split(): show(n,getattr(ImageChops,n)(a,b))
s=ImageStat.Stat(im); print(s.extrema,s.count,s.sum,s.sum2,s.mean,s.median,s.rms,s.var,s.stddev)
print(ImageStat.Stat(L,mask=a).mean)
print(im.entropy(),L.entropy(),L.getprojection()[0][:5],L.getcolors(),len(L.getcolors(300) or []))
small=Image.fromarray(rng.randint(0,3,(9,9,3)).astype('u1')*100); print(small.getcolors()); print(small.convert('RGBA').getcolors(),small.convert('LA').getcolors(), small.convert('I').getcolors(), small.getcolors(5),small.convert('L').getcolors()); 
for rs in (0,2,3):
    show('aff',im.transform((60,30),Image.AFFINE,(1.1,.2,-3,.1,.9,2),rs)); show('ext',im.transform((30,30),Image.EXTENT,(5,5,40,30.5),rs)); show('persp',im.transform((50,40),Image.PERSPECTIVE,(1,.1,0,.05,1,0,.002,.001),rs))
    show('quad',im.transform((33,44),Image.QUAD,(0,0,3,38,45,40,50,5),rs)); show('mesh',im.transform((50,40),Image.MESH,[((0,0,25,40),(0,0,0,40,25,40,25,0)),((25,0,50,40),(50,0,50,40,25,40,25,0))],rs))
    show('fc',im.transform((60,30),Image.AFFINE,(1.1,.2,-3,.1,.9,2),rs,fillcolor=(9,8,7))); show('rgba',small.convert('RGBA').transform((20,20),Image.AFFINE,(.5,.1,0,-.1,.5,0),rs)); show('L',L.rotate(33,rs,expand=1,center=(3,4),translate=(2,1))); show('F',im.convert('F').rotate(20,rs)); show('I',im.convert('I').rotate(20,rs)); show('P',im.rotate(17,rs,fillcolor='red'))
    show('scale',im.transform((60,30),Image.AFFINE,(.7,0,-3,0,1.3,2),rs))
err(lambda: im.transform((3,3),9,(1,))); err(lambda: im.transform((3,3),0,(1,0,0,0,1,0),1)); err(lambda: im.transform((3,3),0,(1,0,0,0,1,0),99)); err(lambda: im.transform((3,3),0)); err(lambda: im.filter(3)); err(lambda: ImageFilter.Kernel((3,3),[1])); err(lambda: im.seek(1)); err(lambda: ImageChops.add(im,L)); err(lambda: ImageFilter.GaussianBlur(-1)); err(lambda: im.filter(ImageFilter.GaussianBlur(-1))); err(lambda: im.filter(ImageFilter.RankFilter(4,1))); err(lambda: L.point([1])); err(lambda: im.quantize(300)); err(lambda: Image.frombytes('L',(2,2),b'12')); err(lambda: Image.frombytes('L',(2,2),b'12345')); err(lambda: L.frombytes(b'1')); err(lambda: im.putpalette([1])); err(lambda:a.filter(ImageFilter.BLUR)); 
print(Image.BICUBIC, repr(Image.Resampling.BICUBIC), Image.Transpose.ROTATE_90, Image.AFFINE, Image.ADAPTIVE, repr(Image.Quantize.MEDIANCUT))
show('mat',im.convert('L',(.3,.3,.3,5))); show('mat2',im.convert('RGB',(.4,.7,.1,0,.3,.6,.1,0,.2,.5,.1,3)))
show('lg',Image.linear_gradient('L')); show('rg',Image.radial_gradient('L'))
show('pI',im.convert('I').point(lambda v: v*2+3)); show('pF',im.convert('F').point(lambda v: v*.5-3)); show('pt1',L.point(lambda v: v>100,'1')); show('ptf',L.point(lambda v: v*1.37)); show('pt2',im.point(list(range(255,-1,-1))*3))
ra=noise.convert('RGBA'); ra.putalpha(L); rb=im.convert('RGBA'); rb.alpha_composite(ra,(3,4),(5,6)); show('acm',rb)
show('fb',Image.frombytes('RGB',(4,2),bytes(range(24)))); show('fb1',Image.frombytes('1',(10,2),b'\xaa\xff\x01\x80')); show('fbb',Image.frombuffer('RGB',(4,2),bytes(range(24)),'raw','BGR',0,1)); print(a.tobytes()[:20])
for f in ('BMP','PPM'):
    for i in (a,L,im,ra):
        if f=='PPM' and i.mode=='RGBA': continue
        bb=io.BytesIO(); i.save(bb,f); show(f+i.mode,np.frombuffer(bb.getvalue(),'u1')); bb.seek(0); r=Image.open(bb); print(r.mode,r.size,r.format,r.info,type(r)); show('r',r)
from PIL.PngImagePlugin import PngInfo
pi=PngInfo(); pi.add_text('Title','hello'); pi.add_text('x','é☃'); bb=io.BytesIO(); im.save(bb,'PNG',pnginfo=pi,dpi=(300,300)); bb.seek(0); r=Image.open(bb); print(r.info,r.text,type(r),repr(r)[:55])
bb=io.BytesIO(); im.save(bb,'JPEG',dpi=(300,300)); bb.seek(0); r=Image.open(bb); print(r.info,type(r),r.format_description,r.n_frames if hasattr(r,'n_frames') else 1)
bb=io.BytesIO(); im.save(bb,'JPEG',progressive=True); bb.seek(0); r=Image.open(bb); print(r.info)
for m in ('HSV','YCbCr'): show(m,noise.convert(m)); show(m+'b',noise.convert(m).convert('RGB')); show(m+'l',noise.convert(m).convert('L')); show(m+'i',im.convert(m))
