def t(f,*a,**k):
    try: return f(*a,**k)
    except BaseException as e: return type(e).__name__+': '+str(e)
L=[b'',b'a',b'hello world',b'Hello World',b'  lead \t\n',b'a,b,,c',b'\x00\xff\x80',b"it's",b'"q"',b'abcabc',b'123',b'a\nb\r\nc',b'tItLe']
ms=['upper','lower','title','capitalize','swapcase','isalpha','isalnum','isdigit','isspace','isupper','islower','istitle','isascii','strip','lstrip','rstrip','split','rsplit','splitlines','expandtabs','__len__','hex','__repr__','decode']
for K in (bytes,bytearray):
    for s in L:
        s=K(s)
        print([t(getattr(s,m)) for m in ms],s,list(s))
        for sep in [None,b',',b'b',b'ab']:
            for k in (-1,0,1,2): print(s.split(sep,k),s.rsplit(sep,k),end=';')
        for sub in [b'',b'a',b'l',b'abc',97,b'zz']:
            print(t(s.find,sub),t(s.rfind,sub),t(s.count,sub),t(s.find,sub,1),t(s.rfind,sub,1,5),t(lambda:sub in s),end=';')
            if sub!=97: print(s.startswith(sub),s.endswith(sub),s.replace(sub,b'<>'),s.replace(sub,b'',1),s.removeprefix(sub),s.removesuffix(sub),end=';')
            if sub and sub!=97: print(s.partition(sub),s.rpartition(sub),end=';')
        for w in (0,5,8): print(s.center(w,b'*'),s.ljust(w),s.rjust(w),s.zfill(w))
        print(s.strip(b'abc '),s[::-1],s[1:4],s*2,s+b'z',s.join([b'x',b'y']),s==bytes(s),s<b'b',s.hex('-',2) if s else '',s.translate(None,b'a'),s.translate(bytes.maketrans(b'a',b'b')),t(hash,s)==t(hash,bytes(s)))
b=bytearray(b'abc'); b.append(100);b.extend(b'ef');b.extend([103]);b.insert(0,65);print(b,b.pop(),b.pop(0),b);b.remove(98);b.reverse();print(b);b+=b'zz';b*=2;print(b);b[0]=1;b[1:3]=b'QQQQ';print(b);del b[0];del b[::2];print(b,len(b));c=b.copy();c.clear();print(c,b)
print(bytes(3),bytes([1,2]),bytes('é','utf8'),bytes('é',encoding='latin-1'),bytes(bytearray(b'x')),bytes(range(3)),bytes(),bytearray(),bytearray(2),bytearray('a','ascii'),t(bytes,'a'),t(bytes,-1),t(bytes,[256]),t(bytes,1.5),t(bytearray,'a'),t(bytes.fromhex,'00 ff 0A'),t(bytes.fromhex,'0'),t(bytearray.fromhex,'0aff'),t(bytes,5,'a'))
class B(bytes): pass
print(B(b'ab'),type(B(b'ab')[:]),B(b'ab')==b'ab',{b'ab':1}[B(b'ab')],b'a' in {b'a'},hash(b'')==hash(b''))
class HB:
    def __bytes__(s): return b'hb'
print(bytes(HB()),b'%b|%s'%(HB(),b'x'),t(lambda:b'%s'%'a'),b'%5d|%-5d|%05.1f|%x|%c|%r|%a'%(1,2,3.14,255,65,'é',b'\xff'))
print(b'a'+bytearray(b'b'),bytearray(b'a')+b'b',b'abc'<bytearray(b'abd'),b'a'==bytearray(b'a'),b'a'=='a',b'a'!='a',t(lambda:b'a'<'a'))
print(bytearray(b'abc')[1],b'abc'[1],[x for x in b'ab'],max(b'abc'),sorted(b'cab'),b'abc'.index(b'c'),t(b'abc'.index,b'z'),t(b'abc'.rindex,120),type(iter(b'')).__name__)
print('%s %r'%(b'a',b'b'),f'{b"x"}',str(b'x'),repr(bytearray(b'\x00')),str(b'abc','ascii'),str(bytearray(b'\xc3\xa9'),'utf-8'))
s='\U0001f600αé'
for e in ('utf-8','utf-16','utf-16-le','utf-16-be','utf-32','utf-32-le','utf-8-sig'): print(e,s.encode(e),s.encode(e).decode(e)==s)
