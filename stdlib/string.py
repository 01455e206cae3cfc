"""Character classes as constants, templates with $names, and the engine of str.format as a class."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Every word capitalised."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


_missing = {}


class Template:
    """Text with $name and ${name}; subclasses may set `delimiter`, `idpattern`, `braceidpattern` or `pattern`."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None

    def __init__(self, template):
        self.template = template

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compiled = None

    _compiled = None

    @classmethod
    def _regex(cls):
        """The pattern with the groups escaped, named, braced and invalid."""
        if cls.__dict__.get("_compiled") is None:
            import re
            pattern = cls.__dict__.get("pattern") or getattr(cls, "pattern", None)
            if pattern is None:
                delimiter = re.escape(cls.delimiter)
                braced = cls.braceidpattern or cls.idpattern
                pattern = (f"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|"
                           f"{{(?P<braced>{braced})}}|(?P<invalid>))")
            flags = re.IGNORECASE if cls.flags is None else cls.flags
            cls._compiled = re.compile(pattern, flags | re.VERBOSE)
        return cls._compiled

    def _invalid(self, found):
        position = found.start("invalid")
        lines = self.template[:position].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = position - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _lookup(self, mapping, kws):
        if mapping is _missing:
            return kws
        if kws:
            from collections import ChainMap
            return ChainMap(kws, mapping)
        return mapping

    def substitute(self, mapping=_missing, /, **kws):
        """The text with every name replaced; KeyError for a name that is not given."""
        mapping = self._lookup(mapping, kws)

        def convert(found):
            name = found.group("named") or found.group("braced")
            if name is not None:
                return str(mapping[name])
            if found.group("escaped") is not None:
                return self.delimiter
            self._invalid(found)
        return self._regex().sub(convert, self.template)

    def safe_substitute(self, mapping=_missing, /, **kws):
        """The text with the names that are given replaced."""
        mapping = self._lookup(mapping, kws)

        def convert(found):
            name = found.group("named") or found.group("braced")
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    return found.group()
            if found.group("escaped") is not None:
                return self.delimiter
            return found.group()
        return self._regex().sub(convert, self.template)

    def is_valid(self):
        return all(found.group("invalid") is None for found in self._regex().finditer(self.template))

    def get_identifiers(self):
        names = []
        for found in self._regex().finditer(self.template):
            name = found.group("named") or found.group("braced")
            if name is not None and name not in names:
                names.append(name)
        return names


def _split_format(text):
    """(literal, field name, spec, conversion) for each piece of a format string; the last three None at the end."""
    literal = []
    position, size = 0, len(text)
    while position < size:
        character = text[position]
        position += 1
        if character in "{}" and text[position:position + 1] == character:
            literal.append(character)
            position += 1
            continue
        if character == "}":
            raise ValueError("Single '}' encountered in format string")
        if character != "{":
            literal.append(character)
            continue
        if position >= size:
            raise ValueError("Single '{' encountered in format string")
        depth, end = 1, position
        bracket = False
        while end < size:
            if text[end] == "[" and depth == 1:
                bracket = True
            elif text[end] == "]":
                bracket = False
            elif text[end] == "{" and not bracket:
                depth += 1
            elif text[end] == "}" and not bracket:
                depth -= 1
                if not depth:
                    break
            end += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        yield ("".join(literal), *_split_field(text[position:end]))
        literal = []
        position = end + 1
    if literal:
        yield "".join(literal), None, None, None


def _split_field(field):
    """name!conversion:spec"""
    end = 0
    bracket = False
    while end < len(field) and (bracket or field[end] not in "!:"):
        if field[end] == "[":
            bracket = True
        elif field[end] == "]":
            bracket = False
        elif field[end] == "{" and not bracket:
            raise ValueError("unexpected '{' in field name")
        end += 1
    name, rest = field[:end], field[end:]
    conversion = None
    if rest.startswith("!"):
        if len(rest) < 2:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = rest[1]
        rest = rest[2:]
        if rest and not rest.startswith(":"):
            raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion


def _split_name(name):
    """The first part of a field name and the ('attribute' or 'item', key) steps that follow."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first = name[:end]
    steps = []
    while end < len(name):
        if name[end] == ".":
            start = end + 1
            end = start
            while end < len(name) and name[end] not in ".[":
                end += 1
            if start == end:
                raise ValueError("Empty attribute in format string")
            steps.append((True, name[start:end]))
        elif name[end] == "[":
            close = name.find("]", end)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            key = name[end + 1:close]
            if not key:
                raise ValueError("Empty attribute in format string")
            steps.append((False, int(key) if key.isdecimal() else key))
            end = close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return int(first) if first.isdecimal() else first, steps


class Formatter:
    """str.format with methods that subclasses can replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        return _split_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, steps = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in steps:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
