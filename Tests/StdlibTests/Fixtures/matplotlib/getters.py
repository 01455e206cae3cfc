"""What the getters of artists, norms, colormaps, locators and formatters give; the output is recorded from Matplotlib."""
import numpy as np, matplotlib
matplotlib.use('agg')
import matplotlib.pyplot as plt
np.set_printoptions(precision=6, suppress=True, linewidth=150)
def t(f):
    clean=lambda v: np.asarray(v) if hasattr(v,'mask') else tuple(clean(w) for w in v) if isinstance(v,tuple) else v
    try:
        r=clean(f())
        if ' object at ' not in str(r): print(r)
    except Exception as e: print('!!',type(e).__name__,str(e)[:120])
fig,ax=plt.subplots(figsize=(5,4)); l,=ax.plot([1,2,3],[4,5,7],'ro--',label='a',lw=2,ms=5,mfc='g',mew=1.5); tx=ax.text(1,2,'hey',fontsize=14,color='b',rotation=30,ha='center',va='top',weight='bold')
for n in 'color linewidth linestyle marker markersize markerfacecolor markeredgecolor markeredgewidth label alpha zorder visible drawstyle xdata ydata xydata fillstyle antialiased'.split(): t(lambda: (n,getattr(l,'get_'+n)()))
for n in 'text fontsize color rotation ha va weight position style family fontname alpha zorder'.split(): t(lambda: (n,getattr(tx,'get_'+n)()))
ax.set_title('T',loc='left'); ax.set_xlabel('X',fontsize=8); ax.set(ylabel='Y',ylim=(0,10),xlim=(0,4)); leg=ax.legend(loc='best',title='ttl')
for n in 'xlim ylim xbound ybound title xlabel ylabel xscale yscale xticks yticks aspect facecolor legend_handles_labels autoscale_on axisbelow xmargin frame_on label zorder visible adjustable anchor box_aspect'.split(): t(lambda: (n,getattr(ax,'get_'+n)()))
t(lambda: ax.get_title(loc='left')); t(lambda: [x.get_text() for x in ax.get_xticklabels()]); t(lambda: [x.get_text() for x in leg.get_texts()]); t(lambda: leg.get_title().get_text()); t(lambda: len(leg.get_lines())); t(lambda: leg._loc); t(lambda: leg.get_frame_on())
t(lambda: fig.get_size_inches()); t(lambda: fig.get_dpi()); t(lambda: fig.get_axes()==[ax]); t(lambda: fig.get_facecolor()); t(lambda: fig.get_figwidth()); t(lambda: (fig.subplotpars.left,fig.subplotpars.hspace)); t(lambda: str(fig)); t(lambda: repr(fig)); t(lambda: str(ax)); t(lambda: repr(ax)); t(lambda: fig.canvas.get_width_height()); t(lambda: ax.get_subplotspec()); t(lambda: ax.get_gridspec().get_geometry()); t(lambda: ax.transData.transform((1,2))); t(lambda: ax.transAxes.transform((.5,.5))); t(lambda: ax.transData.inverted().transform((200,200))); t(lambda: fig.transFigure.transform((.5,.5)))
t(lambda: ax.spines['top'].get_visible()); t(lambda: list(ax.spines)); t(lambda: ax.spines['left'].get_linewidth()); t(lambda: ax.spines.left.get_edgecolor()); t(lambda: ax.spines['left'].get_position()); t(lambda: ax.spines['bottom'].get_bounds())
t(lambda: ax.xaxis.get_label_text()); t(lambda: ax.xaxis.get_ticks_position()); t(lambda: ax.xaxis.get_label_position()); t(lambda: type(ax.xaxis.get_major_locator()).__name__); t(lambda: type(ax.xaxis.get_major_formatter()).__name__); t(lambda: type(ax.xaxis.get_minor_locator()).__name__); t(lambda: ax.xaxis.get_scale()); t(lambda: ax.xaxis.get_view_interval()); t(lambda: ax.xaxis.get_data_interval()); t(lambda: len(ax.xaxis.get_major_ticks())); t(lambda: ax.xaxis.get_ticklocs()); t(lambda: ax.dataLim.bounds); t(lambda: ax.viewLim.bounds); t(lambda: ax.get_xgridlines()[0].get_linestyle()); t(lambda: len(ax.get_xticklines()))
b=ax.bar([1,2],[3,4],color=['r','b'],alpha=.5,edgecolor='k',label='bb'); p=b[0]
for n in 'x y width height xy facecolor edgecolor linewidth alpha label zorder fill hatch linestyle angle center corners bbox'.split(): t(lambda: (n,getattr(p,'get_'+n)()))
t(lambda: (repr(b),str(p),p)); t(lambda: plt.gca() is ax); t(lambda: plt.gcf() is fig); t(lambda: plt.get_fignums()); t(lambda: plt.getp(l,'color')); t(lambda: plt.setp([l],lw=5)); t(lambda: l.get_lw()); t(lambda: len(fig.findobj(matplotlib.text.Text))>0); t(lambda: str(l)); t(lambda: l); t(lambda: tx)
s=ax.scatter([1,2,3],[1,2,3],c=[1,2,3],s=[10,20,30],cmap='plasma')
for n in 'offsets sizes facecolors edgecolors array cmap clim alpha linewidths label zorder'.split(): t(lambda: (n,np.asarray(getattr(s,'get_'+n)(),dtype=float if n in ('sizes','array','offsets') else None) if n!='cmap' else s.get_cmap().name))
t(lambda: s.norm.vmin); t(lambda: s.to_rgba(2)); t(lambda: plt.get_cmap('viridis')(0.5)); t(lambda: plt.get_cmap('tab10')(3)); t(lambda: plt.cm.jet(np.array([0,.5,1.]))); t(lambda: plt.get_cmap('viridis',5).N); t(lambda: plt.colormaps['gray'](255)); t(lambda: len(plt.colormaps())>100)
import matplotlib.colors as mc
for c in ('red','C1','#abc','0.5',(1,0,0),'tab:blue','r',('b',.5)): t(lambda: (mc.to_rgb(c),mc.to_rgba(c,.3),mc.to_hex(c)))
t(lambda: mc.to_rgba('nope')); t(lambda: mc.is_color_like('blue')); t(lambda: mc.to_rgba_array(['r','g'])); t(lambda: mc.rgb_to_hsv((1,.5,.2))); t(lambda: mc.hsv_to_rgb((.1,.5,.2))); t(lambda: mc.same_color('r','red')); t(lambda: len(mc.CSS4_COLORS)); t(lambda: mc.BASE_COLORS['b']); t(lambda: mc.TABLEAU_COLORS['tab:blue'])
for n in (mc.Normalize(0,10),mc.LogNorm(1,100),mc.PowerNorm(.5,0,4),mc.TwoSlopeNorm(0,-1,4),mc.SymLogNorm(1,vmin=-10,vmax=10),mc.CenteredNorm(0,5),mc.BoundaryNorm([0,1,2,5],3),mc.NoNorm()): t(lambda: (type(n).__name__,np.asarray(n(np.array([1,2,5]))).astype(float),float(n(2))))
t(lambda: mc.Normalize(0,10).inverse(.3)); t(lambda: mc.Normalize(0,10,clip=True)([-5,20])); t(lambda: mc.LinearSegmentedColormap.from_list('x',['r','g','b'],N=5)(range(5))); t(lambda: mc.ListedColormap(['r','g'])([0,1,.7])); t(lambda: plt.get_cmap('viridis').reversed().name); t(lambda: plt.get_cmap('viridis').resampled(3)(range(3)))
cm=plt.get_cmap('viridis').copy(); cm.set_bad('r'); cm.set_over('k'); cm.set_under('w'); t(lambda: (cm(2.),cm(-1.),cm(np.nan),cm.get_bad(),cm.get_over()))
import matplotlib.ticker as tk
for f in (tk.PercentFormatter(1.0),tk.PercentFormatter(decimals=1),tk.StrMethodFormatter('{x:.2f}'),tk.FormatStrFormatter('%d!'),tk.FuncFormatter(lambda v,p:f'<{v}>'),tk.EngFormatter('Hz'),tk.NullFormatter(),tk.FixedFormatter(['a','b'])): 
    ax.xaxis.set_major_formatter(f); t(lambda: [f(v,i) for i,v in enumerate((0.25,1500))])
for L in (tk.MultipleLocator(.5),tk.MaxNLocator(4),tk.MaxNLocator(integer=True),tk.LinearLocator(5),tk.FixedLocator([1,2,3]),tk.LogLocator(),tk.NullLocator(),tk.AutoLocator(),tk.IndexLocator(2,1),tk.LogLocator(subs=[1,2,5]),tk.SymmetricalLogLocator(base=10,linthresh=1)): t(lambda: (type(L).__name__,L.tick_values(1,37)))
