"""The part of XPath that finds elements: steps, `//`, `.`, `..`, and conditions in brackets."""

import re

_token = re.compile(r"('[^']*'|\"[^\"]*\")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+")
_cache = {}


def _tokens(pattern, namespaces):
    default = namespaces.get("") if namespaces else None
    in_attribute = False
    for match in _token.finditer(pattern):
        quoted, sign, name = match.groups()
        kind = quoted if quoted is not None else sign or ""
        if name and name[0] != "{":
            prefix, colon, local = name.partition(":")
            if colon:
                try:
                    if not namespaces:
                        raise KeyError
                    yield kind, "{%s}%s" % (namespaces[prefix], local)
                except KeyError:
                    raise SyntaxError("prefix %r not found in prefix map" % prefix) from None
            elif default and not in_attribute:
                yield kind, "{%s}%s" % (default, name)
            else:
                yield kind, name
            in_attribute = False
        else:
            yield kind, name or ""
            in_attribute = kind == "@"


def _matches(tag):
    """Whether an element's tag is the wanted one; `{*}tag`, `{uri}*` and `{}*` leave a part open."""
    if tag[:3] == "{*}":
        local = tag[3:]
        if local == "*":
            return lambda own: isinstance(own, str)
        return lambda own: isinstance(own, str) and (own == local or own[0] == "{" and own.partition("}")[2] == local)
    if tag[-2:] == "}*":
        space = tag[:-1]
        if space == "{}":
            return lambda own: isinstance(own, str) and own[:1] != "{"
        return lambda own: isinstance(own, str) and own.startswith(space)
    return lambda own: own == tag


def _child(tag):
    matches = _matches(tag)

    def select(context, elements):
        for element in elements:
            for child in element:
                if matches(child.tag):
                    yield child
    return select


def _every_child(context, elements):
    for element in elements:
        yield from element


def _self(context, elements):
    yield from elements


def _parent(context, elements):
    parents = context.parents()
    seen = []
    for element in elements:
        parent = parents.get(element)
        if parent is not None and not any(parent is one for one in seen):
            seen.append(parent)
            yield parent


def _descendant(tag):
    matches = (lambda own: True) if tag == "*" else _matches(tag)

    def select(context, elements):
        for element in elements:
            for inner in element.iter():
                if inner is not element and matches(inner.tag):
                    yield inner
    return select


def _text_of(element):
    return "".join(element.itertext())


def _condition(tokens):
    """What stands in brackets."""
    signature, values = "", []
    while True:
        try:
            kind, name = next(tokens)
        except StopIteration:
            raise SyntaxError("invalid path") from None
        if kind == "]":
            break
        if not kind and not name:
            continue
        if kind and kind[:1] in "'\"":
            kind, name = "'", kind[1:-1]
        signature += kind or "-"
        values.append(name)
    if signature == "@-":
        return lambda context, elements: (e for e in elements if e.get(values[1]) is not None)
    if signature == "@-='":
        return lambda context, elements: (e for e in elements if e.get(values[1]) == values[3])
    if signature == "@-!='":
        return lambda context, elements: (e for e in elements if e.get(values[1]) is not None and e.get(values[1]) != values[3])
    if signature == "-" and not re.match(r"\-?\d+$", values[0]):
        return lambda context, elements: (e for e in elements if e.find(values[0]) is not None)
    if signature in (".='", ".!='"):
        equal = signature == ".='"
        return lambda context, elements: (e for e in elements if (_text_of(e) == values[-1]) is equal)
    if signature in ("-='", "-!='") and not re.match(r"\-?\d+$", values[0]):
        equal = signature == "-='"
        return lambda context, elements: (
            e for e in elements if any((_text_of(inner) == values[-1]) is equal for inner in e.iterfind(values[0])))
    if signature in ("-", "-()", "-()-"):
        return _position(signature, values)
    raise SyntaxError("invalid predicate")


def _position(signature, values):
    if signature == "-":
        place = int(values[0]) - 1
        if place < 0:
            raise SyntaxError("XPath position >= 1 expected")
    else:
        if values[0] != "last":
            raise SyntaxError("unsupported function")
        if signature == "-()-":
            try:
                place = int(values[2]) - 1
            except ValueError:
                raise SyntaxError("unsupported expression") from None
            if place > -2:
                raise SyntaxError("XPath offset from last() must be negative")
        else:
            place = -1

    def select(context, elements):
        parents = context.parents()
        for element in elements:
            parent = parents.get(element)
            if parent is None:
                continue
            same = list(parent.findall(element.tag))
            if -len(same) <= place < len(same) and same[place] is element:
                yield element
    return select


class _Context:
    def __init__(self, root):
        self.root = root
        self._parents = None

    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


def _compiled(path, namespaces):
    if path[-1:] == "/":
        path += "*"
    key = (path, tuple(sorted(namespaces.items(), key=str)) if namespaces else None)
    if key in _cache:
        return _cache[key]
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = iter(list(_tokens(path, namespaces)))
    steps = []
    current = next(tokens, None)
    while current is not None:
        steps.append(_step(current, tokens))
        current = next(tokens, None)
        if current is not None and current[0] == "/":
            current = next(tokens, None)
            if current is None:
                break
    if len(_cache) > 100:
        _cache.clear()
    _cache[key] = steps
    return steps


def _step(current, tokens):
    kind, name = current
    if kind == "":
        return _child(name)
    if kind == "*":
        return _every_child
    if kind == ".":
        return _self
    if kind == "..":
        return _parent
    if kind == "//":
        kind, name = next(tokens, ("", ""))
        if kind == "*":
            return _descendant("*")
        if not kind and name:
            return _descendant(name)
        raise SyntaxError("invalid descendant")
    if kind == "[":
        return _condition(tokens)
    raise SyntaxError("invalid path")


def iterfind(elem, path, namespaces=None):
    steps = _compiled(path, namespaces)
    result = [elem]
    context = _Context(elem)
    for select in steps:
        result = select(context, result)
    return iter(result)


def find(elem, path, namespaces=None):
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    for found in iterfind(elem, path, namespaces):
        return found.text if found.text is not None else ""
    return default
