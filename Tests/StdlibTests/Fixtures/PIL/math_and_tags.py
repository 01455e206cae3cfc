"""Arithmetic of images and EXIF tags; the output is recorded from Pillow."""
import numpy as np
from PIL import Image, ImageMath
rng=np.random.RandomState(3); a=Image.fromarray(rng.randint(0,256,(9,8)).astype('u1')); b=Image.fromarray(rng.randint(0,256,(9,8)).astype('u1'))
def show(n,i):
    v=np.asarray(i).astype(float); print(n,i.mode,v.shape,round(float((v.ravel()*np.arange(1,v.size+1)).sum()),2))
for n,f in (('add',lambda d:d['a']+d['b']),('sub',lambda d:d['a']-d['b']),('mul',lambda d:d['a']*2+1),('div',lambda d:(d['a']-100)/3),('fdiv',lambda d:d['float'](d['a'])/d['b']),('mod',lambda d:d['a']%7),('cmp',lambda d:d['a']>d['b']),('min',lambda d:d['min'](d['a'],d['b'])),('conv',lambda d:d['convert'](d['a']/2,'L')),('abs',lambda d:abs(d['a']-d['b'])),('and',lambda d:d['a']&15),('shift',lambda d:d['a']<<2),('inv',lambda d:~d['a']),('pow',lambda d:d['a']**2),('r',lambda d:255-d['a'])): show(n,ImageMath.lambda_eval(f,a=a,b=b))
show('u',ImageMath.unsafe_eval("convert(min(a, b)*2, 'L')",a=a,b=b)); show('u',ImageMath.unsafe_eval("float(a)/2.5+b",a=a,b=b))
from PIL import Image, ExifTags
import io
im=Image.new('RGB',(8,8),'red'); e=im.getexif(); e[0x0112]=6; e[0x010F]='Maker'; e[0x0132]='2024:01:02 03:04:05'; e[0x011A]=72.0; b=io.BytesIO(); im.save(b,'JPEG',exif=e); b.seek(0); r=Image.open(b); x=r.getexif(); print(dict(x),type(x).__name__,len(x),x.get(0x112)); print({ExifTags.TAGS[k]:v for k,v in x.items()}); print(r._getexif(), x.get_ifd(0x8769)); print(e.tobytes()[:40], r.info['exif'][:20]); print(ExifTags.Base.Orientation, int(ExifTags.Base.Orientation), ExifTags.Base.Make.name); print(str(x)); from PIL import ImageOps; print(ImageOps.exif_transpose(r).size, len(ExifTags.TAGS), len(ExifTags.GPSTAGS))
