"""Texts, indices, several levels. Each line is run; what it gives or raises is printed."""

import datetime
import io
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
LINES = r'''
s=pd.Series(['Apple pie','banana',None,'Cherry_1'])
s.str.upper()
s.str.len()
s.str.contains('an')
s.str.contains('an',na=False)
s.str.contains('A|b',case=False)
s.str.startswith('A')
s.str.replace('a','X')
s.str.replace('[aeiou]','*',regex=True)
s.str.split()
s.str.split(' ',expand=True)
s.str.split('_').str[0]
s.str[0]
s.str[:3]
s.str.get(1)
s.str.extract(r'(\w)(\w)')
s.str.extract(r'(?P<x>\d)')
s.str.extract(r'(\d)',expand=False)
s.str.findall('a')
s.str.count('a')
s.str.find('a')
s.str.strip('A')
s.str.pad(10,side='both',fillchar='*')
s.str.zfill(10)
s.str.cat(sep=',')
s.str.cat(['1','2','3','4'])
s.str.title()
s.str.isalpha()
s.str.lower().str.capitalize()
s.str.slice(0,2)
s.str.get_dummies('_')
s.str.match('A')
s.str.fullmatch('banana')
s.str.partition(' ')
s.str.rsplit(' ',n=1)
s.str.repeat(2)
s.str.swapcase()
s.str.center(12)
s.str.encode('utf-8')
s.str.join('-')
s.str.removeprefix('A')
s.str.extractall(r'([aeiou])')
s.str.foo
pd.Series([1,2]).str
pd.Series(['a1','b2']).str.translate(str.maketrans('ab','xy'))
pd.Series([['a','b'],['c']]).str.join('-')
pd.Series([['a','b'],['c']]).str.len()
pd.Series(['a,b','c']).str.split(',').explode()
pd.Index(['a','b']).str.upper()
pd.Index(['a','b']).str.len()
i=pd.Index([3,1,2])
i.sort_values()
i.union(pd.Index([5]))
i.intersection([1,2])
i.difference([1])
i.symmetric_difference([1,9])
i.isin([1])
i+1
i>1
i[0]
i[[0,1]]
i[i>1]
i.max()
i.argmax()
i.tolist()
i.get_loc(1)
i.get_loc(9)
i.get_indexer([1,9])
i.drop(1)
i.drop(9)
i.insert(1,9)
i.delete(0)
i.append(pd.Index([7]))
i.map(lambda x:x*2)
i.astype(float)
i.to_series()
i.to_frame()
i.unique()
i.duplicated()
i.is_unique
i.is_monotonic_increasing
i.name
i.rename('n')
i.dtype
i.shape
i.values
i.where(i>1)
i.fillna(0)
i[0]=5
pd.Index(['a','b'],name='x')
pd.Index([1.5,2])
pd.Index([True,False])
pd.Index([])
pd.Index([1,'a'])
pd.Index([None,'a'])
pd.Index([1,2,np.nan])
pd.Index(range(5))
pd.RangeIndex(5)
pd.RangeIndex(1,10,2)
pd.RangeIndex(5)+1
pd.RangeIndex(5)*2
pd.RangeIndex(5)[1:3]
pd.RangeIndex(5)[[1,2]]
list(pd.RangeIndex(3))
pd.Index(list('abc')).get_indexer(['b','z'])
pd.Index([1,2]).equals(pd.Index([1,2]))
pd.Index([1,2])==pd.Index([1,3])
pd.Index(5)
pd.Index([(1,2),(3,4)])
m=pd.MultiIndex.from_product([['a','b'],[1,2]],names=['x','y'])
m
m.levels
m.codes
m.names
m.nlevels
m.get_level_values('y')
m.to_frame()
m.droplevel(0)
m.swaplevel()
m[0]
m[1:]
m.tolist()
m.set_names(['p','q'])
m.isin([('a',1)])
pd.MultiIndex.from_tuples([('a',1),('b',2)])
pd.MultiIndex.from_arrays([['a','b'],[1,2]])
d=pd.DataFrame({'v':[1,2,3,4]},index=m)
d
d.loc['a']
d.loc[('a',1)]
d.loc[('a',1),'v']
d.loc['a','v']
d.loc[['a']]
d.loc[('a',slice(None)),:]
d.loc[pd.IndexSlice[:,1],:]
d.loc['z']
d.loc[('a',9)]
d.xs(1,level='y')
d.xs('a')
d.sum(level=0)
d.groupby(level='x').sum()
d.unstack()
d.unstack('x')
d.stack()
d.reset_index()
d.reset_index(level='y')
d.sort_index(level='y')
d.swaplevel()
d.index.get_level_values(0)
d.T
d['v']
d.v.unstack()
d.v['a']
d.v['a',1]
d.iloc[0]
d.droplevel('x')
d.loc['a'].loc[1]
d.columns=pd.MultiIndex.from_tuples([('A','v')])
d
d['A']
d[('A','v')]
d.to_csv()
d.mean()
d.columns.droplevel(0)
w=pd.DataFrame(np.arange(8).reshape(2,4),columns=pd.MultiIndex.from_product([['A','B'],['x','y']]))
w
w['A']
w['A']['x']
w[('A','x')]
w.loc[0]
w.loc[0,'A']
w.stack()
w.xs('x',axis=1,level=1)
w.sum()
w.T
w.columns.map('_'.join)
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
