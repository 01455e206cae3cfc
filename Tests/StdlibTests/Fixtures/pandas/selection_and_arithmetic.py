"""Selection by label, arithmetic, functions, groups. Each line is run; what it gives or raises is printed."""

import datetime
import io
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
LINES = r'''
df=pd.DataFrame({'a':[3,1,2],'b':[1.0,np.nan,3.0],'c':['x',None,'z']},index=['r1','r2','r3'])
df.loc['r2']
df.loc[['r3','r1']]
df.loc['r1':'r2','a']
df.loc['r2','b']=9
df.loc[df['a']>1,'c']='big'
df
df.loc['r9']=[1,2,'n']
df
df.reindex(['r1','zz'])
df.reindex(['r1','zz'],fill_value=0)
df.reindex(columns=['a','q'],fill_value=-1)
df.sort_values('b',ascending=False,na_position='first',ignore_index=True)
df.sort_index(axis=1,ascending=False)
df.add_suffix('_s').columns
df.rename(index={'r1':'R1'}).index
df.rename_axis('idx').reset_index()
df.squeeze('columns')
df[['a']].squeeze()
df.swapaxes
df.iloc[-2:]
df.iloc[:, [0,-1]]
df.iloc[[True,False,True,False]]
df.iloc[1,2]
df.iloc[lambda d:[0]]
df.take([0,2])
df.truncate(before='r2')
df.first_valid_index()
df.at['r1','a']
df.xs('r1')
df.get(['a','b'])
df.pop('c')
df
df.lookup
df.append
df.iteritems
df.mad
df.ix
df.T.loc['a']
df.transpose().shape
df.abs().sum().sum()
df.product()
df.var()
df.std(ddof=0)
df.sem()
df.skew()
df.min(axis=1)
df.median()
df.mode()
df.cumprod()
df.cummax()
df.rank(axis=1)
df.diff(axis=1)
df.shift(1,axis=1)
df.pct_change()
df.quantile([.25,.75])
df.round({'b':0})
df.clip(lower=pd.Series({'a':2,'b':2}),axis=1)
df.isin({'a':[3]})
df.eq(df)
df.ne(3)
df.gt(1)
df.lt(df.mean())
df-df.mean()
df/df.sum()
(df-df.min())/(df.max()-df.min())
df.sub(df.mean(axis=1),axis=0)
df.add(df,fill_value=0)
df.radd(1)
df.floordiv(2)
df.mod(2)
df.pow(2)
df**2
df//2
1/df
df.dot(df.T)
df.combine(df,np.minimum)
df.update(pd.DataFrame({'a':[100]},index=['r1']))
df
df.align(pd.DataFrame({'z':[1]},index=['r1']),join='inner')
df.equals(df+0)
df.where(df>1,-df)
df.mask(df>1)
df.apply(np.sqrt)
df.apply('sum')
df.apply(['sum','mean'])
df.apply(lambda s:s.sort_values().values)
df.apply(sum,axis=1)
df.map(lambda x:x*2)
df.transform(['sqrt'])
df.transform('cumsum')
df.agg('sum')
df.agg(sum)
df.agg(np.mean)
df.agg(lambda s:s.max()-s.min())
df.agg(x=('a','sum'),y=('b','mean'))
df.pipe(lambda d,k:d*k,2)
df.nlargest(2,['a','b'])
df.sample(n=2,random_state=3)
df.sample(frac=1,random_state=0)
df.sample(n=2,replace=True,random_state=1,weights=[1,0,0,1])
df.sample(10)
df.expanding(2).sum()
df.rolling(2,min_periods=1).max()
df.rolling(2).agg({'a':'sum','b':'mean'})
df.ewm(span=2).mean()
df.a.rolling(3).median()
df.a.rolling(2).quantile(.5)
df.a.rolling(2).apply(np.sum,raw=True)
df.a.rolling(2).var()
df.a.rolling(2).count()
df.corr()
df.corrwith(df.a)
df.cov()
df.describe(percentiles=[.5])
df.memory_usage(index=False)
df.to_dict('index')
df.to_dict('tight')
df.to_dict('foo')
df.to_numpy().dtype
df.to_csv(sep='\t')
df.to_json(orient='values')
df.to_json(orient='index')
df.to_string(max_rows=2)
df.to_html(max_rows=2)
[tuple(r) for r in df.itertuples(index=False)]
[r.a for r in df.itertuples()]
[(i,r.sum()) for i,r in df.iterrows()]
df.keys()
df.values.shape
df.index.name
df.index.names=['nm']
df
df.columns.name='cn'
df
df.index=pd.RangeIndex(len(df))
df
df.columns=pd.Index(['p','q'])
df.p
df.p=[1,2,3,4]
df
df.loc[len(df)]=[0,0]
df.tail(2)
df['r']=df.p.where(df.p>2)
df.r.isna().tolist()
df.dropna(how='all',axis=1).shape
df.interpolate()
df.bfill()
df.fillna(df.mean())
df.fillna(0).astype(int)
df.duplicated().any()
df.set_axis(['i','j','k'],axis=1)
df.explode('p').shape
df.insert(0,'p',1)
df.drop(index=[0,1]).index.tolist()
df.drop(columns=['p','zz'],errors='ignore').columns.tolist()
df.filter(regex='^p',axis=1).shape
df.eval('s=p+q').s.tolist()
df.eval('p>q')
pd.eval('1+2')
df.idxmin()
df.squeeze().shape
del df['q']
df.shape
df.empty
pd.DataFrame({'a':[]}).empty
pd.DataFrame({'a':[1,2,2,3,3,3]}).a.value_counts().index[0]
pd.DataFrame({'a':[1,2,2]}).a.value_counts().reset_index()
pd.DataFrame({'a':[1,2,2]}).a.value_counts().to_dict()
pd.DataFrame({'a':['x','y','x']}).a.value_counts(ascending=True)
pd.DataFrame({'a':['x','y','x']}).groupby('a').size().sort_values(ascending=False)
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').b.apply(lambda s:s.mean())
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').b.agg([('m','mean'),('s','sum')])
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').agg(m=pd.NamedAgg('b','mean'))
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a')['b'].head(1)
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').cumsum()
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').b.nth(1)
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').transform('max')
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').rank()
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').any()
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').prod()
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').sem()
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').idxmax()
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').foo
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').agg('foo')
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').agg({'z':'sum'})
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby('a').get_group('q')
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby(['a','q'])
pd.DataFrame({'a':['x','y','x'],'b':[1,2,3]}).groupby()
pd.DataFrame({'a':['x','y',None],'b':[1,2,3]}).groupby('a').sum()
pd.DataFrame({'a':['x','y',None],'b':[1,2,3]}).groupby('a',dropna=False).sum()
pd.DataFrame({'a':['x','y',None],'b':[1,2,3]}).groupby('a').b.transform('sum')
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
