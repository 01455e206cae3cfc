"""Polar plots and dates on an axis; the output is recorded from Matplotlib."""
import numpy as np, matplotlib
matplotlib.use('agg')
import matplotlib.pyplot as plt
f=lambda v:[float(round(t,6)) for t in v]
def axinfo(ax):
    print('  lim',f(ax.get_xlim()),f(ax.get_ylim()),'pos',f(ax.get_position().bounds))
    print('  xt',f(ax.get_xticks()),'yt',f(ax.get_yticks()))
    ax.figure.canvas.draw()
    print('  xl',[t.get_text() for t in ax.get_xticklabels()],'yl',[t.get_text() for t in ax.get_yticklabels()])
t=np.linspace(0,2*np.pi,100)
ax=plt.subplot(projection='polar'); ax.plot(t,1+np.sin(3*t)); print(type(ax).__name__,ax.name); axinfo(ax); plt.clf()
ax=plt.subplot(111,polar=True); ax.bar([0,1,2],[1,2,1.5],width=.5); axinfo(ax); ax.set_rmax(3); ax.set_theta_zero_location('N'); ax.set_theta_direction(-1); ax.set_rlabel_position(90); axinfo(ax); print(ax.get_theta_offset(),ax.get_theta_direction(),ax.get_rmax()); plt.clf()
ax=plt.axes(projection='polar'); ax.scatter([0,1,2],[3,4,5]); axinfo(ax); ax.set_xticks([0,1]); ax.set_xticklabels(['a','b']); ax.set_rticks([1,2]); axinfo(ax); plt.clf()
plt.polar(t,t); axinfo(plt.gca()); plt.close('all')
fig,axs=plt.subplots(1,2,subplot_kw={'projection':'polar'}); print([a.name for a in axs]); axs[0].fill(t[:5],t[:5]); axinfo(axs[0])
import datetime as dt, matplotlib.dates as md
def dcase(xs):
    fig,ax=plt.subplots(); ax.plot(xs,range(len(xs))); axinfo(ax); print(type(ax.xaxis.get_major_locator()).__name__,type(ax.xaxis.get_major_formatter()).__name__); return ax
for days in (1,3,10,40,100,400,1500,6000): dcase([dt.datetime(2024,1,1),dt.datetime(2024,1,1)+dt.timedelta(days=days)])
dcase([dt.datetime(2024,1,1,5,6,7),dt.datetime(2024,1,1,9,30)]); dcase([dt.datetime(2024,1,1,5,6,7),dt.datetime(2024,1,1,5,9,30)]); dcase([dt.date(2023,5,1),dt.date(2023,7,9),dt.date(2023,8,1)])
ax=dcase([dt.datetime(2024,1,1),dt.datetime(2024,3,1)]); ax.xaxis.set_major_locator(md.MonthLocator()); ax.xaxis.set_major_formatter(md.DateFormatter('%b %Y')); axinfo(ax)
ax.xaxis.set_major_locator(md.DayLocator(interval=10)); ax.xaxis.set_major_formatter(md.DateFormatter('%d/%m')); axinfo(ax); ax.xaxis.set_major_locator(md.WeekdayLocator(byweekday=md.MO)); axinfo(ax)
print(md.date2num(dt.datetime(2024,1,1,12)),md.num2date(19723.5),md.date2num([dt.date(2024,1,1)]))
ax=plt.subplots()[1]; ax.bar([dt.date(2024,1,i) for i in (1,2,3)],[1,2,3]); axinfo(ax); ax.axvline(dt.date(2024,1,2)); ax.set_xlim(dt.date(2023,12,30),dt.date(2024,1,9)); axinfo(ax)
loc=md.AutoDateLocator(); ax.xaxis.set_major_locator(loc); ax.xaxis.set_major_formatter(md.ConciseDateFormatter(loc)); axinfo(ax)
