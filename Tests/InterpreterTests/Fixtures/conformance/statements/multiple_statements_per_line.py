x = 1; y = 2; print(x + y)
if x: a = 1; b = 2
print(a, b)
for i in range(2): print(i); print("again")
class C: x = 1; y = 2
print(C.x, C.y)
def f(): return 5;
print(f())
try: 1 / 0
except ZeroDivisionError: print("caught"); print("still")
finally: print("finally")
while x < 3: x += 1
print(x)
total = (1 +
         2 +
         3)
print(total)
joined = 1 + \
    2
print(joined)
data = [
    1,
    2,  # comment

    3,
]
print(data)
