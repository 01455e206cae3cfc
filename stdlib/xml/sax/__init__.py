"""Of SAX, only `xml.sax.saxutils`."""
