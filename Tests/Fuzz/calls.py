"""Programs that call built-in functions, methods and modules with odd arguments.

The program itself looks up what there is to call; the seed decides what it takes.
"""

# Expressions for arguments: sizes at the edges, wrong types, containers that hold themselves, objects that misbehave.
ODD = [
    "0", "1", "-1", "2", "3", "255", "256", "-2**31", "2**31", "2**62", "-2**63", "2**63", "2**64", "10**30", "-10**400",
    "0.0", "-0.0", "1.5", "1e308", "float('nan')", "float('inf')", "-float('inf')", "1j", "None", "True", "False", "...",
    "NotImplemented", "''", "'a'", "'abc'", "'\\x00'", "'\\ud800'", "'\\U0001F600é'", "'%s'", "'{}'", "'{0.x[1]}'", "'%*d'",
    "'9' * 5000", "b''", "b'abc'", "bytearray(b'abc')", "memoryview(b'abc')", "[]", "[1, 2, 3]", "['a', None]", "()",
    "(1, 'a')", "{}", "{'a': 1}", "{1: {2: 3}}", "set()", "{1, 2}", "frozenset({3})", "range(5)", "range(10**18)",
    "range(0, -10, -3)", "slice(None)", "slice(2**70, -1, -1)", "slice(0, 1, 0)", "iter([1, 2])", "(x for x in 'ab')",
    "zip('ab', [1])", "map(len, ['a', 3])", "int", "str", "list", "dict", "type", "object", "object()", "len", "print",
    "(lambda *a, **k: a)", "(lambda: 1 / 0)", "ValueError('x')", "KeyError", "Ellipsis", "selfish_list", "selfish_dict",
    "deep", "Evil()", "Liar()", "Changer(shared)", "Raises()", "Empty()", "Meta", "Sub([1])", "SubInt(7)", "SubStr('s')",
    "shared", "[shared, shared]", "counter", "[0] * 1000", "'x' * 100000", "bytes(1000)",
]

PREAMBLE = '''
import sys, random as _random
selfish_list = [1]; selfish_list.append(selfish_list)
selfish_dict = {'k': 1}; selfish_dict['self'] = selfish_dict
deep = []
for _ in range(3000): deep = [deep]
shared = [3, 1, 2, 5, 4]
class Evil:
    """Every operation raises."""
    def __eq__(self, o): raise ZeroDivisionError
    def __hash__(self): raise ZeroDivisionError
    def __len__(self): raise ZeroDivisionError
    def __iter__(self): raise ZeroDivisionError
    def __bool__(self): raise ZeroDivisionError
    def __repr__(self): raise ZeroDivisionError
    def __index__(self): raise ZeroDivisionError
    def __getattr__(self, n): raise ZeroDivisionError
    def __lt__(self, o): raise ZeroDivisionError
    def __add__(self, o): raise ZeroDivisionError
    def __getitem__(self, o): raise ZeroDivisionError
    def __call__(self, *a, **k): raise ZeroDivisionError
class Liar:
    """Every operation answers with the wrong type or a wrong size."""
    def __len__(self): return 2 ** 70
    def __length_hint__(self): return 2 ** 62
    def __index__(self): return 2 ** 80
    def __int__(self): return 'x'
    def __float__(self): return 'x'
    def __bool__(self): return 2
    def __str__(self): return 5
    def __repr__(self): return None
    def __hash__(self): return 'x'
    def __iter__(self): return 5
    def __eq__(self, o): return Evil()
    def __lt__(self, o): return NotImplemented
    def __contains__(self, o): return Evil()
    def __format__(self, s): return 5
    def __bytes__(self): return 'x'
    def __dir__(self): return 3
    def __fspath__(self): return 3
    def __enter__(self): return 1
    def __exit__(self, *a): return Evil()
class Changer:
    """Every operation changes a container that others may be walking."""
    def __init__(self, target): self.target = target
    def change(self):
        t = self.target
        if isinstance(t, list):
            if len(t) > 3: t.clear()
            else: t.extend([1, 2, 3, Changer(t)] * 5)
    def __eq__(self, o): self.change(); return False
    def __lt__(self, o): self.change(); return True
    def __hash__(self): self.change(); return 1
    def __repr__(self): self.change(); return 'Changer'
    def __len__(self): self.change(); return 3
    def __iter__(self):
        for x in (1, 2, 3): self.change(); yield x
    def __index__(self): self.change(); return 1
    def __getitem__(self, i): self.change(); return i
    def __add__(self, o): self.change(); return self
    def __radd__(self, o): self.change(); return self
    def __bool__(self): self.change(); return True
    def __del__(self): self.change()
    def __call__(self, *a): self.change(); return 1
class Raises:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(5)
    def __del__(self): raise ValueError
    def __getattribute__(self, n): raise AttributeError(n)
class Empty: pass
class Meta(type): pass
class Sub(list): pass
class SubInt(int): pass
class SubStr(str): pass
def counter(n=[0]):
    n[0] += 1
    if n[0] % 7 == 0: raise KeyError(n[0])
    return n[0]
AVOID = {'exit', 'quit', 'input', 'breakpoint', 'help', 'open', '_exit', 'sleep', 'kill', 'fork', 'system', 'copyright',
         'credits', 'license', 'setrecursionlimit', 'set_int_max_str_digits', 'unlink', 'remove', 'rmdir', 'rename', 'abort'}
ROUND = [0]
def attempt(name, function, arguments, keywords):
    shared[:] = [3, 1, 2, 5, 4]
    try:
        result = function(*arguments, **keywords)
        try:
            repr(result)
            if hasattr(result, '__next__'):
                for _ in range(5): next(result)
            elif isinstance(result, (list, tuple, dict, set, str)) and len(result) < 100: hash(str(result))
        except RecursionError: pass
        except Exception: pass
    except KeyboardInterrupt: raise
    except BaseException as error:
        try: str(error)
        except Exception: pass
'''

