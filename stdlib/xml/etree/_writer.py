"""Trees as text."""

import re

from xml.etree._element import Comment, PI, QName

_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_html_empty = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param",
               "source", "track", "wbr"}


def register_namespace(prefix, uri):
    """The prefix to write for a namespace."""
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, own in list(_namespace_map.items()):
        if known == uri or own == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


def _refuse(text):
    raise TypeError("cannot serialize %r (type %s)" % (text, type(text).__name__))


def _escape_text(text):
    if not isinstance(text, str):
        _refuse(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _escape_attribute(text):
    text = _escape_text(text).replace('"', "&quot;")
    return text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


def _names(root, default_namespace):
    """(tags and attributes as written, prefixes by namespace)."""
    names, spaces = {None: None}, {}
    if default_namespace:
        spaces[default_namespace] = ""

    def add(name):
        if name[:1] == "{":
            uri, tag = name[1:].rsplit("}", 1)
            prefix = spaces.get(uri)
            if prefix is None:
                prefix = _namespace_map.get(uri) or "ns%d" % len(spaces)
                if prefix != "xml":
                    spaces[uri] = prefix
            names[name] = "%s:%s" % (prefix, tag) if prefix else tag
        elif default_namespace:
            raise ValueError("cannot use non-qualified names with default_namespace option")
        else:
            names[name] = name

    for element in root.iter():
        tag = element.tag.text if isinstance(element.tag, QName) else element.tag
        if isinstance(tag, str):
            if tag not in names:
                add(tag)
        elif tag is not None and tag is not Comment and tag is not PI:
            _refuse(tag)
        for key, value in element.items():
            key = key.text if isinstance(key, QName) else key
            if not isinstance(key, str):
                _refuse(key)
            if key not in names:
                add(key)
            if isinstance(value, QName) and value.text not in names:
                add(value.text)
        if isinstance(element.text, QName) and element.text.text not in names:
            add(element.text.text)
    return names, spaces


def _write(write, element, names, spaces, short, as_html=False):
    tag, text = element.tag, element.text
    if tag is Comment:
        write("<!--%s-->" % (_escape_text(text) if as_html else text))
    elif tag is PI:
        write("<?%s?>" % (_escape_text(text) if as_html else text))
    else:
        tag = names[tag.text if isinstance(tag, QName) else tag]
        if tag is None:
            if text:
                write(_escape_text(text))
            for child in element:
                _write(write, child, names, None, short, as_html)
        else:
            _write_element(write, element, tag, names, spaces, short, as_html)
    if element.tail:
        write(_escape_text(element.tail))


def _write_element(write, element, tag, names, spaces, short, as_html):
    write("<" + tag)
    for key, value in element.items():
        key = key.text if isinstance(key, QName) else key
        value = names[value.text] if isinstance(value, QName) else _escape_attribute(value)
        write(' %s="%s"' % (names[key], value))
    if spaces:
        for uri, prefix in sorted(spaces.items(), key=lambda pair: pair[1]):
            write(' xmlns%s="%s"' % (":" + prefix if prefix else "", _escape_attribute(uri)))
    text = element.text
    if as_html:
        write(">")
        if text:
            write(text if tag.lower() in ("script", "style") else _escape_text(text))
        for child in element:
            _write(write, child, names, None, short, True)
        if tag.lower() not in _html_empty:
            write("</" + tag + ">")
    elif text or len(element) or not short:
        write(">")
        if text:
            write(names[text.text] if isinstance(text, QName) else _escape_text(text))
        for child in element:
            _write(write, child, names, None, short)
        write("</" + tag + ">")
    else:
        write(" />")


def serialize(root, write, method, default_namespace, short_empty_elements):
    if method not in ("xml", "html", "text"):
        raise ValueError("unknown method %r" % method)
    if method == "text":
        for part in root.itertext():
            write(part)
        if root.tail:
            write(root.tail)
        return
    names, spaces = _names(root, default_namespace)
    _write(write, root, names, spaces, short_empty_elements, method == "html")


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """The element as text (encoding='unicode') or bytes."""
    import io
    from xml.etree._tree import ElementTree
    stream = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace,
                               method=method, short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, **options):
    return [tostring(element, encoding, method, **options)]


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    raise NotImplementedError("xml.etree.ElementTree.canonicalize() is not in Cellbook")
