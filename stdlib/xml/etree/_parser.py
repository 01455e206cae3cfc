"""The parser: text to the events of a tree builder. Errors are worded and placed as expat's."""

import io
import re

from xml.etree._element import Comment, Element, ProcessingInstruction

_name = re.compile(r"[A-Za-z_:\x80-\U0010ffff][-A-Za-z0-9_:.\x80-\U0010ffff]*")
_blank = re.compile(r"[ \t\r\n]+")
_reference = re.compile(r"&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|([A-Za-z_:\x80-\U0010ffff][-A-Za-z0-9_:.\x80-\U0010ffff]*));")
_entities = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_codes = {"syntax error": 2, "no element found": 3, "not well-formed (invalid token)": 4, "unclosed token": 5, "mismatched tag": 7,
          "duplicate attribute": 8, "junk after document element": 9, "undefined entity": 11, "unclosed CDATA section": 20,
          "XML or text declaration not at start of entity": 17, "unbound prefix": 27, "reference to invalid character number": 14}


class ParseError(SyntaxError):
    """The text is no XML; `position` is line and column, `code` expat's number."""

    __module__ = "xml.etree.ElementTree"


class TreeBuilder:
    """Makes elements of events."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._factory = element_factory or Element
        self._comment_factory = comment_factory or Comment
        self._pi_factory = pi_factory or ProcessingInstruction
        self.insert_comments, self.insert_pis = insert_comments, insert_pis
        self._data = []
        self._open = []
        self._last = self._root = None
        self._in_tail = False

    def close(self):
        assert not self._open, "missing end tags"
        assert self._root is not None, "missing toplevel element"
        return self._root

    def _flush(self):
        if self._data:
            if self._last is not None:
                text = "".join(self._data)
                if self._in_tail:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._data = []

    def data(self, data):
        self._data.append(data)

    def start(self, tag, attrs):
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._in_tail = False
        return element

    def end(self, tag):
        self._flush()
        self._last = self._open.pop()
        self._in_tail = True
        return self._last

    def comment(self, text):
        return self._single(self._comment_factory(text), self.insert_comments)

    def pi(self, target, text=None):
        return self._single(self._pi_factory(target, text), self.insert_pis)

    def _single(self, element, insert):
        if insert:
            self._flush()
            self._last = element
            if self._open:
                self._open[-1].append(element)
            self._in_tail = True
        return element


def _decoded(data):
    """Bytes as text: by a mark, by the declaration, else UTF-8."""
    if data[:3] == b"\xef\xbb\xbf":
        return data[3:].decode("utf-8")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    match = re.match(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']", data)
    encoding = match.group(1).decode() if match else "utf-8"
    return data.decode(encoding)


class XMLParser:
    """Takes text in pieces; the tree is there at the end."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self.entity = {}
        self._encoding = encoding
        self._pieces = []
        self.version = "Expat 2.5.0"

    def feed(self, data, /):
        self._pieces.append(data)

    def close(self):
        pieces, self._pieces = self._pieces, []
        if pieces and not isinstance(pieces[0], str):
            data = b"".join(bytes(piece) for piece in pieces)
            try:
                text = data.decode(self._encoding) if self._encoding else _decoded(data)
            except UnicodeDecodeError as error:
                before = data[:error.start]
                raise _error("not well-formed (invalid token)", before.count(b"\n") + 1,
                             error.start - before.rfind(b"\n") - 1) from None
        else:
            text = "".join(pieces)
        _Reader(text, self.target, self.entity).read_document()
        if hasattr(self.target, "close"):
            return self.target.close()
        return None


def _error(reason, line, column):
    error = ParseError("%s: line %d, column %d" % (reason, line, column))
    error.code = _codes[reason]
    error.position = line, column
    return error


