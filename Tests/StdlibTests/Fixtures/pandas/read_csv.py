import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
text = 'a,b,c,d,e\n1,2.5,x,True,\n2,,"y,z",False,\n3,4.25,w,True,\n'
d = pd.read_csv(io.StringIO(text))
print(d, d.dtypes)
print(pd.read_csv(io.StringIO("x\ty\n1\t2\n"), sep="\t", index_col="x"), pd.read_csv(io.StringIO("1,2\n3,4\n"), header=None), pd.read_csv(io.StringIO("1,2\n3,4\n"), names=["p", "q"]))
print(pd.read_csv(io.StringIO("f,x,y\nim.jpg,1.5,2\nb.jpg,3,4\n"), usecols=["f", "y"]))
