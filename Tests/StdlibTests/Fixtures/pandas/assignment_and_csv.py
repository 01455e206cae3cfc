"""Assignment, errors, construction, files of text. Each line is run; what it gives or raises is printed."""

import datetime
import io
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
LINES = r'''
df=pd.DataFrame({'a':[1,2,3],'b':['x','y','z']})
df.loc[0,'a']=10
df.loc[df.a>2,'b']='big'
df
df.loc[3]=[5,'w']
df
df.loc[0,'c']=1.5
df
df['d']=df['a']*2
df['e']='k'
df.at[1,'a']=99
df.iat[0,0]=7
df.iloc[0,1]='q'
df
df.loc[:,'a']=0
df
df.loc[0]=[1,'r',2,3,'t']
df
df[['a','d']]=5
df
df.loc[[0,1],['a','d']]=[[1,2],[3,4]]
df
df.loc[0,'a']='str'
df.loc[0,'a']=1.5
df.loc[0,'b']=5
df.loc[0,'a']=np.nan
df
df['zz']=[1,2]
df['f']=pd.Series([1,2],index=[0,1])
df
df.iloc[99]
df.iloc[99,0]=1
df.iloc['a']
df.loc['a']
df.loc[0,'nope']
df.loc[[0,99]]
df.loc[[99,98]]
df.loc[0,0,0]
df.at[99,'a']
df.iat[99,0]
df['nope']
df[['nope']]
df[['a','nope']]
df.nope
df.drop('nope')
df.drop(columns='nope')
df.drop()
df.set_index('nope')
df.sort_values('nope')
df.groupby('nope')
df.merge(df,on='nope')
df.rename({'a':'A'})
df.astype({'nope':int})
df.columns=['x']
df.index=[1]
df.insert(0,'a',1)
df.pivot(index='nope',columns='a')
df.query('nope>1')
df.query('a >')
df.dropna(how='foo')
df.reindex([0,9])
df.reindex(columns=['a','zz'])
df+'x'
if df: pass
bool(df.a)
df.a.item()
pd.DataFrame({'a':[1],'b':[1,2]})
pd.DataFrame({'a':1})
pd.DataFrame([1,2],columns=['a','b'])
pd.DataFrame([[1,2],[3,4]],columns=['a'])
pd.DataFrame(np.zeros((2,2)),columns=['a'])
pd.DataFrame('a')
pd.DataFrame(5)
pd.DataFrame(np.zeros((2,2,2)))
pd.Series([1,2],index=[1])
pd.Series([1,2]).loc[9]
pd.Series([1,2])[9]
pd.Series([1,2],index=['a','b'])['z']
pd.Series([1,2],index=['a','b'])[0]
pd.Series([1,2]).iloc[9]
pd.Series([1,2],index=['a','b'])[['a','z']]
pd.Series([1,2])+pd.Series([1,2,3])
pd.Series([1,2])==pd.Series([1,2,3])
pd.Series(['a'])>1
pd.Series([1,'a']).sort_values()
pd.Series([1,2]).foo
pd.foo
pd.Series([1,2]).map(5)
pd.Series([1]).astype('foo')
pd.concat([])
pd.concat(5)
pd.concat([1,2])
pd.date_range('2024')
pd.merge(1,2)
pd.Series([1,2]).replace({1:'a'})
pd.Series({'a':1}).loc['a':'b']
pd.DataFrame()
pd.DataFrame(columns=['a','b'])
pd.DataFrame(index=[1,2])
pd.DataFrame([])
pd.DataFrame([{'a':1},{'b':2}])
pd.DataFrame({'a':{'x':1,'y':2}})
pd.DataFrame([[1,2],[3,4]])
pd.DataFrame([(1,'a'),(2,'b')],columns=['n','s'])
pd.DataFrame(np.arange(6).reshape(2,3))
pd.DataFrame({'a':pd.Series([1,2],index=['x','y']),'b':pd.Series([3],index=['x'])})
pd.DataFrame([pd.Series([1,2],name='p'),pd.Series([3,4],name='q')])
pd.DataFrame({'a':range(3)})
pd.DataFrame({'a':[1,2]},index=['x','y'])
pd.DataFrame(pd.Series([1,2],name='n'))
pd.DataFrame({'a':[1,2]},dtype=float)
pd.DataFrame.from_dict({'a':[1,2]},orient='index',columns=['x','y'])
pd.DataFrame.from_dict({'r':{'x':1}},orient='index')
pd.DataFrame.from_records([(1,2)],columns=['a','b'])
pd.DataFrame({'a':[1]}).append
df2=pd.DataFrame({'a':[1,2,3]})
s=df2['a']
s[0]=100
df2
df2['a'][0]=5
df2
df3=df2[df2.a>1]
df3['n']=1
df3
df2.iloc[::2]
df2.iloc[-1]
df2[::-1]
df2[0:2]
df2.loc[1:]
df2.loc[lambda d:d.a>1]
df2.at[0,'a']
df2.iat[0,0]
df2['a'].iloc[-1]
df2.xs(0)
df2.get('zz','def')
df2.items
dict(df2.items())
list(df2.iterrows())
list(df2.itertuples())
[x for x in df2]
len(df2)
'a' in df2
0 in df2.a
df2.a.to_dict()
del df2['a']
df2
txt='a,b,c\n1,2.5,x\n2,,y\n3,4.5,"q,r"\n'
pd.read_csv(io.StringIO(txt))
pd.read_csv(io.StringIO(txt),index_col='a')
pd.read_csv(io.StringIO(txt),index_col=0)
pd.read_csv(io.StringIO(txt),usecols=['a','c'])
pd.read_csv(io.StringIO(txt),usecols=['a','zz'])
pd.read_csv(io.StringIO(txt),dtype={'a':float})
pd.read_csv(io.StringIO(txt),dtype=str)
pd.read_csv(io.StringIO(txt),header=None)
pd.read_csv(io.StringIO(txt),names=['x','y','z'],header=0)
pd.read_csv(io.StringIO(txt),names=['x','y','z'])
pd.read_csv(io.StringIO(txt),nrows=1)
pd.read_csv(io.StringIO(txt),skiprows=1)
pd.read_csv(io.StringIO(txt),skiprows=[1])
pd.read_csv(io.StringIO(txt),na_values=['x'])
pd.read_csv(io.StringIO(txt),keep_default_na=False)
[c.shape for c in pd.read_csv(io.StringIO(txt),chunksize=2)]
pd.read_csv(io.StringIO('d,v\n2024-01-01,1\n2024-02-01,2'),parse_dates=['d'])
pd.read_csv(io.StringIO('d,v\n2024-01-01,1\n2024-02-01,2'),parse_dates=['d']).dtypes
pd.read_csv(io.StringIO('d,v\n2024-01-01,1\n2024-02-01,2'),index_col='d',parse_dates=True)
pd.read_csv(io.StringIO('a;b\n1;2'),sep=';')
pd.read_csv(io.StringIO('a b\n1 2'),sep=r'\s+')
pd.read_csv(io.StringIO('# c\na,b\n1,2'),comment='#')
pd.read_csv(io.StringIO('a,b\n1,000,2'),thousands=',')
pd.read_csv(io.StringIO('a;b\n1,5;2'),sep=';',decimal=',')
pd.read_csv(io.StringIO('a,b\n1,2\n3,4,5'))
pd.read_csv(io.StringIO('a,b\n1,2\n3,4,5'),on_bad_lines='skip')
pd.read_csv(io.StringIO('a,a\n1,2'))
pd.read_csv(io.StringIO('a,b\nTrue,no\nFalse,yes'))
pd.read_csv(io.StringIO('a,b\n1,2\n'),converters={'a':lambda x:int(x)*10})
pd.read_csv(io.StringIO(''))
pd.read_csv('nope.csv')
pd.read_csv(io.StringIO(',a\nx,1\ny,2'))
pd.read_csv(io.StringIO('a\t b\n1\t2'),sep='\t')
pd.read_table(io.StringIO('a\tb\n1\t2'))
pd.read_csv(io.StringIO('a,b\n1,2\n\n3,4'))
pd.read_csv(io.StringIO('a,b\n 1, x\n'),skipinitialspace=True)
pd.read_csv(io.StringIO('a\n1_000'))
pd.read_csv(io.StringIO('a\n1e5\n2'))
pd.read_csv(io.StringIO('a\nNA\n2'))
pd.read_csv(io.StringIO('a\n"1"\n"2"'))
pd.DataFrame({'a':[1.0,2.5],'b':['x,y','q"r']}).to_csv(index=False)
pd.DataFrame({'a':[1.123456]}).to_csv(float_format='%.2f')
pd.DataFrame({'a':[1,None]}).to_csv(na_rep='NA')
pd.DataFrame({'a':[1]}).to_csv(sep=';',header=False)
pd.DataFrame({'a':[1]}).to_csv(index_label='id')
pd.DataFrame({'a':[True,None]}).to_csv()
pd.read_json(io.StringIO('[{"a":1,"b":"x"},{"a":2,"b":"y"}]'))
pd.read_json(io.StringIO('{"a":{"0":1,"1":2}}'))
pd.json_normalize([{'a':1,'b':{'c':2}}])
pd.DataFrame({'a':[1.5,None],'b':['x',None]}).to_json(orient='records')
pd.DataFrame({'a':[1.5,None]}).to_json(orient='split')
pd.DataFrame({'a':[1]}).to_json(indent=2)
pd.DataFrame({'a':[1]}).to_markdown()
pd.read_excel('x.xlsx')
pd.DataFrame({'a':[1]}).to_excel('x.xlsx')
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
