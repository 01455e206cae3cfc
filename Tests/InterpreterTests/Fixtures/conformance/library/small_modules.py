import calendar, ast, array, configparser, io, cmath, colorsys, graphlib, getopt
print(calendar.month(2024,2)); print(calendar.calendar(2023)); print(calendar.TextCalendar(6).formatmonth(2025,3,3,2)); print(calendar.monthrange(2024,2), calendar.isleap(1900), calendar.leapdays(1990,2025), calendar.weekday(2024,5,17))
print(calendar.monthcalendar(2023,1)); print(list(calendar.day_name), list(calendar.month_abbr), calendar.timegm((2020,1,2,3,4,5)))
print(calendar.HTMLCalendar().formatmonth(2021,2)[:300]); print(list(calendar.Calendar(2).itermonthdates(2021,2))[:3], list(calendar.Calendar().itermonthdays2(2021,2))[:4])
for f in (lambda: calendar.monthrange(2020,13), lambda: calendar.setfirstweekday(8)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
for s in ["1","-1","+3.5","'a' 'b'","b'x'","[1,2,(3,)]","{'a':[1,{2,3}],'b':None}","(1)","1,2","()","{}","set()","1+2j","-1-2j","True","...","  5","[1,]","{1:2,}","0x1f","1_000","'\\n'","r'\\n'","'''a\nb'''","1e5","-'a'","x","f()","1+1","[x for x in y]","f'a'","1 if 1 else 2","'a'+'b'","","(","{1:}","a.b","lambda:1","__import__('os')","3j","[1,2","1 2","{**{}}","'é'","\n1","1\n","{1,2}","None, True"]:
    try: print(repr(s), repr(ast.literal_eval(s)))
    except ValueError as e: print(repr(s), "ValueError", str(e)[:24])
    except BaseException as e: print(repr(s), type(e).__name__, e)
a=array.array('i',[1,2,3]); a.append(4); print(a, a[1], a[1:3], len(a), a.itemsize, a.typecode, a.tobytes(), a+a, a*2, 3 in a, a.index(3), a.tolist(), a==array.array('i',[1,2,3,4]))
a.extend([5,6]); a.insert(0,9); print(a.pop(), a); a.reverse(); print(a); b=array.array('d',[1.5,2]); print(b, b.tobytes().hex()); print(array.array('f',[0.1]), array.array('B',b'abc'), array.array('u','hé'), array.array('i'))
for f in (lambda: a.append('x'), lambda: a.append(2**40), lambda: array.array('B',[300]), lambda: array.array('B',[-1]), lambda: array.array('x'), lambda: a.append(1.5), lambda: a[99], lambda: a.remove(77), lambda: array.array('i','ab'), lambda: array.array('b',[200]), lambda: a+[1], lambda: a.index(1000), lambda: array.array('i').pop(), lambda: array.array('d',['a'])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import struct,copy; print(copy.copy(a)==a, sum(a), max(a), sorted(a), list(reversed(a)), a<=a); del a[0]; a[0]=7; print(a); a.byteswap(); print(a)
T="""[DEFAULT]
ServerAliveInterval = 45
Compression = yes
; comment
[forge.example]
User = hg
path : /a/%(User)s/b
multi = line1
   line2

   line3
empty =
[topsecret.server.example]
Port = 50022
ForwardX11 = no
ratio=0.5
"""
c=configparser.ConfigParser(); c.read_string(T); print(c.sections(), c['forge.example']['user'], c['topsecret.server.example']['forwardx11'], c['forge.example']['compression'], 'bitbucket' in c, c['forge.example']['path'])
print(repr(c['forge.example']['multi']), c.getint('topsecret.server.example','port'), c['topsecret.server.example'].getfloat('ratio'), c.getboolean('topsecret.server.example','ForwardX11'), c.get('forge.example','nope',fallback='fb'), c['forge.example'].get('nope'), c.items('topsecret.server.example'), c.options('forge.example'))
for k in c['topsecret.server.example']: print(k)
s=io.StringIO(); c['new']={'a':'1','b':'x\ny'}; c['new']['c']='3'; c.set('new','d','4'); c.write(s); print(s.getvalue()); print(dict(c['new']), c, c['new'], len(c), list(c))  if 0 else print(dict(c['new']), c['new'], len(c), list(c))
for f in (lambda: c['zz'], lambda: c['new']['zz'], lambda: c.get('zz','a'), lambda: c.get('new','zz'), lambda: c.getint('new','b'), lambda: c.getboolean('new','a') , lambda: c.getboolean('new','b'), lambda: c.add_section('new'), lambda: c.set('new','a',1), lambda: configparser.ConfigParser().read_string("a=1"), lambda: configparser.ConfigParser().read_string("[a]\nb\n"), lambda: configparser.ConfigParser().read_string("[a]\nb=1\nb=2"), lambda: configparser.ConfigParser().read_string("[a]\n[a]"), lambda: c.read("nofile.ini"), lambda: c.remove_section('new'), lambda: c.has_section('new'), lambda: c.has_option('forge.example','USER'), lambda: c.set('forge.example','x','%(bad'), lambda: c.__setitem__('q',{'v':'%(zz)s'}) or c['q']['v']):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
e=configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(),allow_no_value=True); e.read_string("[p]\nhome=/u\n[q]\nd=${p:home}/x\ne=${d}/y\nflag\n"); print(e['q']['e'], e['q']['flag'])
r=configparser.RawConfigParser(); r.read_string("[a]\nx=%(y)s\n"); print(r.get('a','x'))
for z in (1+2j, -1, 0.5j, 3): print([complex(round(f(z).real,12),round(f(z).imag,12)) for f in (cmath.sqrt,cmath.exp,cmath.log,cmath.sin,cmath.cos,cmath.tan,cmath.asin,cmath.acos,cmath.atan,cmath.sinh,cmath.cosh,cmath.tanh,cmath.asinh,cmath.acosh,cmath.log10)], cmath.phase(z), cmath.polar(z))
print(cmath.sqrt(-1), cmath.exp(1j*cmath.pi), cmath.rect(2,cmath.pi/2), cmath.isclose(1,1+1e-12), cmath.inf, cmath.nanj, cmath.log(8,2))
print(colorsys.rgb_to_hsv(.2,.4,.4), colorsys.hsv_to_rgb(.5,.5,.4), colorsys.rgb_to_hls(.9,.1,.3), colorsys.hls_to_rgb(.3,.4,.5), colorsys.rgb_to_yiq(.1,.2,.3), colorsys.yiq_to_rgb(.1,.2,.3))
print(list(graphlib.TopologicalSorter({"D":{"B","C"} and ["B","C"],"C":["A"],"B":["A"]}).static_order()))
try: list(graphlib.TopologicalSorter({1:[2],2:[1]}).static_order())
except graphlib.CycleError as e: print(e)
print(getopt.getopt('-a -b -cfoo -d bar a1 a2'.split(),'abc:d:'), getopt.gnu_getopt('-o x --long=4 y --flag'.split(),'o:',['long=','flag']))
try: getopt.getopt(['-x'],'a')
except getopt.GetoptError as e: print(e, e.opt)
