# without spans
f""
f"a"
f"{a}"
f"a{b}c{d}e"
f"{{}}{{{a}}}}}"
f"{a!s}{a!r}{a!a}"
f"{a:10}{a:>{w}}{a!r:{w}.{p}}{a:{'>'}{10}x}"
f"{a=}{a = }{a=!s}{a=:10}{ a + b = !r:>5}"
f"{a, b}{(a, b)}{*a, b}"
f"{a if b else c}{(lambda x: x)(1)}{(a := 1)}{a:=1}"
f"{a == b}{a != b}{a <= b}{a >= b}{a < b}{a > b}"
f"{a['b']}"
f'{a["b"]}{"c" "d"}{f"{e}"}'
f"{ {1: 2}[1] }{ {a} }{[x for x in y]}{x for x in y}"
f'''{
a
}
{b:
x}'''
f"\n{a}\t\x41\N{bullet}{b}\u00e9"
rf"\n{a}\{b}" fr'\N{a}'
"a" f"{b}" 'c' f"d" "e"
f"{a:%H:%M}{a!r:^{width}}{3.14:10.10}"
f"é{a}日{b:é}"
f"{a:{b}{c}}{d}"
F"{a}" Rf"{b}"
f"{a.b(c)[d]}{-a}{not a}{yield_}"
