"""Kinds of plots: what they return, and the limits, ticks and labels that follow; the output is recorded from Matplotlib."""
import numpy as np, matplotlib
matplotlib.use('agg')
import matplotlib.pyplot as plt
np.set_printoptions(precision=6, suppress=True, linewidth=150)
rng=np.random.RandomState(0); X=np.linspace(0,10,50); D=[rng.randn(100)*s+m for s,m in ((1,0),(2,1),(.5,3))]
Z=rng.rand(6,8)
def axinfo(ax):
    f=lambda v:[float(round(t,6)) for t in v]
    print('  lim',f(ax.get_xlim()),f(ax.get_ylim()),'pos',f(ax.get_position().bounds))
    print('  xt',f(ax.get_xticks()),'yt',f(ax.get_yticks()))
    ax.figure.canvas.draw()
    print('  xl',[t.get_text() for t in ax.get_xticklabels()],'yl',[t.get_text() for t in ax.get_yticklabels()])
    print('  n',len(ax.lines),len(ax.patches),len(ax.collections),len(ax.texts),len(ax.images),len(ax.containers))
CASES={}
def case(f): CASES[f.__name__]=f
@case
def violin(ax): r=ax.violinplot(D); print(sorted(r)); print(r['bodies'][0].get_paths()[0].vertices.shape)
@case
def violin2(ax): r=ax.violinplot(D,positions=[1,3,5],widths=.8,showmeans=True,showmedians=True,showextrema=False,quantiles=[[.25,.75]]*3); print(sorted(r))
@case
def violin3(ax): ax.violinplot(D[0],orientation='horizontal')
@case
def eventplot(ax): r=ax.eventplot([[1,2,5],[3,4]]); print(len(r),r[0].get_positions())
@case
def eventplot1(ax): ax.eventplot([1,2,5],orientation='vertical',lineoffsets=2,linelengths=.5,colors='r')
@case
def stairs(ax): r=ax.stairs([1,3,2],[0,1,2,3],fill=True); print(r.get_data())
@case
def stairs1(ax): ax.stairs([1,3,2])
@case
def broken(ax): ax.broken_barh([(1,2),(5,3)],(10,4))
@case
def quiver(ax): q=ax.quiver([0,1,2],[0,1,0],[1,0,-1],[0,1,1]); print(q.N)
@case
def quiver1(ax): ax.quiver(Z,Z)
@case
def hexbin(ax): r=ax.hexbin(D[0],D[1],gridsize=10); print(r.get_array().sum(),len(r.get_array()))
@case
def table(ax): t=ax.table(cellText=[['1','2'],['3','4']],colLabels=['a','b'],loc='bottom'); print(sorted(t.get_celld()))
@case
def spy(ax): ax.spy(np.eye(5))
@case
def spy2(ax): ax.spy(np.eye(5),markersize=4)
@case
def ecdf(ax): r=ax.ecdf(D[0]); print(type(r).__name__)
@case
def acorr(ax): r=ax.acorr(X,maxlags=5); print(r[0],r[1])
@case
def xcorr(ax): r=ax.xcorr(X,X[::-1],maxlags=4); print(r[1])
@case
def psd(ax): p,f=ax.psd(D[0],NFFT=32); print(p[:3],f[:3])
@case
def specgram(ax): s=ax.specgram(D[0],NFFT=32,noverlap=16); print(s[0].shape,s[1][:3],s[2][:3])
@case
def box1(ax): r=ax.boxplot(D,notch=True,tick_labels=['a','b','c'],showmeans=True,meanline=True); print({k:len(v) for k,v in r.items()},r['boxes'][0].get_xdata(),r['boxes'][0].get_ydata(), r['whiskers'][0].get_ydata())
@case
def box2(ax): r=ax.boxplot(D,whis=(5,95),sym='r+',vert=False,patch_artist=True,widths=.3); print(type(r['boxes'][0]).__name__,r['fliers'][0].get_xdata(), r['fliers'][0].get_marker(), r['fliers'][0].get_color())
@case
def bxp(ax): ax.bxp([dict(med=1,q1=.5,q3=1.5,whislo=0,whishi=2,fliers=[3],label='z')])
@case
def pie(ax): r=ax.pie([1,2,3],labels=['a','b','c'],autopct='%1.1f%%',explode=(0,.1,0),shadow=False,startangle=90); print([t.get_text() for t in r[1]],[t.get_text() for t in r[2]],[(round(float(t.get_position()[0]),4),round(float(t.get_position()[1]),4)) for t in r[1]],r[0][0].theta1,r[0][0].theta2)
@case
def stack(ax): ax.stackplot(X,np.abs(np.sin(X)),np.abs(np.cos(X)),labels=['a','b'],baseline='sym')
@case
def err(ax): r=ax.errorbar(X[:5],X[:5]**2,yerr=[[1]*5,[2]*5],xerr=.3,capsize=3,fmt='o',uplims=False); print(len(r),len(r[1]),len(r[2]))
@case
def err2(ax): ax.errorbar([1,2,3],[1,2,3],yerr=.2,lolims=True,errorevery=2)
@case
def stem(ax): r=ax.stem([1,2,3],[3,-1,2],linefmt='g-',markerfmt='ro',basefmt='k-',bottom=.5); print(r.markerline.get_color(),r.baseline.get_ydata(),type(r.stemlines).__name__)
@case
def stemh(ax): ax.stem([1,2,3],orientation='horizontal')
@case
def step(ax): ax.step(X,np.sin(X),where='mid')
@case
def fb(ax): ax.fill_between(X,np.sin(X),np.cos(X),where=np.sin(X)>np.cos(X),interpolate=True,step=None)
@case
def fb2(ax): r=ax.fill_between(X[:6],X[:6],step='post'); print(r.get_paths()[0].vertices.shape)
@case
def hspan(ax): p=ax.axhspan(1,3,.2,.8,color='r'); print(p.get_xy(),p.get_width(),p.get_height())
@case
def vlin(ax): ax.axvline(3); ax.axhline(-2); ax.axline((0,0),slope=2); ax.plot([0,1],[2,3])
@case
def hl(ax): r=ax.hlines([1,2,3],[0,0,1],[3,4,5],colors=['r','g','b'],linestyles='--'); print(r.get_colors().shape if hasattr(r,'get_colors') else r.get_color().shape)
@case
def contour(ax): c=ax.contour(Z); print(c.levels, c.get_clim()); print(c.get_array().shape)
@case
def contourf(ax): c=ax.contourf(Z,levels=[.1,.3,.5,.9],extend='both',cmap='plasma'); print(c.levels); plt.colorbar(c)
@case
def contour3(ax): c=ax.contour(np.arange(8),np.arange(6),Z,5,colors='k'); print(c.levels)
@case
def pcm(ax): c=ax.pcolormesh(np.arange(9),np.arange(7),Z,shading='flat',vmin=0,vmax=1); print(c.get_array().shape,c.get_clim()); plt.colorbar(c)
@case
def pcm2(ax): c=ax.pcolormesh(Z,edgecolors='k',linewidth=1,cmap='Blues')
@case
def pcolor(ax): c=ax.pcolor(Z)
@case
def ims(ax): im=ax.imshow(Z,extent=(0,4,1,3),origin='lower',aspect='auto',interpolation='bilinear',cmap='gray',alpha=.5); print(im.get_extent(),im.get_clim(),im.get_cmap().name,im.origin,im.get_interpolation(),im.get_alpha())
@case
def ims2(ax): im=ax.imshow(Z,norm=matplotlib.colors.LogNorm(.01,1)); cb=plt.colorbar(im); print(round(cb.vmin,6),cb.vmax)
@case
def ims3(ax): im=ax.imshow(rng.rand(5,5,3)); print(im.get_array().shape, im.get_size())
@case
def hist2d(ax): h=ax.hist2d(D[0],D[1],bins=(5,6)); print(h[0].sum(),h[1],h[2])
@case
def hist(ax): n,b,p=ax.hist(D,bins=5,stacked=True,label=['a','b','c'],density=True); print(n[0],b,len(p))
@case
def hist3(ax): n,b,p=ax.hist(D[0],bins='auto',histtype='step',cumulative=True,orientation='horizontal',range=(-2,2)); print(n,b,type(p[0]).__name__)
@case
def hist4(ax): n,b,p=ax.hist(['a','b','a','c']); print(n,b)
@case
def hist5(ax): n,b,p=ax.hist(D[0],bins=[-2,-1,0,2],log=True,rwidth=.5,align='left',color='g',edgecolor='k'); print(n)
@case
def bar(ax): b=ax.bar(['x','y','z'],[3,1,2],yerr=[.1,.2,.3],color=['r','g','b'],label='q'); ax.bar_label(b,fmt='%.1f',padding=3); print(b[0].get_x(),b[0].get_width(),b.errorbar is not None,b.datavalues,b.orientation)
@case
def bar2(ax): b=ax.bar([1,2],[3,4],bottom=[1,1],width=.5,align='edge',log=True,tick_label=['p','q'])
@case
def barh(ax): b=ax.barh([1,2,3],[3,2,1],left=1,height=.4,xerr=.2); t=ax.bar_label(b,label_type='center'); print([q.get_text() for q in t])
@case
def scat(ax): s=ax.scatter(X,np.sin(X),c=X,s=X*10,cmap='jet',alpha=.5,edgecolors='k',linewidths=.5,marker='s'); print(s.get_offsets().shape,s.get_sizes()[:3],s.get_clim(),s.get_alpha()); plt.colorbar(s,ax=ax,label='h',orientation='horizontal',shrink=.8)
@case
def scat2(ax): s=ax.scatter([1,2,3],[1,2,3],label='pts'); l=ax.legend(title='T',loc='upper left',ncol=2,frameon=False); print([t.get_text() for t in l.get_texts()],l.get_title().get_text(),len(l.legend_handles)); h,lb=s.legend_elements() if False else (0,0)
@case
def legel(ax): s=ax.scatter([1,2,3],[1,2,3],c=[0,1,2]); h,l=s.legend_elements(); print(l,len(h))
@case
def logx(ax): ax.semilogx([1,10,1000],[1,2,3]); print(ax.get_xscale())
@case
def loglog(ax): ax.loglog([1,10,1000],[1,20,3e5],base=10); ax.grid(True,which='both')
@case
def symlog(ax): ax.plot([-100,0,100],[1,2,3]); ax.set_xscale('symlog',linthresh=1)
@case
def logit(ax): ax.plot([.01,.5,.99]); ax.set_yscale('logit')
@case
def asinh(ax): ax.plot([-100,0,100]); ax.set_yscale('asinh')
@case
def funcs(ax): ax.plot([1,4,9]); ax.set_yscale('function',functions=(np.sqrt,lambda v:v**2))
@case
def log2(ax): ax.plot([1,2,8,64]); ax.set_yscale('log',base=2)
@case
def twin(ax): a=ax.twinx(); ax.plot([1,2]); a.plot([10,30],'r'); axinfo(a)
@case
def sec(ax): ax.plot([0,10]); s=ax.secondary_xaxis('top',functions=(lambda x:x*2,lambda x:x/2)); ax.figure.canvas.draw(); print(s.get_xlim())
@case
def inset(ax): a=ax.inset_axes([.5,.5,.4,.4]); a.plot([1,2]); axinfo(a)
@case
def table2(ax): ax.axis('off')
@case
def arrow(ax): p=ax.arrow(0,0,1,2,head_width=.1); print(type(p).__name__); ax.set_xlim(-1,3); ax.set_ylim(-1,3)
@case
def annot(ax): a=ax.annotate('hi',xy=(1,2),xytext=(3,4),arrowprops=dict(arrowstyle='->',connectionstyle='arc3,rad=.3')); print(a.get_text(),a.xy,a.xyann, a.arrow_patch is not None)
@case
def cats(ax): ax.plot(['a','b','c'],[1,2,3]); ax.plot(['b','d'],[3,1])
@case
def nanp(ax): ax.plot([1,np.nan,3],[1,2,np.nan],marker='o')
@case
def margins(ax): ax.plot([1,2,3]); ax.margins(.2,.3); ax.margins(x=0)
@case
def inv(ax): ax.plot([1,2,3]); ax.invert_yaxis(); ax.set_xbound(0,5); print(ax.yaxis_inverted())
@case
def eq(ax): ax.plot([0,4],[0,2]); ax.set_aspect('equal'); ax.set_box_aspect(1) if False else None; ax.figure.canvas.draw(); print(np.round(ax.get_position().bounds,6),ax.get_aspect(), ax.get_adjustable())
@case
def eqd(ax): ax.plot([0,4],[0,2]); ax.axis('equal'); ax.figure.canvas.draw()
@case
def boxa(ax): ax.plot([0,4],[0,2]); ax.set_box_aspect(.5); ax.figure.canvas.draw()
@case
def patches(ax):
    import matplotlib.patches as mp
    for p in (mp.Rectangle((1,1),2,3,angle=30),mp.Circle((5,5),1),mp.Ellipse((3,7),2,1,angle=45),mp.Polygon([(0,0),(1,1),(2,0)]),mp.Wedge((7,7),1,0,90,width=.3),mp.FancyBboxPatch((6,1),1,1),mp.Arrow(0,5,1,2),mp.RegularPolygon((8,3),6,radius=1),mp.Arc((4,4),1,1,theta2=90),mp.FancyArrowPatch((0,0),(3,3)),mp.CirclePolygon((2,2),1),mp.Annulus((4,8),1,.3)): print(p); ax.add_patch(p)
    ax.autoscale()
@case
def colls(ax):
    from matplotlib.collections import LineCollection,PatchCollection,PolyCollection
    ax.add_collection(LineCollection([[(0,0),(1,1)],[(1,0),(2,3)]],colors='r')); ax.add_collection(PolyCollection([[(0,0),(1,1),(1,0)]])); ax.autoscale()
for name,f in CASES.items():
    fig,ax=plt.subplots()
    print(name)
    try:
        f(ax); axinfo(ax)
    except Exception as e: print('  !!',type(e).__name__,str(e)[:150])
    plt.close('all')
