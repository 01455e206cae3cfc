"""CPython's symbol tables in the form of ScopeDump.swift. Used by the record_*.py scripts beside this file."""

import symtable
from _symtable import CELL, FREE, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, LOCAL, SCOPE_MASK, SCOPE_OFF

# A name that a class binds and that inner functions take from a function around the class.
DEF_FREE_CLASS = 64
COMPREHENSIONS = {"listcomp": "<listcomp>", "setcomp": "<setcomp>", "dictcomp": "<dictcomp>", "genexpr": "<genexpr>"}


def lines(table, outer="", outer_kind="module", outer_symbols=None, owner=""):
    raw = table._table
    symbols = raw.symbols
    name = raw.name
    kind = {0: "function", 1: "class", 2: "module"}[raw.type]
    if kind == "module":
        name = qualified = "<module>"
    else:
        if name in COMPREHENSIONS and any(parameter == ".0" for parameter in raw.varnames):
            kind, name = "comprehension", COMPREHENSIONS[name]
        elif name == "lambda":
            kind, name = "lambda", "<lambda>"
        bound = mangle(name, owner)
        is_global = bound in outer_symbols and (outer_symbols[bound] >> SCOPE_OFF) & SCOPE_MASK == GLOBAL_EXPLICIT
        if outer_kind == "module" or (is_global and kind in ("function", "class")):
            qualified = name
        else:
            qualified = outer + ("." if outer_kind == "class" else ".<locals>.") + name
    text = f"{kind} {qualified}"
    free = []
    for symbol in sorted(symbols):
        flags = symbols[symbol]
        scope = (flags >> SCOPE_OFF) & SCOPE_MASK
        place = {LOCAL: "local", CELL: "cell", FREE: "free"}.get(scope, "global")
        if kind == "module":
            place = "global"
        elif kind == "class":
            if flags & DEF_FREE_CLASS:
                free.append(symbol)
            if scope in (LOCAL, GLOBAL_IMPLICIT, CELL):
                place = "namespace"
        if scope == FREE:
            free.append(symbol)
        text += f" {symbol}:{place}"
    locals_ = [
        symbol for symbol, flags in symbols.items()
        if kind not in ("module", "class") and (flags >> SCOPE_OFF) & SCOPE_MASK in (LOCAL, CELL)
    ]
    text += " | locals " + ",".join(sorted(locals_)) + " | free " + ",".join(sorted(set(free)))
    yield text
    for child in table.get_children():
        yield from lines(child, qualified, kind, symbols, raw.name if kind == "class" else owner)


def mangle(name, owner):
    if not owner.strip("_") or not name.startswith("__") or name.endswith("__"):
        return name
    return f"_{owner.lstrip('_')}{name}"


def dump(source):
    return "".join(line + "\n" for line in lines(symtable.symtable(source, "<string>", "exec")))
