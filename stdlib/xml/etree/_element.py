"""The element: a tag, attributes, text, children, and the text behind."""

def _is_tag(path):
    """Whether a path is a mere tag, which needs no look at namespaces."""
    if not isinstance(path, str):
        return True
    return not any(sign in path for sign in "/*[@.") and "{" not in path.partition("}")[2] and path[:3] != "{*}"


class Element:
    __module__ = "xml.etree.ElementTree"

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError("Element() argument 2 must be dict, not %s" % attrib.__class__.__name__)
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return "<%s %r at %#x>" % (self.__class__.__name__, self.tag, id(self))

    def makeelement(self, tag, attrib, /):
        return self.__class__(tag, attrib)

    def __copy__(self):
        copy = self.makeelement(self.tag, self.attrib)
        copy.text, copy.tail = self.text, self.tail
        copy._children = list(self._children)
        return copy

    def __len__(self):
        return len(self._children)

    def __getitem__(self, index):
        if not isinstance(index, (int, slice)):
            raise TypeError("element indices must be integers")
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            element = list(element)
            for child in element:
                self._check(child)
        else:
            self._check(element)
            if not -len(self._children) <= index < len(self._children):
                raise IndexError("child assignment index out of range")
        self._children[index] = element

    def __delitem__(self, index):
        if not isinstance(index, slice) and not -len(self._children) <= index < len(self._children):
            raise IndexError("child assignment index out of range")
        del self._children[index]

    def __iter__(self):
        return iter(self._children)

    def _check(self, element):
        if not isinstance(element, Element):
            raise TypeError("expected an Element, not %s" % type(element).__name__)

    def _check_argument(self, element, function):
        if not isinstance(element, Element):
            raise TypeError(f"{function}() argument {'2' if function == 'insert' else '1'} must be xml.etree.ElementTree.Element, "
                            f"not {type(element).__name__}".replace(" argument 1", " argument"))

    def append(self, subelement, /):
        self._check_argument(subelement, "append")
        self._children.append(subelement)

    def extend(self, elements, /):
        for element in elements:
            self._check(element)
            self._children.append(element)

    def insert(self, index, subelement, /):
        self._check_argument(subelement, "insert")
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        for position, child in enumerate(self._children):
            if child is subelement:
                del self._children[position]
                return
        raise ValueError("list.remove(x): x not in list")

    def find(self, path, namespaces=None):
        if namespaces is None and _is_tag(path):
            return next((child for child in self._children if child.tag == path), None)
        from xml.etree.ElementPath import find
        return find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        if found is None:
            return default
        return "" if found.text is None else found.text

    def findall(self, path, namespaces=None):
        if namespaces is None and _is_tag(path):
            return [child for child in self._children if child.tag == path]
        from xml.etree.ElementPath import findall
        return findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        from xml.etree.ElementPath import iterfind
        return iterfind(self, path, namespaces)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        """This element and all below it, in the order of the document."""
        if tag == "*":
            tag = None
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if tag is None or element.tag == tag:
                yield element
            waiting.extend(reversed(element._children))

    def itertext(self):
        tag = self.tag
        if not isinstance(tag, str) and tag is not None:
            return
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail


def SubElement(parent, tag, attrib={}, **extra):
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target + " " + text if text else target
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace: `{uri}tag`."""

    def __init__(self, text_or_uri, tag=None):
        self.text = "{%s}%s" % (text_or_uri, tag) if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return "<%s %r>" % (self.__class__.__name__, self.text)

    def __hash__(self):
        return hash(self.text)

    def _text(self, other):
        return other.text if isinstance(other, QName) else other

    def __eq__(self, other):
        return self.text == self._text(other)

    def __lt__(self, other):
        return self.text < self._text(other)

    def __le__(self, other):
        return self.text <= self._text(other)

    def __gt__(self, other):
        return self.text > self._text(other)

    def __ge__(self, other):
        return self.text >= self._text(other)


def iselement(element):
    return hasattr(element, "tag")
