list_copy = list
list = [1, 2]
print(list)
try:
    list("abc")
except TypeError as error:
    print(error)
del list
print(list("abc"))


def f():
    len = lambda x: "my len"
    return len([])


print(f(), len([1]))
import builtins
builtins.shout = lambda s: s.upper()
print(shout("hi"))
del builtins.shout
try:
    shout("x")
except NameError as error:
    print(error)
print(builtins.len is len, __builtins__ is builtins)
sum = lambda x: "sum"
print(sum([1]), builtins.sum([1, 2]))