class _Reader:
    """One pass over the text."""

    def __init__(self, text, target, entities):
        self.text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self.position = 0
        self.target = target
        self.entities = {**_entities, **entities}
        self.open = []
        self.spaces = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        self.names = {}

    def error(self, reason, position=None):
        position = self.position if position is None else position
        before = self.text[:position]
        return _error(reason, before.count("\n") + 1, position - before.rfind("\n") - 1)

    def read_document(self):
        text = self.text
        has_root = False
        if text.startswith("<?xml") and text[5:6].isspace():
            self.position = self.end_of("?>", 5, "unclosed token")
        while self.position < len(text):
            start = text.find("<", self.position)
            if start < 0:
                start = len(text)
            if start > self.position:
                self.read_text(text[self.position:start], has_root)
                self.position = start
                continue
            self.read_markup(has_root)
            has_root = has_root or bool(self.open) or self.ended
        if not has_root:
            raise self.error("no element found")
        if self.open:
            raise self.error("no element found")

    ended = False

    def end_of(self, mark, start, reason):
        """The place behind a mark."""
        end = self.text.find(mark, start)
        if end < 0:
            raise self.error(reason)
        return end + len(mark)

    def read_text(self, raw, has_root):
        if not self.open:
            for offset, character in enumerate(raw):
                if not character.isspace():
                    reason = "junk after document element" if has_root else "syntax error"
                    raise self.error(reason, self.position + offset)
            return
        end = raw.find("]]>")
        if end >= 0:
            raise self.error("not well-formed (invalid token)", self.position + end + 2)
        self.send("data", self.expanded(raw, self.position) if "&" in raw else raw)

    def send(self, event, *args):
        method = getattr(self.target, event, None)
        if method is not None:
            method(*args)

    def expanded(self, raw, base):
        """Text with its references replaced."""
        parts, last = [], 0
        while True:
            start = raw.find("&", last)
            if start < 0:
                parts.append(raw[last:])
                return "".join(parts)
            parts.append(raw[last:start])
            match = _reference.match(raw, start)
            if match is None:
                end = start + 1
                while end < len(raw) and (raw[end].isalnum() or raw[end] in "#_.:-"):
                    end += 1
                raise self.error("not well-formed (invalid token)", base + end)
            decimal, hexadecimal, name = match.groups()
            if name is not None:
                if name not in self.entities:
                    raise self.error("undefined entity", base + start)
                parts.append(self.entities[name])
            else:
                code = int(decimal) if decimal else int(hexadecimal, 16)
                if not (code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF):
                    raise self.error("reference to invalid character number", base + start)
                parts.append(chr(code))
            last = match.end()

    def read_markup(self, has_root):
        text, start = self.text, self.position
        if text.startswith("<!--", start):
            end = text.find("--", start + 4)
            if end < 0:
                raise self.error("unclosed token")
            if text[end:end + 3] != "-->":
                raise self.error("not well-formed (invalid token)", end + 2)
            self.send("comment", text[start + 4:end])
            self.position = end + 3
        elif text.startswith("<![CDATA[", start) and self.open:
            end = self.end_of("]]>", start, "unclosed CDATA section")
            self.send("data", text[start + 9:end - 3])
            self.position = end
        elif text.startswith("<?", start):
            self.read_instruction()
        elif text.startswith("<!DOCTYPE", start) and not has_root:
            self.read_doctype()
        elif text.startswith("</", start):
            self.read_end()
        else:
            if has_root and not self.open:
                raise self.error("junk after document element")
            self.read_start()

    def read_instruction(self):
        end = self.end_of("?>", self.position, "unclosed token")
        target, _, rest = self.text[self.position + 2:end - 2].partition(" ")
        if target.lower() == "xml":
            raise self.error("XML or text declaration not at start of entity")
        self.send("pi", target, rest.lstrip() or None)
        self.position = end

    def read_doctype(self):
        """Entities that it declares with a text are known from then on."""
        position, depth = self.position + 9, 0
        while True:
            if position >= len(self.text):
                raise self.error("unclosed token")
            character = self.text[position]
            if character in "'\"":
                position = self.text.find(character, position + 1)
                if position < 0:
                    raise self.error("unclosed token")
            elif character == "[":
                depth += 1
            elif character == "]":
                depth -= 1
            elif character == ">" and depth == 0:
                break
            position += 1
        for name, _, value in re.findall(r"<!ENTITY\s+([^\s%]+)\s+(['\"])(.*?)\2\s*>", self.text[self.position:position], re.S):
            self.entities.setdefault(name, value)
        self.position = position + 1

    def read_end(self):
        match = _name.match(self.text, self.position + 2)
        if match is None:
            raise self.error("not well-formed (invalid token)", self.position + 2)
        end = match.end()
        blank = _blank.match(self.text, end)
        if blank:
            end = blank.end()
        if end >= len(self.text):
            raise self.error("unclosed token")
        if self.text[end] != ">":
            raise self.error("not well-formed (invalid token)", end)
        if not self.open or self.open[-1][0] != match.group():
            raise self.error("mismatched tag", self.position + 2)
        self.position = end + 1
        self.close_element()

    def close_element(self):
        _, tag, has_spaces = self.open.pop()
        if has_spaces:
            self.spaces.pop()
        self.send("end", tag)
        if not self.open:
            self.ended = True

    def read_start(self):
        text = self.text
        match = _name.match(text, self.position + 1)
        if match is None:
            at = self.position + 1
            if at >= len(text):
                raise self.error("unclosed token")
            raise self.error("not well-formed (invalid token)", at)
        name, end = match.group(), match.end()
        attributes = {}
        while True:
            blank = _blank.match(text, end)
            end = blank.end() if blank else end
            if end >= len(text):
                raise self.error("unclosed token")
            if text[end] == ">" or text.startswith("/>", end):
                break
            attribute = _name.match(text, end)
            if attribute is None or not blank:
                raise self.error("not well-formed (invalid token)", end)
            key = attribute.group()
            if key in attributes:
                raise self.error("duplicate attribute", end)
            end, attributes[key] = self.read_value(attribute.end())
        is_empty = text[end] == "/"
        self.begin_element(name, attributes)
        self.position = end + (2 if is_empty else 1)
        if is_empty:
            self.close_element()

    def read_value(self, end):
        """(the place behind, the value) of an attribute, from its equal sign on."""
        text = self.text
        blank = _blank.match(text, end)
        end = blank.end() if blank else end
        if end >= len(text):
            raise self.error("unclosed token")
        if text[end] != "=":
            raise self.error("not well-formed (invalid token)", end)
        blank = _blank.match(text, end + 1)
        end = blank.end() if blank else end + 1
        if end >= len(text):
            raise self.error("unclosed token")
        quote = text[end]
        if quote not in "'\"":
            raise self.error("not well-formed (invalid token)", end)
        close = text.find(quote, end + 1)
        less = text.find("<", end + 1, close if close >= 0 else len(text))
        if less >= 0:
            raise self.error("not well-formed (invalid token)", less)
        if close < 0:
            raise self.error("unclosed token")
        raw = text[end + 1:close].replace("\n", " ").replace("\t", " ")
        return close + 1, self.expanded(raw, end + 1) if "&" in raw else raw

    def begin_element(self, name, attributes):
        declared = {key: value for key, value in attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
        if declared:
            spaces = dict(self.spaces[-1])
            for key, value in declared.items():
                prefix = key[6:]
                spaces[prefix] = value
                self.send("start_ns", prefix, value)
            self.spaces.append(spaces)
        tag = self.full_name(name, True)
        attrs = {self.full_name(key, False): value for key, value in attributes.items() if key not in declared}
        self.open.append((name, tag, bool(declared)))
        self.send("start", tag, attrs)

    def full_name(self, name, is_tag):
        prefix, colon, local = name.partition(":")
        if colon:
            uri = self.spaces[-1].get(prefix)
            if uri is None:
                raise self.error("unbound prefix")
            return "{%s}%s" % (uri, local)
        uri = self.spaces[-1].get("") if is_tag else None
        return "{%s}%s" % (uri, name) if uri else name


class _Events:
    """A builder that notes events as well."""

    def __init__(self, builder, wanted):
        self.builder, self.wanted, self.events = builder, wanted, []

    def _note(self, event, value):
        if event in self.wanted:
            self.events.append((event, value))

    def start(self, tag, attrs):
        self._note("start", self.builder.start(tag, attrs))

    def end(self, tag):
        self._note("end", self.builder.end(tag))

    def data(self, data):
        self.builder.data(data)

    def comment(self, text):
        self._note("comment", self.builder.comment(text))

    def pi(self, target, text=None):
        self._note("pi", self.builder.pi(target, text))

    def start_ns(self, prefix, uri):
        self._note("start-ns", (prefix, uri))

    def close(self):
        return self.builder.close()


class XMLPullParser:
    """Events to be read after the text was fed; they come when the document is complete."""

    def __init__(self, events=None, *, _parser=None):
        self._target = _Events(TreeBuilder(), events or ("end",))
        self._parser = _parser or XMLParser(target=self._target)

    def feed(self, data):
        self._parser.feed(data)

    def close(self):
        self.root = self._parser.close()

    def read_events(self):
        while self._target.events:
            yield self._target.events.pop(0)


class iterparse:
    """Pairs of event and element, in the order of the document."""

    def __init__(self, source, events=None, parser=None):
        self._source, self._wanted = source, events
        self.root = None
        self._iterator = None

    def __iter__(self):
        return self

    def _read(self):
        pull = XMLPullParser(self._wanted)
        if hasattr(self._source, "read"):
            pull.feed(self._source.read())
        else:
            with io.open(self._source, "rb") as file:
                pull.feed(file.read())
        pull.close()
        self.root = pull.root
        return iter(pull._target.events)

    def __next__(self):
        if self._iterator is None:
            self._iterator = self._read()
        return next(self._iterator)
