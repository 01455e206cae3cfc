import math
I=[0,1,-1,2,7,-7,10,255,-256,2**31,2**49,-2**49,2**50-1,2**53+1,2**62,2**63-1,-2**63,2**63,-2**63-1,2**64,10**20,-10**25,3**100,True,False]
F=[0.0,-0.0,1.0,-1.5,2.5,3.5,0.1,1e16,1e22,1e-5,123456789.123,1e300,-1e-300,5e-324,1.7976931348623157e308,float('inf'),float('-inf'),float('nan'),2.0**53,9007199254740993.0]
import operator as o
ops={'+':lambda a,b:a+b,'-':lambda a,b:a-b,'*':lambda a,b:a*b,'/':lambda a,b:a/b,'//':lambda a,b:a//b,'%':lambda a,b:a%b,'&':lambda a,b:a&b,'|':lambda a,b:a|b,'^':lambda a,b:a^b,'<<':lambda a,b:a<<b,'>>':lambda a,b:a>>b,'divmod':divmod,'<':lambda a,b:a<b,'<=':lambda a,b:a<=b,'==':lambda a,b:a==b,'!=':lambda a,b:a!=b,'>':lambda a,b:a>b,'>=':lambda a,b:a>=b}
def t(f,*a):
    try: return repr(f(*a))
    except Exception as e: return type(e).__name__+': '+str(e)
for n,f in ops.items():
    for a in I:
        for b in I:
            if n in('<<',) and (abs(b)>200): continue
            r=t(f,a,b)
            print(n,a,b,r if len(r)<80 else hash(r[:2]+r[-5:]) and (len(r),r[:20],r[-20:]))
for n in ['+','-','*','/','//','%','divmod','<','<=','==','!=','>','>=']:
    f=ops[n]
    for a in F:
        for b in F+I:
            print(n,a,b,t(f,a,b),t(f,b,a))
for a in [0,1,2,-1,-2,3,10,0.5,-0.5,2.0,-8.0,1e300,0.0,-0.0,float('inf'),float('nan'),10**30,True]:
    for b in [0,1,2,-1,-2,3,10,31,64,0.5,-0.5,1/3,float('inf'),-0.0,True]:
        print('**',a,b,t(pow,a,b), t(lambda x,y:x**y,a,b))
for a in [2,-3,10**20,0]:
    for b in [0,1,5,-1,10**18]:
        for m in [1,7,-7,10**9+7,0,12]:
            print('powm',a,b,m,t(pow,a,b,m))
for x in I+F:
    print(x, t(repr,x), t(hash,x), t(float,x), t(int,x), t(bool,x), t(abs,x), t(round,x), [t(round,x,k) for k in (-3,-1,0,1,2,5,16,20)], t(math.floor,x), t(math.ceil,x), t(lambda v:-v,x), t(lambda v:~v,x), t(lambda v:+v,x))
    if isinstance(x,int): print(x.bit_length(), x.bit_count(), bin(x), oct(x), hex(x), x.as_integer_ratio(), x.real, x.imag, x.numerator, [t(lambda: x.to_bytes(n,e,signed=s)) for n in (1,2,8,9,20) for e in ('big','little') for s in (True,False)])
    else: print(x.is_integer(), t(x.as_integer_ratio), x.hex(), float.fromhex(x.hex()), t(lambda: x.__floor__()))
for s in ['1','-1',' 12 ','1_000','0x1f','0b101','0o17','abc','','1__0','_1','1_','٣','9'*30,'-0','+5','- 5','1.0','z','0_7','007','ffFF']:
    print([t(int,s)]+[t(int,s,b) for b in (0,2,8,16,36,10)], t(float,s), t(complex,s))
for s in ['1.5','-1e5','1e400','1e-400','.5','5.','.','1e','1e+5','1_0.0_1','1_.0','inf','-Infinity','NaN','+nan','infinit','  2.5\n','1.5j','0x1p3','1,5','٣.٥','1e5_0']:
    print(t(float,s), t(complex,s), t(float.fromhex,s))
for s in ['1+2j','1-2j','-j','j','+j','1e5j','(1+2j)','( 1+2j )','1 + 2j','1+2','1+-2j','inf+nanj','1e-5-1e+5j','1j2','++1j','()','(','1+j','nanj','-0-0j']:
    print(s,t(complex,s))
C=[0j,1j,-1j,1+2j,-1.5-0.5j,complex(0,float('inf')),complex(float('nan'),1),complex(-0.0,0.0),complex(0.0,-0.0),1e200+1e200j]
for a in C:
    print(repr(a),str(a),t(hash,a),t(abs,a),-a,+a,a.conjugate(),a.real,a.imag,bool(a))
    for b in C+[2,1.5,-3,0,True,10**20]:
        for n in ['+','-','*','/','==','!=','<']:
            print(n,a,b,t(ops[n],a,b),t(ops[n],b,a))
        print('**',a,b,t(pow,a,b))
print([int.from_bytes(b,e,signed=s) for b in (b'',b'\x00',b'\xff',b'\x80\x01',b'\x7f\xff\xff',b'\xff'*9) for e in('big','little') for s in (True,False)])
class N(int):
    def __repr__(self): return 'N(%d)'%int(self)
n=N(5); print(n, n+1, type(n+1), n*2.5, -n, type(-n), n==5, hash(n)==hash(5), {5:'a'}[n], [1,2,3,4,5,6][n], type(int(n)), N('12'), N(2**70), N(2**70)+1, '%d %s'%(n,n), f'{n} {n:5d}', n.bit_length(), isinstance(n,int), N.from_bytes(b'\x05','big'), type(N.from_bytes(b'\x05','big')))
n.x=3; print(n.x, n.__dict__); m=N(2**80); m.y=4; print(m.y, m, m==2**80)
class G(float): pass
g=G(1.5); g.z=1; print(g, repr(g), g+1, type(g+1), g.z, g==1.5, hash(g)==hash(1.5), f'{g:.3f}', float(g), type(float(g)), G('2.5'), round(g), int(g))
print(True+True, True&False, True|2, type(True&True), True^True, ~True, -True, True*3, True/2, bool(''), bool([0]), int(True), str(True), repr(False), True==1, hash(True), {1:'x'}[True], isinstance(True,int), f'{True:d}', sum([True,True]))
for v in [0.1+0.2, 1/3, 2/3, 1e15, 1e16, 123456789012345680.0, 1e-4, 9.999e-5, 1e21, 1.0, 100.0, 1e2, 12345678901234567890.0, 0.00001, 1.5e-10, 1e100, 3.14159, 2.675, 1e23, 9007199254740992.0, 1.8014398509481984e16, 5e-324]:
    print(v, repr(-v), f'{v}', '%r'%v, f'{v:.17g}', f'{v:.2f}', f'{v:e}', f'{v:g}')
print((10**30)/(10**29), 10**400/10**399, 1/10**400, (2**1074)/(2**2148), (3*2**1070)/(2**2145), 10**308*10/1 if 0 else '', t(lambda: 10**400/1), 7/10**25, -7//2, -7%2, 7//-2, 7%-2, -(10**30)//7, -(10**30)%7, 10**30//-7, 10**30%-7)
