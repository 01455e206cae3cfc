"""Queries, reshaping, JSON and the rest. Each line is run; what it gives or raises is printed."""

import datetime
import io
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
LINES = r'''
df=pd.DataFrame({'name':['Ann','Bob','Cid','Dee'],'age':[23,31,45,23],'city':['Rome','Oslo','Rome',None],'score':[1.5,2.5,np.nan,4.0]})
lim=30
df.query('age > @lim')
df.query('age > @lim and city == "Rome"')
df.query('city.isnull()')
df.query('name in ["Ann","Bob"]')
df.query('name not in ["Ann","Bob"]')
df.query('not (age > 30)')
df.query('20 < age < 30')
df.query('age == score')
df.query('age % 2 == 1')
df.query('`name` == "Ann"')
df.query('index > 1')
df.query('name.str.startswith("A")')
df.query('age > age.mean()')
df.query('(age > 30) | (score < 2)')
df.query('age != 23')
df.eval('age * 2')
df.eval('total = age + score')
df[df['age'].gt(25)&df['city'].eq('Rome')]
df[(df.age>25)|(df.city=='Oslo')]
df[df.city.isna()]
df[~df.name.isin(['Ann'])]
df[df.name.str.len()>2].reset_index(drop=True)
df.loc[df.age.idxmax(),'name']
df.groupby('city',dropna=False).age.mean()
df.groupby('city').agg(n=('name','count'),m=('age','mean')).reset_index()
df.groupby('city').age.agg(['mean','count']).sort_values('mean',ascending=False)
df.groupby('age')['name'].apply(lambda s:', '.join(s))
df.sort_values(['age','name'],ascending=[False,True])
df.rename(columns=str.upper).columns
df.columns.str.upper()
df.columns=[c.title() for c in df.columns]
df
df.columns=df.columns.str.lower()
df['age_group']=pd.cut(df.age,[0,25,40,100],labels=['young','mid','old'])
df
df.age_group.value_counts()
df.groupby('age_group').score.mean()
df.groupby('age_group',observed=False).score.mean()
df['rank']=df.age.rank(method='dense',ascending=False)
df
df['score'].fillna(df['score'].mean())
df.score.fillna(df.groupby('age').score.transform('mean'))
df.isnull().sum().sum()
df.isnull().mean()*100
df.dtypes.value_counts()
df.select_dtypes(include=['int64','float64']).columns.tolist()
df.nunique()
df.describe().T
df.describe().round(2)
df.corr(numeric_only=True).round(3)
df.apply(lambda r:r['name']+str(r['age']),axis=1)
df.apply(lambda r:pd.Series([r['age'],r['age']*2]),axis=1)
df.apply(lambda r:[1,2],axis=1)
df.apply(lambda r:[1,2],axis=1,result_type='expand')
df[['age','score']].apply(lambda c:c.max()-c.min())
df[['age','score']].apply(lambda c:c/c.sum())
df['name'].apply(len)
df['name'].map(str.upper)
df['age'].apply(lambda x:'a' if x>30 else 'b').value_counts()
df.age.map(lambda x:x+1).tolist()
df.agg(['min','max'])
df[['age','score']].agg({'age':['min','max'],'score':['mean']})
df.pivot_table(index='city',columns='age',values='score',aggfunc='mean')
df.melt(id_vars=['name'],value_vars=['age','score']).sort_values('name').head(3)
df.drop_duplicates('age')
df.drop_duplicates(subset=['age'],keep=False)
df.nlargest(2,'age')[['name','age']]
df.sample(frac=.5,random_state=42)
df.set_index('name').loc[['Ann','Dee'],'age':'score']
df.set_index('name').T
df.set_index('name')['age'].to_dict()
df.set_index('name').at['Bob','age']
df.iloc[:,0:2].values.tolist()
df.to_dict('records')[0]
df['new']=np.where(df.age>30,'old','young')
df.new.value_counts(normalize=True).mul(100).round(1).astype(str)+'%'
df.insert(0,'id',range(len(df)))
df.head(2)
df.drop(['id','new'],axis=1,inplace=True)
df.shape
df.replace({'city':{'Rome':'Roma'}}).city.tolist()
df.city.str.cat(df.name,sep='-')
df.assign(x=df.age/10).round({'x':1})
df.where(df.age>30).dropna()
df.mask(df.age>30,other=0)
df.age.clip(lower=25,upper=40)
df.age.between(20,30).sum()
df.cumsum(numeric_only=True)
df.age.pct_change().round(3)
df.age.diff().fillna(0).astype(int)
df.stack().head(5)
pd.Series([3,1,2],index=list('cab')).sort_values().index.tolist()
pd.Series({'x':1,'y':2}).reset_index()
pd.Series({'x':1,'y':2}).rename_axis('k').reset_index(name='v')
pd.Series([1,2,3]).apply(lambda x:x**2).sum()
pd.Series(['1,000','2,500']).str.replace(',','').astype(int)
pd.Series(['$1.5','$2']).str.strip('$').astype(float).sum()
pd.Series(['a b','c d']).str.split(expand=True).rename(columns={0:'x',1:'y'})
pd.Series([1,2,3,4]).groupby([0,0,1,1]).sum()
pd.Series([1,2,3,4]).groupby(lambda i:i%2).agg(['sum','mean'])
pd.Series([5,3,8]).argmax()
pd.concat([df.head(1),df.tail(1)])
pd.concat([df,pd.DataFrame([{'name':'Eve','age':50}])],ignore_index=True)
pd.DataFrame({'a':[1,2]}).merge(pd.DataFrame({'a':[1,3],'b':[4,5]}),how='left')
pd.DataFrame({'a':[1,2],'b':[3,4]}).mean().to_frame('m')
pd.DataFrame({'a':[1,2],'b':[3,4]}).sum(axis=1)
pd.DataFrame({'a':[1,2],'b':[3,4]}).div(pd.DataFrame({'a':[1,2],'b':[3,4]}).sum(axis=1),axis=0)
pd.DataFrame({'a':[1,2],'b':[3,4]})@np.array([1,1])
pd.DataFrame(np.eye(2)).iloc[0].sum()
pd.DataFrame({'x':[1,2,3]}).rolling(2).mean().shift(1)
pd.DataFrame({'x':[1,2,3]}).expanding().sum()
pd.DataFrame({'x':[3,1,2]}).rank()
pd.DataFrame({'x':[1,2],'y':[2,1]}).idxmax(axis=1)
pd.DataFrame({'x':[1,2],'y':[2,1]}).max(axis=1)
pd.DataFrame({'x':[1,2],'y':[2,1]}).stack().unstack()
pd.DataFrame({'a':['x','y'],'b':[1,2]}).set_index('a').b['x']
pd.DataFrame({'a':[1,2]}).to_json(orient='split')
pd.DataFrame({'d':pd.to_datetime(['2024-01-01'])}).to_json()
pd.DataFrame({'d':pd.to_datetime(['2024-01-01'])}).to_json(date_format='iso')
pd.read_json(io.StringIO('{"a":1}\n{"a":2}'),lines=True)
pd.read_json(io.StringIO('{"columns":["a"],"index":[0],"data":[[1]]}'),orient='split')
pd.json_normalize({'a':[{'b':1},{'b':2}],'c':3},'a',['c'])
pd.to_datetime('2024-01-15').strftime('%d %b %Y')
pd.to_datetime(pd.Series(['Jan 5, 2024','Feb 6, 2024']))
pd.to_datetime('20240115')
pd.to_datetime('15/01/2024',format='%d/%m/%Y')
pd.to_datetime('2024-01-15 10:30:00+00:00')
pd.to_datetime(pd.Series(['2024-01-15T10:30:00Z']))
pd.to_datetime(['15/01/2024','16/01/2024'],dayfirst=True)
pd.to_datetime(1705312800,unit='s')
(pd.to_datetime('2024-03-01')-pd.to_datetime('2024-02-01')).days
pd.date_range('2024-01-01',periods=3,freq='D').strftime('%a').tolist()
pd.date_range('2024-01-01','2024-12-31',freq='QE')
pd.Series(1,index=pd.date_range('2024-01-01',periods=60)).resample('ME').sum()
pd.Series(range(6),index=pd.date_range('2024-01-01',periods=6,freq='h')).resample('2h').sum()
pd.Series(range(6),index=pd.date_range('2024-01-01',periods=6,freq='D')).resample('W').sum()
pd.Series(range(3),index=pd.date_range('2024-01-01',periods=3)).resample('12h').ffill()
pd.Series(range(3),index=pd.date_range('2024-01-01',periods=3,freq='D'))['2024-01-02']
pd.Series(range(60),index=pd.date_range('2024-01-01',periods=60))['2024-02'].sum()
pd.Series(range(60),index=pd.date_range('2024-01-01',periods=60))['2024-02-25':]
pd.Series(range(60),index=pd.date_range('2024-01-01',periods=60)).groupby(lambda d:d.month).mean()
pd.Timestamp('2024-02-29').is_leap_year
pd.Timestamp('2024-02-29').days_in_month
pd.Timestamp(2024,2,29,12)
pd.Timestamp('2024-02-29').isoformat()
pd.Timedelta('3 days 4 hours').components.hours
pd.Timedelta(minutes=90)
str(pd.Timedelta(seconds=3661))
pd.testing.assert_frame_equal(pd.DataFrame({'a':[1]}),pd.DataFrame({'a':[1]}))
pd.api.types.is_numeric_dtype(pd.Series([1]))
pd.api.types.is_string_dtype(pd.Series(['a']))
pd.api.types.is_datetime64_any_dtype(pd.Series(['a']))
pd.Series([1,2]).dtype==int
pd.Series([1,2]).dtype=='int64'
pd.Series(['a']).dtype=='object'
pd.Series(['a']).dtype==object
pd.Series(['a']).dtype
pd.Series([1.5]).dtype.kind
df.dtypes['age']
df.dtypes.to_dict()
np.issubdtype(df.age.dtype,np.number)
np.array([1,2,3,4])*df.age
np.array([[1,2],[3,4]])+pd.DataFrame({'a':[1,2],'b':[3,4]})
5-df.age
2**pd.Series([1,2])
pd.Series([1,2]).rpow(2)
-pd.Series([True,False])
pd.Series([1,2]) & 1
pd.Series([1.5]) & True
pd.Series(['a'])&True
'a' + pd.Series(['b'])
pd.Series(['a'])*2
pd.Series(['a','b'])+pd.Series(['c','d'])
pd.DataFrame({'a':['x']})+'y'
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
