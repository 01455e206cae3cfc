"""XML as a tree of elements: reading, finding, changing, writing."""

from xml.etree._element import Comment, Element, PI, ProcessingInstruction, QName, SubElement, iselement
from xml.etree._parser import ParseError, TreeBuilder, XMLParser, XMLPullParser, iterparse
from xml.etree._tree import ElementTree, XML, XMLID, dump, fromstring, fromstringlist, indent, parse
from xml.etree._writer import canonicalize, register_namespace, tostring, tostringlist

__all__ = ["Comment", "dump", "Element", "ElementTree", "canonicalize", "fromstring", "fromstringlist", "indent", "iselement",
           "iterparse", "parse", "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist",
           "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser", "XMLPullParser", "register_namespace"]

VERSION = "1.3.0"
