class I:
    def __int__(self): return 7
class X:
    def __index__(self): return 3
class T:
    def __trunc__(self): return 9
class B:
    def __int__(self): return "x"
class F:
    def __float__(self): return 1.5
class G:
    def __float__(self): return 1


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('int(I())')
show('int(X())')
show('int(B())')
show('float(F())')
show('float(G())')
show('float(X())')
show('[1, 2, 3, 4][X()]')
show('hex(X())')
show('"a" * X()')
show('range(X())')
show('chr(X())')
show('round(I())')
show('int(F())')
show('[0] * I()')
show('bytes(X())')
show('complex(F())')
show('abs(I())')
show('"abcd"[:X()]')
show('(5).__lshift__(X())')
show('divmod(I(), 2)')
