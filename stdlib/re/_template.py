"""Replacement templates: text with \\1, \\g<1> and \\g<name>."""

from re._translate import error

_escapes = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


def parse_template(template, pattern):
    """A list of strings (or bytes) and group numbers."""
    is_bytes = not isinstance(template, str)
    if is_bytes and not isinstance(template, (bytes, bytearray)):
        raise TypeError(f"decoding to str: need a bytes-like object, {type(template).__name__} found")
    text = bytes(template).decode("latin-1") if is_bytes else template
    parts = []
    literal = []
    position = 0
    size = len(text)

    def add_group(number, at):
        if number > pattern.groups:
            raise error(f"invalid group reference {number}", template, at)
        if literal:
            parts.append("".join(literal))
            literal.clear()
        parts.append(number)

    while position < size:
        slash = text.find("\\", position)
        if slash < 0:
            literal.append(text[position:])
            break
        literal.append(text[position:slash])
        if slash + 1 >= size:
            raise error("bad escape (end of pattern)", template, slash)
        character = text[slash + 1]
        position = slash + 2
        if character == "g":
            if text[position:position + 1] != "<":
                raise error("missing <", template, position)
            end = text.find(">", position)
            if end < 0:
                name = text[position + 1:]
                message = "missing >, unterminated name" if name else "missing group name"
                raise error(message, template, position + 1)
            name = text[position + 1:end]
            if not name:
                raise error("missing group name", template, position + 1)
            if name.isidentifier():
                if name not in pattern._names:
                    raise IndexError(f"unknown group name {name!r}")
                number = pattern._names[name]
            else:
                if not (name.isdecimal() and name.isascii()):
                    shown = repr(name.encode("latin-1")) if is_bytes else repr(name)
                    raise error(f"bad character in group name {shown}", template, position + 1)
                number = int(name)
            add_group(number, position + 1)
            position = end + 1
        elif character == "0":
            end = position
            while end < size and end < position + 2 and text[end] in "01234567":
                end += 1
            literal.append(chr(int(text[slash + 1:end], 8) & 255))
            position = end
        elif character in "123456789":
            end = slash + 2
            if end < size and text[end] in "0123456789":
                if character in "01234567" and text[end] in "01234567" and text[end + 1:end + 2] in tuple("01234567"):
                    octal = text[slash + 1:end + 2]
                    value = int(octal, 8)
                    if value > 255:
                        raise error(f"octal escape value \\{octal} outside of range 0-0o377", template, slash)
                    literal.append(chr(value))
                    position = end + 2
                    continue
                end += 1
            add_group(int(text[slash + 1:end]), slash + 1)
            position = end
        elif character in _escapes:
            literal.append(_escapes[character])
        elif character.isascii() and character.isalpha():
            raise error(f"bad escape \\{character}", template, slash)
        else:
            literal.append("\\" + character)
    if literal:
        parts.append("".join(literal))
    if is_bytes:
        return [part.encode("latin-1") if isinstance(part, str) else part for part in parts]
    return parts
