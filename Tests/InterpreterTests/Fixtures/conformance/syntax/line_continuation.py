total = 1 + \
        2 + \
        3
text = "one \
two"
print(total, text)
if total > 5 and \
   text:
    print("yes")
call = max(
    1,
    2
    ,
    3,
)
print(call)
value = (
    "implicit "
    "joining "
    f"{total}"
)
print(value)
from os.path import (
    join,
    split,
)
print(join("a", "b"))
assert total == 6, \
    "message"
with open(__file__) as f, \
        open(__file__) as g:
    print(f.closed, g.closed)
x = [1,
     2][
    0]
print(x)