SOURCES = {
    "built-ins": ("import builtins", "vars(builtins)"),
    "types": ("", "None"),
}
MODULES = (
    "math itertools functools collections copy json re operator textwrap statistics dataclasses enum typing types abc contextlib "
    "warnings io csv heapq bisect hashlib inspect string datetime struct base64 fractions random time urllib.parse pprint "
    "numbers uuid traceback weakref gc decimal array binascii zlib calendar difflib unicodedata colorsys html keyword token "
    "queue threading").split()
TYPES = ("int float complex bool str bytes bytearray list tuple dict set frozenset range slice object type property staticmethod "
         "classmethod super enumerate zip map filter reversed memoryview BaseException ValueError KeyError OSError StopIteration "
         "UnicodeDecodeError SyntaxError ImportError").split()


def arguments(random):
    count = random.choice((0, 1, 1, 1, 2, 2, 3, 4))
    return "(" + "".join(random.choice(ODD) + ", " for _ in range(count)) + ")"


def keywords(random):
    if random.random() < 0.85:
        return "{}"
    names = ("key", "default", "reverse", "start", "sep", "end", "base", "maxsplit", "encoding", "errors", "iterable", "x", "n",
             "strict", "initial", "repeat", "func", "indent", "fill", "width")
    return "{" + ", ".join(f"{random.choice(names)!r}: {random.choice(ODD)}" for _ in range(random.choice((1, 2)))) + "}"


def program(random):
    lines = [PREAMBLE]
    where = random.randrange(3)
    if where == 0:
        lines.append("import builtins\ntargets = [(n, f) for n, f in sorted(vars(builtins).items())"
                     " if callable(f) and n not in AVOID]")
    elif where == 1:
        chosen = random.sample(TYPES, 4)
        lines.append(f"targets = [(t.__name__ + '.' + n, getattr(t, n)) for t in ({', '.join(chosen)},) for n in dir(t)"
                     " if callable(getattr(t, n, None))]")
    else:
        chosen = random.sample(MODULES, 3)
        lines.append("targets = []")
        for module in chosen:
            lines.append(f"try:\n    import {module}\n    m = sys.modules[{module!r}]\n"
                         "    targets += [(n, getattr(m, n)) for n in sorted(dir(m)) if n not in AVOID"
                         " and callable(getattr(m, n, None))]\n"
                         "    targets += [(n + '.' + k, getattr(c, k)) for n, c in sorted(vars(m).items())"
                         " if isinstance(c, type) and n not in AVOID for k in dir(c) if callable(getattr(c, k, None))]\n"
                         "except ImportError: pass")
    lines.append("if not targets: targets = [('len', len)]")
    for _ in range(120):
        place = random.randrange(1 << 30)
        lines.append(f"try: name, function = targets[{place} % len(targets)]; made = {arguments(random)}\n"
                     f"except (Exception, RecursionError): made = ()\n"
                     f"attempt(name, function, made, {keywords(random)})")
    # Operators between odd values.
    for _ in range(60):
        operator = random.choice(("+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>", "<", "<=", "==", "!=",
                                  "in", "not in", "is"))
        left, right = random.choice(ODD), random.choice(ODD)
        if operator in ("**", "<<") or (operator == "*" and "10**" in right + left):
            right = random.choice(("0", "1", "-1", "3", "100", "1.5", "'a'", "None", "Liar()"))
        lines.append(f"try: ({left}) {operator} ({right})\nexcept Exception: pass")
        lines.append(f"try: ({random.choice(ODD)})[{random.choice(ODD)}]\nexcept Exception: pass")
        lines.append(f"try: '%{random.choice('sdrfgxc5')}' % {random.choice(ODD)}; format({left}, {random.choice(ODD)})"
                     "\nexcept Exception: pass")
        lines.append(f"try:\n    v = {left}\n    v[{random.choice(ODD)}] = {right}\n    v += {random.choice(ODD)}\n"
                     f"    del v[{random.choice(ODD)}]\nexcept Exception: pass")
    return "\n".join(lines) + "\n"
