"""Limits, ticks, labels and places of axes, colours and messages; the output is recorded from Matplotlib."""
import numpy as np, matplotlib, warnings
matplotlib.use('agg'); warnings.simplefilter('ignore')
import matplotlib.pyplot as plt
from matplotlib.ticker import *
rng=np.random.RandomState(3)
def fmt(v): return [float('%.9g'%float(x)) for x in np.asarray(v,dtype=float).ravel()]
def show(tag,ax):
    ax.figure.canvas.draw()
    print(tag,'xlim',fmt(ax.get_xlim()),'ylim',fmt(ax.get_ylim()))
    print('   xt',fmt(ax.get_xticks()),[t.get_text() for t in ax.get_xticklabels()],ax.xaxis.get_offset_text().get_text())
    print('   yt',fmt(ax.get_yticks()),[t.get_text() for t in ax.get_yticklabels()],ax.yaxis.get_offset_text().get_text())
    print('   pos',[round(float(v),3) for v in ax.get_position().bounds])
for k in range(40):
    fig,ax=plt.subplots(figsize=(rng.randint(2,9),rng.randint(2,7)))
    sc=10.0**rng.randint(-8,9); off=rng.choice([0,0,1,100,1e5])*sc
    ax.plot(rng.rand(10)*sc+off,(rng.rand(10)-.5)*10.0**rng.randint(-7,8)); show('plot%d'%k,ax); plt.close()
cases=[]
def case(f): cases.append(f)
case(lambda ax: ax.plot([1,2,3]))
case(lambda ax: ax.plot([]))
case(lambda ax: ax.plot([5,5],[3,3],'ro'))
case(lambda ax: ax.bar([1,2,3],[4,-5,6]))
case(lambda ax: ax.bar(['a','b','c'],[4,5,6]))
case(lambda ax: ax.barh(['x','yy'],[4,5]))
case(lambda ax: ax.hist(np.arange(100)**.5))
case(lambda ax: ax.hist([np.arange(10),np.arange(5)],bins=5,label=['a','b']))
case(lambda ax: ax.hist(np.arange(100)%7,bins=range(8),density=True,cumulative=True))
case(lambda ax: ax.imshow(np.arange(12).reshape(3,4)))
case(lambda ax: ax.imshow(np.arange(12).reshape(3,4),origin='lower',extent=(0,1,0,2)))
case(lambda ax: ax.imshow(np.zeros((224,224,3))))
case(lambda ax: ax.scatter([1,2,3],[4,5,9],c=[1,2,3]))
case(lambda ax: (ax.plot([1,10,1000],[1,100,1e4]),ax.set_xscale('log'),ax.set_yscale('log')))
case(lambda ax: ax.semilogy([1,2,3],[0.5,0.01,3]))
case(lambda ax: ax.semilogy([1,2,3],[2,3,4]))
case(lambda ax: (ax.plot([1,2,3]),ax.set_ylim(.95,1)))
case(lambda ax: (ax.plot([1,2,3]),ax.xaxis.set_major_locator(MultipleLocator(1))))
case(lambda ax: (ax.plot([.1,.5]),ax.yaxis.set_major_formatter(PercentFormatter(1))))
case(lambda ax: (ax.plot([1,2,3]),ax.set_xticks([0,1,2]),ax.set_xticklabels(['a','b','c'])))
case(lambda ax: (ax.plot([1,2,3]),ax.set_xticks([0,5],['p','q'])))
case(lambda ax: (ax.plot([1,2,3]),ax.axhline(10),ax.axvline(-3)))
case(lambda ax: (ax.plot([1,2,3]),ax.margins(0)))
case(lambda ax: (ax.plot([1,2,3]),ax.invert_yaxis()))
case(lambda ax: ax.fill_between([1,2,3],[1,2,1]))
case(lambda ax: ax.errorbar([1,2,3],[1,2,1],yerr=.5))
case(lambda ax: (ax.plot([0,1],[0,10]),ax.axis('equal')))
case(lambda ax: (ax.plot([0,1],[0,10]),ax.axis('tight')))
case(lambda ax: (ax.plot([0,1],[0,10]),ax.axis([0,2,3,4])))
case(lambda ax: (ax.plot([0,1],[0,10]),ax.set_aspect('equal')))
case(lambda ax: ax.pie([1,2,3]))
case(lambda ax: ax.boxplot([[1,2,3,10],[2,3,4]]))
case(lambda ax: ax.stem([1,2,3],[3,1,2]))
case(lambda ax: ax.pcolormesh(np.arange(6).reshape(2,3)))
case(lambda ax: (ax.plot([1,2,3]),ax.xaxis.set_major_locator(MaxNLocator(integer=True))))
case(lambda ax: ax.step([1,2,3],[1,3,2]))
case(lambda ax: ax.axvspan(1,2))
case(lambda ax: ax.plot(np.arange(12).reshape(6,2)))
case(lambda ax: ax.matshow(np.eye(5)))
case(lambda ax: ax.plot([1e-10,2e-10]))
case(lambda ax: ax.plot([np.nan,1,np.inf,3]))
case(lambda ax: (ax.plot([1,2,3]), ax.figure.colorbar(ax.scatter([1],[2],c=[3.]))))
case(lambda ax: (ax.figure.colorbar(ax.imshow(np.arange(100).reshape(10,10)))))
for i,c in enumerate(cases):
    fig,ax=plt.subplots()
    c(ax)
    show('case%d'%i,ax)
    for a in fig.axes[1:]: show('  cb',a)
    plt.close()
for shape in ((1,2),(2,2),(3,1),(2,5)):
    fig,axs=plt.subplots(*shape,figsize=(10,5),sharex=True); 
    for a in fig.axes: a.plot(rng.rand(5)); 
    for a in fig.axes: print('pos',[round(float(v),3) for v in a.get_position().bounds],fmt(a.get_xlim()))
print(plt.colormaps['viridis'](.3), plt.cm.jet(.7), plt.get_cmap('gray')(10), plt.get_cmap('RdBu_r')(np.array([0,.2,1.])).tolist(), plt.get_cmap('tab10')(3))
n,b,p=plt.hist([1,2,2,3,9]); print(n.tolist(),b.tolist(),p)
print(plt.plot([1,2],'r--x')[0].get_linestyle(), plt.gca().get_lines()[-1].get_marker(), plt.gca().get_lines()[-1].get_color())
for f in [lambda: plt.plot([1, 2], [1, 2, 3]), lambda: plt.plot([1], [1], 'q'), lambda: plt.scatter([1], [1, 2]),
          lambda: plt.imshow(np.zeros((2, 2, 2))), lambda: plt.bar([1, 2], [1, 2, 3]), lambda: plt.subplot(2, 2, 5),
          lambda: plt.plot([1], color='nocolor'), lambda: plt.scatter([1, 2], [1, 2], c=[1, 2, 3]),
          lambda: plt.title('a', loc='mid'), lambda: plt.axis('foo'), lambda: plt.subplot(5), lambda: plt.plot([1], ls='zz')]:
    try:
        f()
        print('ok')
    except Exception as e:
        print(type(e).__name__, e)
