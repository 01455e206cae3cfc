"""Methods of one frame. Each line is run; what it gives or raises is printed."""

import datetime
import io
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
LINES = r'''
df=pd.DataFrame({'a':[1,2,3,4],'b':['x','y','x',None],'c':[1.5,np.nan,2.0,3.25],'d':[True,False,True,True]})
df
df.describe(include='all')
df.describe(include=['number','bool'])
df.describe(include='object')
df['b'].describe()
df['d'].describe()
df.isna().sum()
df.sum()
df.mean(numeric_only=True)
df.mean()
df.max()
df.add(1)
df[['a','c']].add({'a':1,'c':2})
df[['a','c']].add(pd.Series([1,2],index=['a','c']))
df[['a','c']].sub(df['a'],axis=0)
df[['a','c']].mul([10,100])
df['a'].add(pd.Series([10,20],index=[0,9]),fill_value=0)
df['a']/0
df['a']//0
df['a']%2
df['a']**2
-df['a']
df['a'].rsub(10)
df[['a','c']].rdiv(1)
df['a']>2
df[['a','c']]>2
df.eq(1)
df['c'].rank()
df['b'].rank()
df['a'].clip(2,3)
df['c'].fillna(0)
df.fillna({'b':'zz','c':-1})
df.ffill()
df.bfill()
df.dropna()
df.dropna(subset=['c'])
df.dropna(axis=1)
df.dropna(thresh=4)
df['c'].interpolate()
df.replace(1,100)
df.replace({'b':{'x':'X'}})
df.replace([1,2],[10,20])
df['b'].replace('x','zzz')
df.where(df['a']>2)
df['a'].where(df['a']>2,0)
df['a'].mask(df['a']>2)
df['a'].between(2,3)
df['b'].isin(['x'])
df.isin([1,'x'])
df.sort_values('b')
df.sort_values(['b','a'],ascending=[True,False])
df.sort_values('c',na_position='first')
df.sort_values('b',key=lambda s:s.str.upper())
df.sort_index(ascending=False)
df.nlargest(2,'a')
df.nsmallest(2,'c')
df['a'].nlargest(2)
df['b'].value_counts()
df['b'].value_counts(dropna=False,normalize=True)
df['a'].value_counts(bins=2)
df.value_counts('b')
df[['b','d']].value_counts()
df.duplicated('b')
df.drop_duplicates('b',keep='last')
df.T
df.apply(lambda r:r['a']*2,axis=1)
df[['a','c']].apply(np.sum)
df.apply(lambda c:c.dtype)
df.map(str)
df['a'].map({1:'one',2:'two'})
df['a'].apply(lambda x:(x,x))
df.agg({'a':'sum','c':['mean','max']})
df[['a','c']].agg(['sum','mean'])
df.agg({'a':'sum','c':'mean'})
df['a'].agg(['sum','max'])
df.assign(e=lambda x:x.a+1,f=5)
df.astype({'a':'float'})
df.astype({'a':'str'}).dtypes
df['c'].astype(int)
df['b'].astype(int)
df.select_dtypes('number')
df.select_dtypes(exclude='number')
df.query('a>2 and c<3')
df.query('b=="x"')
df.query('b in ["x"] or a==2')
df.eval('a+c')
df.eval('z=a*2')
df.filter(like='a')
df.filter(items=['a','zz'])
df.filter(regex='[ab]')
df.sample(2,random_state=1)
df.corr(numeric_only=True)
df[['a','c']].cov()
df['a'].cumsum()
df[['a','c']].cumsum()
df['a'].pct_change()
df['c'].diff()
df['a'].shift(1)
df['a'].shift(-1,fill_value=0)
df['a'].skew()
df['c'].sem()
df.mode()
df['a'].quantile([.25,.5])
df.quantile(.5,numeric_only=True)
df.memory_usage()
df.info()
df.idxmax(numeric_only=True)
df['a'].idxmin()
df.nunique()
df.count()
df.any()
df.all()
df.head(2)
df.tail(1)
df.shape
df.size
df.empty
df.columns
df.index
df.values
df.to_dict()
df.to_dict('records')
df.to_dict('list')
df.to_dict('split')
df.to_dict('index')
df.to_csv()
df.to_csv(index=False)
df.to_json()
df.to_json(orient='records')
df.to_string()
df.to_string(index=False)
df.to_html()
df._repr_html_()
df.iloc[0]
df.iloc[0:2,1:3]
df.iloc[[0,2],[0]]
df.loc[0,'a']
df.loc[df.a>2,['a','b']]
df.at[0,'a']
df.iat[1,1]
df.loc[0:2,'a':'c']
df.set_index('b')
df.set_index('b').loc['x']
df.set_index(['b','a'])
df.reset_index()
df.rename(columns={'a':'A'})
df.rename(str.upper,axis=1)
df.add_prefix('p_')
df.drop(columns=['a'])
df.drop([0,1])
df.drop('zz',axis=1)
df.pop('d')
df.insert(1,'new',[1,2,3,4])
df
df.transform(lambda x:x)
df.round(1)
df.memory_usage(deep=True)
df.melt(id_vars='b',value_vars=['a','c'])
df.pivot_table(index='b',values='a',aggfunc='sum')
df.items
df.isna()
df.notna().all()
df.equals(df.copy())
df.squeeze()
df.to_numpy()
df.stack()
df.axes
df.ndim
df.dtypes
df['zz']
df.zz
df.loc[99]
df.loc[:,'zz']
df.iloc[99]
df[['a','zz']]
df['a']+'x'
df['b']+'x'
df['b']+1
df.sum(axis=1,numeric_only=True)
df.mean(axis=1,numeric_only=True)
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
