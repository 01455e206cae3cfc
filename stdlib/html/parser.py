"""HTML as a row of events."""

import re
from html import unescape

__all__ = ["HTMLParser"]

_tag = re.compile(r"<([a-zA-Z][^\t\n\r\f />\x00]*)")
_attribute = re.compile(r"\s*([^\s/>=][^\s/>=]*)(\s*=\s*('[^']*'|\"[^\"]*\"|[^\s>\"']*))?|\s*/(?!>)")
_raw_elements = ("script", "style")


class HTMLParser:
    """Calls `handle_…` methods as text is fed; subclasses override those that they need."""

    CDATA_CONTENT_ELEMENTS = _raw_elements

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self._line, self._column = 1, 0
        self._start_text = None

    def feed(self, data):
        self.rawdata += data
        self._go(False)

    def close(self):
        self._go(True)

    def getpos(self):
        return self._line, self._column

    def get_starttag_text(self):
        return self._start_text

    def _advance(self, end):
        """Takes what was handled away and counts lines."""
        text, self.rawdata = self.rawdata[:end], self.rawdata[end:]
        lines = text.count("\n")
        if lines:
            self._line += lines
            self._column = len(text) - text.rfind("\n") - 1
        else:
            self._column += len(text)

    def _go(self, at_end):
        while self.rawdata:
            data = self.rawdata
            if self.cdata_elem is not None:
                match = re.compile(r"</%s(?=[\t\n\r\f />])" % self.cdata_elem, re.I).search(data)
                end = match.start() if match else len(data) if at_end else data.rfind("<") if "<" in data else len(data)
                if end > 0:
                    self.handle_data(data[:end])
                    self._advance(end)
                    continue
                if match is None:
                    return
            start = data.find("<")
            if start != 0:
                if not self._text(start, at_end):
                    return
                continue
            end = self._markup(data, at_end)
            if end < 0:
                return
            self._advance(end)

    def _text(self, end, at_end):
        """Handles text up to `end`; False when more is needed."""
        data = self.rawdata
        if end < 0:
            end = len(data)
            if not at_end and self.convert_charrefs:
                # A reference may go on in what is fed next.
                ampersand = data.rfind("&", max(0, end - 34))
                if ampersand >= 0 and not re.compile(r"[\t\n\r\f ;]").search(data, ampersand):
                    return False
        text = data[:end]
        if self.convert_charrefs:
            self.handle_data(unescape(text))
        else:
            self._references(text)
        self._advance(end)
        return True

    def _references(self, text):
        last = 0
        for match in re.finditer(r"&#(x?[0-9a-fA-F]+);?|&([a-zA-Z][-.a-zA-Z0-9]*);?", text):
            if match.start() > last:
                self.handle_data(text[last:match.start()])
            if match.group(1):
                self.handle_charref(match.group(1))
            else:
                self.handle_entityref(match.group(2))
            last = match.end()
        if last < len(text):
            self.handle_data(text[last:])

    def _until(self, data, mark, start, at_end):
        end = data.find(mark, start)
        return end if end >= 0 else len(data) if at_end else -1

    def _markup(self, data, at_end):
        """Handles what a `<` begins; the place behind it, or -1 when more is needed."""
        if data.startswith("<!--"):
            end = self._until(data, "-->", 4, at_end)
            if end < 0:
                return -1
            self.handle_comment(data[4:end])
            return min(end + 3, len(data))
        if data.startswith("<?"):
            end = self._until(data, ">", 2, at_end)
            if end < 0:
                return -1
            self.handle_pi(data[2:end])
            return min(end + 1, len(data))
        if data.startswith("<!"):
            end = self._until(data, ">", 2, at_end)
            if end < 0:
                return -1
            if data[:9].lower() == "<!doctype":
                self.handle_decl(data[2:end])
            elif data.startswith("<!["):
                self.unknown_decl(data[3:end].rstrip("]"))
            else:
                self.handle_comment(data[2:end])
            return min(end + 1, len(data))
        if data.startswith("</"):
            return self._end_tag(data, at_end)
        if _tag.match(data):
            return self._start_tag(data, at_end)
        if len(data) == 1 and not at_end:
            return -1
        self.handle_data("<")
        return 1

    def _end_tag(self, data, at_end):
        end = data.find(">")
        if end < 0:
            if at_end:
                self.handle_data(data)
                return len(data)
            return -1
        match = re.compile(r"</([a-zA-Z][^\t\n\r\f />\x00]*)").match(data)
        if match is None:
            if data[2:3] != ">":
                self.handle_comment(data[2:end])
            return end + 1
        tag = match.group(1).lower()
        if self.cdata_elem is None or tag == self.cdata_elem:
            self.cdata_elem = None
            self.handle_endtag(tag)
        return end + 1

    def _start_tag(self, data, at_end):
        match = _tag.match(data)
        tag, position = match.group(1).lower(), match.end()
        attributes = []
        while True:
            found = _attribute.match(data, position)
            if found is None or found.end() == position:
                break
            position = found.end()
            if found.group(1) is None:
                continue
            value = found.group(3)
            if found.group(2) is None:
                value = None
            elif value[:1] in ("'", '"') and value[:1] == value[-1:]:
                value = value[1:-1]
            attributes.append((found.group(1).lower(), unescape(value) if value else value))
        while data[position:position + 1].isspace():
            position += 1
        closes = data.startswith("/>", position)
        end = position + (2 if closes else 1)
        if data[position:end] not in (">", "/>"):
            if at_end:
                self.handle_data(data)
                return len(data)
            return -1
        self.lasttag = tag
        self._start_text = data[:end]
        if closes:
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.cdata_elem = tag
        return end

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """An opening tag."""

    def handle_endtag(self, tag):
        """A closing tag."""

    def handle_charref(self, name):
        """A reference by number, where references are not converted."""

    def handle_entityref(self, name):
        """A reference by name, where references are not converted."""

    def handle_data(self, data):
        """Text."""

    def handle_comment(self, data):
        """A comment."""

    def handle_decl(self, decl):
        """A declaration."""

    def handle_pi(self, data):
        """An instruction."""

    def unknown_decl(self, data):
        """Any other declaration."""
