"""Characters that have a meaning in XML, written so that they have none."""


def _replaced(text, pairs):
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def escape(data, entities={}):
    return _replaced(_replaced(data, (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"))), entities.items())


def unescape(data, entities={}):
    return _replaced(_replaced(_replaced(data, (("&gt;", ">"), ("&lt;", "<"))), entities.items()), (("&amp;", "&"),))


def quoteattr(data, entities={}):
    data = escape(data, {**entities, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    if '"' not in data:
        return f'"{data}"'
    if "'" not in data:
        return f"'{data}'"
    return '"%s"' % data.replace('"', "&quot;")
