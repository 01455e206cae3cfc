"""Categories, bins, nullable types, construction, windows. Each line is run; what it gives or raises is printed."""

import datetime
import io
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
LINES = r'''
c=pd.Categorical(['a','b','a',None])
c
pd.Categorical(['a','b'],categories=['b','a'],ordered=True)
s=pd.Series(['a','b','a'],dtype='category')
s
s.cat.codes
s.cat.categories
s.cat.rename_categories({'a':'x'})
s.cat.add_categories('z')
s.cat.remove_categories('a')
s.cat.reorder_categories(['b','a'],ordered=True)
s.cat.set_categories(['b','c'])
s.cat.as_ordered()
s.dtype
s.value_counts()
s.describe()
s=='a'
s.unique()
s.min()
pd.Series([1,2,1]).astype('category')
pd.cut([1,5,10],bins=[0,5,10])
pd.cut([1,5,10],bins=[0,5,10],labels=['lo','hi'])
pd.cut(pd.Series([1,5,10]),3)
pd.cut(pd.Series([1,5,10]),3,labels=False)
pd.cut(pd.Series([1,5,10]),3,retbins=True)
pd.qcut(pd.Series(range(10)),4)
pd.qcut(pd.Series(range(10)),[0,.5,1],labels=['a','b'])
pd.cut(pd.Series([1,5,10]),[0,5,10],include_lowest=True).value_counts()
pd.cut([1,2],bins=[1,2],labels=['a','b'])
pd.Interval(0,1)
pd.interval_range(0,3)
s.map({'a':1,'b':2})
s.str.upper()
s.groupby(s).size()
pd.concat([s,s]).dtype
pd.CategoricalIndex(['a','b'])
pd.Series([1,2]).cat
s.fillna('zz')
pd.Series(pd.Categorical(['a','b'],categories=['a','b','c'])).value_counts()
pd.qcut([1,1,1,2],4)
pd.cut([0.123456,5.5],4,precision=1)
pd.cut(np.arange(0,100,7),5)
s.sort_values()
s+'x'
pd.CategoricalDtype(['a','b'],ordered=True)
pd.cut(pd.Series([1,5,10]),3).cat.categories
pd.cut(pd.Series([1,5,10]),3).dtype
s[0]='zz'
s[0]='b'
s
pd.get_dummies(s)
pd.DataFrame({'s':s,'v':[1,2,3]}).groupby('s').v.sum()
pd.DataFrame({'s':pd.Categorical(['a','b'],categories=['c','b','a']),'v':[1,2]}).groupby('s',observed=False).v.sum()
pd.DataFrame({'s':pd.Categorical(['a','b'],categories=['b','a'],ordered=True)}).sort_values('s')
pd.Series(pd.Categorical(['lo','hi'],categories=['lo','hi'],ordered=True))>'lo'
pd.Series(pd.Categorical(['lo','hi'],categories=['lo','hi'],ordered=True)).max()
pd.Series([1,None,3],dtype='Int64')
pd.Series([1,None,3],dtype='Int64')+1
pd.Series([1,None,3],dtype='Int64').sum()
pd.Series([1,None,3],dtype='Int64').mean()
pd.Series([1,None,3],dtype='Int64')>1
pd.Series([True,None],dtype='boolean')
pd.Series([True,None],dtype='boolean')&True
pd.Series(['a',None],dtype='string')
pd.Series(['a',None],dtype='string').str.upper()
pd.Series(['a',None],dtype='string').str.len()
pd.Series(['a',None],dtype='string').isna()
pd.Series([1.5,None],dtype='Float64')
pd.Series([1,2]).astype('Int64').dtype
pd.DataFrame({'a':[1,None],'b':['x',None],'c':[True,None]}).convert_dtypes()
pd.DataFrame({'a':[1,None],'b':['x',None]}).convert_dtypes().dtypes
pd.Series([1,None,3],dtype='Int64').fillna(0)
pd.array([1,None,3])
pd.Series([1,2,None],dtype='Int64').value_counts(dropna=False)
pd.NA
pd.NA==1
pd.NA&False
pd.isna(pd.NA)
bool(pd.NA)
pd.Series([1,2,3],dtype='int8')
pd.Series([1,2,3],dtype='float32')
pd.Series([1,2,3]).astype('float32').mean()
pd.Series(['1','2']).astype(int)
pd.Series(['1','x']).astype(int)
pd.Series(['1','x']).astype(float)
pd.to_numeric(pd.Series(['1','2.5','x']),errors='coerce')
pd.to_numeric(pd.Series(['1','x']))
pd.to_numeric(pd.Series([1,2]),downcast='integer').dtype
pd.factorize(['b','a','b'])
pd.factorize(pd.Series(['b',None,'b']))
pd.Series([1,2,'a'])
pd.Series([1.0,'a',None])
pd.Series([None,None])
pd.Series([np.nan,None])
pd.Series([])
pd.Series({'a':1,'b':2})
pd.Series({'a':1,'b':2},index=['b','z'])
pd.Series(5,index=[1,2])
pd.Series([1,2],index=['a','b'],name='n')
pd.Series(np.array([1,2]))
pd.Series(range(3))
pd.Series((1,2))
pd.Series('abc')
pd.Series([[1,2],[3]])
pd.Series([{'a':1}])
pd.Series([1,2,3],index=[1,2])
pd.Series([True,False])
pd.Series([True,None])
pd.Series([10**20])
pd.Series([1,2**63])
pd.Series(['a','b']).sum()
pd.Series(['a','b']).mean()
pd.Series(['a','b']).max()
pd.Series([1,2,3]).rolling(2).mean()
pd.Series([1,2,3,4]).rolling(2,min_periods=1).sum()
pd.Series([1,2,3,4]).rolling(3,center=True).mean()
pd.Series([1,2,3,4]).rolling(2).std()
pd.Series([1,2,3,4]).rolling(2).apply(lambda x:x.sum())
pd.Series([1,2,3,4]).rolling(2).agg(['sum','mean'])
pd.Series([1,2,3,4]).expanding().mean()
pd.Series([1,2,3,4]).ewm(span=2).mean()
pd.Series([1,2,3,4]).ewm(alpha=.5,adjust=False).mean()
pd.Series([1,2,3,4]).ewm(com=1).std()
pd.DataFrame({'a':[1,2,3],'b':[4,5,6]}).rolling(2).sum()
pd.Series([1,np.nan,3,4]).rolling(2).sum()
pd.Series([1,2,3,4]).rolling(2)
pd.Series([1,2,3,4]).rolling(2).corr(pd.Series([1,3,2,5]))
pd.Series([1,2,3,4]).rolling(0).sum()
pd.Series([1,2,3,4]).rolling(-1)
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
