import unicodedata as u
def unicodeToAscii(s): return ''.join(c for c in u.normalize('NFD', s) if u.category(c) != 'Mn')
print(unicodeToAscii('Ślusàrski'), unicodeToAscii("O'Néàl"))
s="Åé가각ﬁ①½ｱﾞ 𝐀ǆẛ̣ñ̃ö̈"
for f in ("NFC","NFD","NFKC","NFKD"): print([hex(ord(c)) for c in u.normalize(f,s)], u.is_normalized(f,s))
for c in "aé가ﬁ½٣漢🙂\n²Ⅷ)A": print(u.name(c,None),u.category(c),u.bidirectional(c),u.combining(c),u.east_asian_width(c),u.mirrored(c),u.decomposition(c),u.numeric(c,None),u.digit(c,None),u.decimal(c,None))
print(u.lookup("GREEK SMALL LETTER ALPHA"), u.lookup("snowman"))
import random
r=random.Random(3)
bad=0
for _ in range(60):
    t="".join(chr(r.choice([r.randrange(0x20,0x250),r.randrange(0x300,0x370),r.randrange(0x1e00,0x2000),r.randrange(0xac00,0xd7a3),r.randrange(0x900,0xe00),r.randrange(0xf900,0xfb50),r.randrange(0xff00,0xffef)])) for _ in range(6))
    print([u.normalize(f,t).encode().hex() for f in ("NFC","NFD","NFKC","NFKD")])
for c in range(0x20, 0x250):
    if c == 0x295: continue
    c=chr(c)
    print(hex(ord(c)),u.category(c),u.bidirectional(c),u.combining(c),u.east_asian_width(c),u.mirrored(c),u.decomposition(c),u.numeric(c,None),u.name(c,None))
for f in (lambda: u.name("\n"), lambda: u.lookup("zzz"), lambda: u.digit("a"), lambda: u.decimal("²"), lambda: u.numeric("a"), lambda: u.normalize("X","a"), lambda: u.name("ab"), lambda:u.category(3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
