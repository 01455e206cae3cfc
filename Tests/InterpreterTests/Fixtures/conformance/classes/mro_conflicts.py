class X: pass
class Y: pass
class XY(X, Y): pass
class YX(Y, X): pass
for bases in ((XY, YX), (X, X), (object, X), (int, str), (X, XY), (XY, X), (bool,), (type(None),), (5,), (range,), (list, dict)):
    try:
        print([k.__name__ for k in type("T", bases, {}).__mro__])
    except TypeError as error:
        print(error)
class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class K1(A, B): pass
class K2(B, C): pass
class Z(K1, K2): pass
print([k.__name__ for k in Z.mro()])
