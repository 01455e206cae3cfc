from shapes.starred import *
print(public, sorted(n for n in globals() if n in ("public", "_private", "hidden", "other")))
from shapes.listed import *
print(listed, _underscored, "unlisted" in globals())
try:
    exec("from shapes.badlist import *")
except AttributeError as error:
    print(error)
def f():
    try:
        exec("from math import *")
        return "exec fine"
    except SyntaxError as error:
        return str(error)
print(f())
try:
    compile("def f():\n from math import *", "x", "exec")
except SyntaxError as error:
    print(error.msg)
