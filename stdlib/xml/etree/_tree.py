"""The document: a root with the operations on files."""

import io
import sys
import warnings

from xml.etree._parser import XMLParser
from xml.etree._writer import serialize


class ElementTree:
    """A whole document."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        """Reads a file, by name or open."""
        parser = XMLParser() if parser is None else parser
        if hasattr(source, "read"):
            parser.feed(source.read())
        else:
            with io.open(source, "rb") as file:
                parser.feed(file.read())
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _relative(self, path, stacklevel=3):
        if path[:1] != "/":
            return path
        path = "." + path
        warnings.warn("This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you rely on the current "
                      "behaviour, change it to %r" % path, FutureWarning, stacklevel=stacklevel)
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        """Writes a file, by name or open; bytes unless the encoding is 'unicode'."""
        method = method or "xml"
        encoding = encoding or "us-ascii"
        parts = []
        declared = encoding.lower()
        if method == "xml" and (xml_declaration or xml_declaration is None and declared not in (
                "unicode", "utf-8", "us-ascii")):
            parts.append("<?xml version='1.0' encoding='%s'?>\n" % ("utf-8" if declared == "unicode" else encoding))
        serialize(self._root, parts.append, method, default_namespace, short_empty_elements)
        text = "".join(parts)
        if declared == "unicode":
            if hasattr(file_or_filename, "write"):
                file_or_filename.write(text)
            else:
                with io.open(file_or_filename, "w", encoding="utf-8", errors="xmlcharrefreplace") as file:
                    file.write(text)
            return
        data = text.encode(encoding, "xmlcharrefreplace")
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(data)
        else:
            with io.open(file_or_filename, "wb") as file:
                file.write(data)


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    """The root element of a text."""
    parser = XMLParser() if parser is None else parser
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    """(root, elements by their attribute `id`)."""
    root = XML(text, parser)
    return root, {element.get("id"): element for element in root.iter() if element.get("id")}


def fromstringlist(sequence, parser=None):
    parser = XMLParser() if parser is None else parser
    for text in sequence:
        parser.feed(text)
    return parser.close()


def dump(elem):
    """Prints an element or a document."""
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding="unicode")
    tail = elem.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    """Puts blanks between elements so that each stands on a line of its own."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if len(tree):
        _indent_children(tree, space, "\n" + level * space)


def _indent_children(element, space, outer):
    inner = outer + space
    if not element.text or not element.text.strip():
        element.text = inner
    child = None
    for child in element:
        if len(child):
            _indent_children(child, space, inner)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = outer
