"""Property cycles, settings and style sheets; the output is recorded from Matplotlib."""
import matplotlib; matplotlib.use('agg')
import matplotlib.pyplot as plt
from cycler import cycler
print(plt.plot([1,2])[0].get_color()); print(plt.rcParams['axes.prop_cycle'].by_key()['color'][:2]); print(repr(plt.rcParams['axes.prop_cycle'])[:100]); print(str(plt.rcParams['axes.prop_cycle'])[:60])
print(plt.bar([1],[2])[0].get_facecolor(), plt.scatter([1],[1]).get_facecolor())
c=cycler(color=['r','g'])+cycler(linestyle=['-','--']); print(repr(c),len(c),list(c),sorted(c.keys))
d=cycler(color=['r','g'])*cycler(lw=[1,2]); print(repr(d),list(d)); print(cycler('color','rgb'))
ax=plt.subplots()[1]; ax.set_prop_cycle(c); print([l.get_linestyle()+str(l.get_color()) for l in ax.plot([[1,2,3],[3,4,5]])])
ax.set_prop_cycle(color=['c','m'],lw=[3,4]); print(ax.plot([1])[0].get_lw()); ax.set_prop_cycle('color',['k']); print(ax.plot([1])[0].get_color())
try: cycler(color=['r'])+cycler(color=['g'])
except Exception as e: print(type(e).__name__,e)
try: cycler(color=['r'])+cycler(lw=[1,2])
except Exception as e: print(type(e).__name__,e)
plt.style.use('ggplot'); print(plt.rcParams['axes.prop_cycle'].by_key(), plt.rcParams['axes.facecolor'],plt.rcParams['font.size'])
print(plt.rcParams['axes.labelsize'],plt.rcParams['lines.linewidth'],plt.rcParams['figure.figsize'],plt.rcParams['savefig.dpi'])
try: plt.rcParams['a.b']=1
except Exception as e: print(type(e).__name__,e)
try: plt.rcParams['lines.linewidth']='x'
except Exception as e: print(type(e).__name__,e)
try: plt.rcParams['axes.grid']='maybe'
except Exception as e: print(type(e).__name__,e)
plt.rcParams['figure.figsize']=(3,4); print(plt.rcParams['figure.figsize']); plt.rcParams.update({'lines.linewidth':'3','axes.grid':'on','font.size':12}); print(plt.rcParams['lines.linewidth'],plt.rcParams['axes.grid'],plt.rcParams['font.size'])
with plt.rc_context({'lines.linewidth':7}): print(plt.rcParams['lines.linewidth'])
with plt.style.context('dark_background'): print(plt.rcParams['text.color'])
print(plt.rcParams['lines.linewidth'],'figure.dpi' in plt.rcParams, plt.rcParams.get('nope',5)); plt.rc('lines',lw=9,ls='--'); print(plt.rcParams['lines.linestyle'])
plt.rcdefaults(); print(plt.rcParams['lines.linewidth'],plt.style.available[:3]); print(plt.rcParams.find_all('legend.bor'))
try: plt.style.use('nope')
except Exception as e: print(type(e).__name__,str(e)[:60])
try: plt.rc('nope',a=1)
except Exception as e: print(type(e).__name__,e)
