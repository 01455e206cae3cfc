# A comment first.

if a:  # comment
    # comment

  # odd comment
    b

    if c:
	    d
    e
# comment at margin
    f
else:

    g
h = [
  1,
     2,  # comment

3]
i = 1 + \
    2
if a and \
   b:
    c
if a:
	b
	if c:
		d
def f():
    x; y;
    z
class A:

    a

    def b(self): pass



    c
if a: b
else: c
(
    a
)
j = 1

if a:
    b
    # last comment
