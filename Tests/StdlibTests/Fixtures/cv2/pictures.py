"""Pictures through cv2 as shapes and checksums, and messages; the output is recorded from OpenCV."""
import os, tempfile
import numpy as np, cv2
FOLDER = tempfile.mkdtemp()
rng=np.random.RandomState(0)
im=rng.randint(0,256,(40,50,3)).astype('u1')
def show(n,v):
    v=np.asarray(v); print(n,v.shape,v.dtype,int((v.astype(float).ravel()*np.arange(1,v.size+1)%9973).sum()))
def err(f):
    try: r=f(); print('ok',type(r).__name__)
    except Exception as e: print(type(e).__name__,repr(str(e)))
cv2.imwrite(os.path.join(FOLDER,'w.jpg'),im); cv2.imwrite(os.path.join(FOLDER,'w.png'),im)
for f in (os.path.join(FOLDER,'w.jpg'),os.path.join(FOLDER,'w.png')):
    for fl in (-1,0,1): show(f[-5:]+str(fl),cv2.imread(f,fl))
show('imread none',[cv2.imread('/nope.jpg') is None])
show('enc',cv2.imencode('.jpg',im,[cv2.IMWRITE_JPEG_QUALITY,50])[1])
show('dec',cv2.imdecode(cv2.imencode('.png',im)[1],1))
show('resize',cv2.resize(im,(20,30))); show('resize fx',cv2.resize(im,None,fx=.5,fy=.3)); show('resize area',cv2.resize(im,(20,13),interpolation=cv2.INTER_AREA)); show('resize gray',cv2.resize(im[:,:,0],(7,7))); show('resize neg',cv2.resize(im[:,:,::-1],(7,7)))
for c in 'BGR2RGB BGR2GRAY RGB2GRAY GRAY2BGR BGR2HSV RGB2HSV BGR2YCrCb YCrCb2BGR BGR2BGRA'.split():
    show(c,cv2.cvtColor(im if not c.startswith('GRAY') else im[:,:,0],getattr(cv2,'COLOR_'+c)))
