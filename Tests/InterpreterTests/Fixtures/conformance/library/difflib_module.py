import difflib, random
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
print(difflib.get_close_matches('wheel', ['while','for','with','where','whale'], n=2, cutoff=0.5))
s = difflib.SequenceMatcher(None, " abcd", "abcd abcd")
print(s.find_longest_match(0, 5, 0, 9), s.get_matching_blocks(), s.get_opcodes(), s.ratio(), s.quick_ratio(), s.real_quick_ratio())
s = difflib.SequenceMatcher(lambda x: x == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(s.ratio(), 3)); print(s.bjunk, s.bpopular)
for b in s.get_matching_blocks(): print("a[%d] and b[%d] match for %d elements" % b)
a = """one
two
three
four
""".splitlines(True)
b = """ore
tree
emu
four
""".splitlines(True)
print(''.join(difflib.ndiff(a, b)), end="")
d = list(difflib.ndiff(a,b))
print(''.join(difflib.restore(d,1)), end=""); print(''.join(difflib.restore(d,2)), end="")
print(''.join(difflib.unified_diff(a,b,'x.py','y.py','2005-01-26','2010-04-02')))
print(''.join(difflib.context_diff(a,b,'x.py','y.py', n=1)))
rng = random.Random(4)
words = ["alpha","beta","gamma","delta","eps","zeta"]
for k in range(20):
    a = [" ".join(rng.choice(words) for _ in range(rng.randint(1,4))) + "\n" for _ in range(rng.randint(0,12))]
    b = list(a)
    for _ in range(rng.randint(0,5)):
        op = rng.randint(0,2)
        if op == 0: b.insert(rng.randint(0,len(b)), rng.choice(words)+"\n")
        elif op == 1 and b: b.pop(rng.randrange(len(b)))
        elif b:
            i = rng.randrange(len(b)); l = list(b[i]); l[rng.randrange(len(l))] = rng.choice("xyz\t "); b[i] = "".join(l)
    print(k); print("".join(difflib.ndiff(a,b)))
    print("".join(difflib.unified_diff(a,b,"a","b",n=rng.randint(0,3))))
    print("".join(difflib.context_diff(a,b,"a","b",n=rng.randint(0,3))))
    m = difflib.SequenceMatcher(None,"".join(a),"".join(b)); print(m.ratio(), m.get_opcodes()[:9])
    print(list(m.get_grouped_opcodes(2))[:3])
m = difflib.SequenceMatcher(None, "ab"*150+"c", "ba"*150+"cd"); print(m.ratio(), sorted(m.bpopular))
m = difflib.SequenceMatcher(None, "ab"*150+"c", "ba"*150+"cd", autojunk=False); print(m.ratio())
for f in (lambda: difflib.get_close_matches("a",[],0), lambda: difflib.get_close_matches("a",[],1,2), lambda: list(difflib.restore([],3)), lambda: list(difflib.unified_diff([1],[2]))):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(difflib.IS_LINE_JUNK("  # \n"), difflib.IS_LINE_JUNK("x"), difflib.IS_CHARACTER_JUNK("\t"))
print(list(difflib.diff_bytes(difflib.unified_diff,[b"a\xff\n"],[b"b\n"],b"f",b"t")))
