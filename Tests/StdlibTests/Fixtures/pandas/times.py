"""Points in time, spans, frequencies. Each line is run; what it gives or raises is printed."""

import datetime
import io
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
LINES = r'''
s=pd.Series(pd.date_range('2024-01-30',periods=5,freq='D'))
s
s.dt.month
s.dt.day_name()
s.dt.is_month_end
s.dt.strftime('%d/%m/%Y')
s.dt.quarter
s.dt.date
s.dt.dayofweek
s.dt.isocalendar()
s.dt.to_period('M')
s.dt.floor('D')
s.diff()
s-s[0]
(s-s[0]).dt.days
s+pd.Timedelta(days=1)
s>'2024-02-01'
s[s>'2024-02-01']
s.max()
s.min()
s.mean()
s.describe()
s.value_counts()
s.unique()
s.dtype
s.iloc[0]
s.astype(str)
s.astype('int64')
s.sort_values(ascending=False)
s.isin(['2024-01-30'])
s.between('2024-01-31','2024-02-02')
s.shift(1)
pd.to_datetime(['2024-01-01','2024-02-01'])
pd.to_datetime(pd.Series(['01/02/2024','03/04/2024']))
pd.to_datetime(pd.Series(['01/02/2024','03/04/2024']),dayfirst=True)
pd.to_datetime(pd.Series(['2024-01-01',None]))
pd.to_datetime('2024-01-01 10:00')
pd.to_datetime(['a'])
pd.to_datetime([1,2],unit='D')
pd.to_datetime(pd.DataFrame({'year':[2024],'month':[5],'day':[6]}))
pd.Timestamp('2024-01-01').day_name()
pd.Timestamp('2024-01-01')+pd.DateOffset(months=1)
pd.Timestamp('2024-01-31')+pd.offsets.MonthEnd(1)
pd.Timestamp('2024-01-15')+pd.offsets.MonthBegin(1)
pd.Timestamp('2024-01-13')+pd.offsets.BDay(1)
pd.Timestamp('2024-01-01')-pd.Timestamp('2023-01-01')
pd.Timedelta('1 days')/pd.Timedelta('1h')
pd.Timestamp('2024-05-05').strftime('%B')
pd.NaT
pd.isna(pd.NaT)
pd.Series([pd.NaT,pd.Timestamp('2024')])
df=pd.DataFrame({'d':pd.date_range('2024-01-01',periods=6,freq='12h'),'v':range(6)})
df
df.set_index('d')
df.set_index('d').loc['2024-01-02']
df.set_index('d').loc['2024-01-02':'2024-01-03']
df.set_index('d').loc['2024-01']
df.set_index('d').resample('D').sum()
df.set_index('d')['v'].resample('D').mean()
df.set_index('d').resample('D').agg({'v':['min','max']})
df.resample('D',on='d').v.sum()
df.groupby(df.d.dt.date).v.sum()
df.groupby(pd.Grouper(key='d',freq='D')).sum()
df.set_index('d').rolling('24h').sum()
df.set_index('d').asfreq('6h')
df.set_index('d').shift(1)
df.set_index('d').shift(1,freq='D')
df.set_index('d').between_time('00:00','06:00')
df.describe()
df.dtypes
df.info()
pd.date_range('2024-01-01','2024-01-05')
pd.date_range('2024-01-01',periods=4,freq='W-MON')
pd.date_range('2024-01-01',periods=3,freq='QS')
pd.date_range('2024-01-01',periods=3,freq='YS')
pd.date_range('2024-01-01',periods=3,freq='90min')
pd.date_range(end='2024-01-05',periods=3)
pd.date_range('2024-01-01',periods=3).month
pd.date_range('2024-01-01',periods=3).to_series()
pd.date_range('2024-01-01',periods=3)+pd.Timedelta('1D')
pd.date_range('2024-01-01',periods=3)[1]
pd.date_range('2024-01-01',periods=200)
pd.Series(range(3),index=pd.date_range('2024-01-01',periods=3))
pd.Series(range(3),index=pd.date_range('2024-01-01',periods=3,freq='ME'))
pd.period_range('2024-01',periods=3,freq='M')
pd.Period('2024-01','M')+1
pd.Series(pd.to_timedelta(['1 days','2 days 03:04:05']))
pd.to_timedelta('1h')
pd.to_timedelta([1,2],unit='h')
pd.Series(pd.to_timedelta(['1 days','2 days 03:04:05'])).sum()
pd.Series(pd.to_timedelta(['1 days','2 days 03:04:05'])).dt.components
pd.Timedelta(hours=25)
pd.Timedelta('2h').total_seconds()
pd.Timedelta(days=1,hours=3).components
pd.timedelta_range('1h',periods=3,freq='h')
pd.Timestamp('2024-01-01',tz='UTC')
pd.date_range('2024-01-01',periods=2,tz='UTC')
pd.Series(pd.date_range('2024-01-01',periods=2)).dt.tz_localize('UTC')
pd.infer_freq(pd.date_range('2024-01-01',periods=5,freq='ME'))
pd.Timestamp('2024-01-01').to_pydatetime()
pd.Timestamp('2024-01-01 12:34:56').round('h')
pd.Series(['2024-01-01']).dt
pd.DataFrame({'t':[datetime.datetime(2024,1,1),None]})
pd.DataFrame({'t':[datetime.date(2024,1,1),None]})
pd.concat([s,s]).reset_index(drop=True).drop_duplicates()
pd.DataFrame({'t':s,'v':range(5)}).set_index('t')['v'].idxmax()
s.dt.total_seconds()
s.dt.foo
s.tolist()
list(s)[:1]
s.to_frame('t').to_csv()
s.to_json()
pd.Series(pd.date_range('2024-01-01',periods=3,freq='h')).to_frame('t').to_csv()
'''
for line in LINES.strip().split("\n"):
    print(">", line)
    try:
        try:
            code = compile(line, "line", "eval")
        except SyntaxError:
            exec(line, globals())
            continue
        print(repr(eval(code, globals())))
    except Exception as error:
        print(type(error).__name__, error)