a=im.copy(); cv2.circle(a,(10,10),6,(255,0,0),-1); cv2.rectangle(a,(3,4),(20,30),(0,255,0),2); cv2.line(a,(0,0),(49,39),(1,2,3),3); cv2.ellipse(a,(25,20),(10,6),30,0,360,(9,9,9),-1); cv2.ellipse(a,(25,20),(10,6),30,0,180,(9,9,9),2); cv2.polylines(a,[np.array([[1,1],[20,3],[5,30]],np.int32)],True,(5,5,5),2); cv2.fillPoly(a,[np.array([[30,1],[40,3],[35,30]],np.int32)],(50,5,5)); cv2.rectangle(a,(5,5,10,10),(1,1,1)); cv2.arrowedLine(a,(3,3),(30,20),(7,7,7)); show('draw',a)
g=np.zeros((30,30)); cv2.circle(g,(10,10),5,1.5,-1); show('draw f8',g)
show('flip',cv2.flip(im,1)); show('flip0',cv2.flip(im,0)); show('flip-1',cv2.flip(im,-1))
for r in (0,1,2): show('rot',cv2.rotate(im,r))
show('warp',cv2.warpAffine(im,cv2.getRotationMatrix2D((20,20),33,.8),(44,45))); show('M',cv2.getRotationMatrix2D((20,20),33,.8))
show('gauss',cv2.GaussianBlur(im,(5,5),0)); show('blur',cv2.blur(im,(3,3))); show('median',cv2.medianBlur(im,5)); show('f2d',cv2.filter2D(im,-1,np.ones((3,3))/9)); show('sobel',cv2.Sobel(im[:,:,0],cv2.CV_64F,1,0)); show('lap',cv2.Laplacian(im[:,:,0],cv2.CV_64F))
show('erode',cv2.erode(im,np.ones((3,3),np.uint8))); show('dilate2',cv2.dilate(im,np.ones((3,3),np.uint8),iterations=2)); show('open',cv2.morphologyEx(im,cv2.MORPH_OPEN,cv2.getStructuringElement(cv2.MORPH_ELLIPSE,(5,5)))); show('el',cv2.getStructuringElement(cv2.MORPH_ELLIPSE,(7,5)))
for t in range(5): show('thr',cv2.threshold(im,100,200,t)[1])
show('otsu',[cv2.threshold(im[:,:,0],0,255,cv2.THRESH_BINARY+cv2.THRESH_OTSU)[0]])
b=im[::-1].copy()
show('addW',cv2.addWeighted(im,.3,b,.7,3)); show('add',cv2.add(im,b)); show('sub',cv2.subtract(im,b)); show('absd',cv2.absdiff(im,b)); show('and',cv2.bitwise_and(im,im,mask=im[:,:,0])); show('not',cv2.bitwise_not(im)); 
show('inRange',cv2.inRange(im,(10,20,30),(200,220,230))); show('cmap',cv2.applyColorMap(im[:,:,0],cv2.COLORMAP_JET)); show('cmap2',cv2.applyColorMap(im[:,:,0],2)); show('eq',cv2.equalizeHist(im[:,:,0])); show('norm',cv2.normalize(im,None,0,255,cv2.NORM_MINMAX)); show('normf',cv2.normalize(im.astype('f4'),None,0,1,cv2.NORM_MINMAX)); show('hist',cv2.calcHist([im],[0],None,[16],[0,256]))
show('border',cv2.copyMakeBorder(im,2,3,4,5,cv2.BORDER_CONSTANT,value=(1,2,3))); show('border4',cv2.copyMakeBorder(im,2,3,4,5,cv2.BORDER_REFLECT_101))
show('split',cv2.split(im)[1]); show('merge',cv2.merge(cv2.split(im))); show('hcat',cv2.hconcat([im,im])); print(cv2.minMaxLoc(im[:,:,0]),cv2.mean(im),cv2.countNonZero(im[:,:,0]),cv2.norm(im))
show('affine',cv2.getAffineTransform(np.float32([[0,0],[1,0],[0,1]]),np.float32([[1,2],[3,4],[0,7]])))
im=np.zeros((4,4,3),np.uint8)
for f in [lambda: cv2.resize(np.zeros((3,3),np.int32),(2,2)), lambda: cv2.imread(None), lambda: cv2.cvtColor(im,12345), lambda: cv2.cvtColor(None,4), lambda: cv2.imwrite(os.path.join(FOLDER,'a'),im), lambda:cv2.imwrite(os.path.join(FOLDER,'a.png'),None), lambda:cv2.imwrite(os.path.join(FOLDER,'a.png'),np.zeros((0,3,3),np.uint8)),lambda:cv2.resize(im,(-1,3)),lambda:cv2.circle(im,(1,1),-1,0),lambda:cv2.rectangle(im,(1,1),(2,2),(1,2,3),40000),lambda:cv2.circle(im,(1,1),1,'a'),lambda:cv2.GaussianBlur(im,(4,4),0),lambda:cv2.cvtColor(np.zeros((3,3,3),np.int64),cv2.COLOR_BGR2RGB),lambda:cv2.addWeighted(im,.5,im[:2],.5,0),lambda:cv2.line(im,(0,0),(1.5,1),0),lambda:cv2.medianBlur(im,4),lambda:cv2.warpAffine(im,np.eye(3),(3,3)),lambda:cv2.rectangle(im.astype(np.int64),(1,1),(2,2),(1,2,3)),lambda: cv2.imwrite('/nonexist/a.png',im), lambda: cv2.resize(im,(0,0)), lambda: cv2.resize(None,(3,3)), lambda: cv2.cvtColor(im[:,:,0],cv2.COLOR_BGR2GRAY),lambda: cv2.imread(3), lambda: cv2.imdecode(np.zeros(0,np.uint8),1), lambda:cv2.cvtColor(im.astype(np.float64),cv2.COLOR_BGR2GRAY), lambda: cv2.circle(im[:,:,::-1],(3,3),3,(0,0,0)), lambda: cv2.circle(im,(3.,3),3,(0,0,0)),lambda:cv2.resize([1,2],(3,3)), lambda:cv2.resize(im,3),lambda:cv2.resize(im)]: err(f)
