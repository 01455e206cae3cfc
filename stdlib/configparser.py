"""Files of sections with keys and values."""

import io
import os
import re
import warnings
from collections import ChainMap
from collections.abc import MutableMapping

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "ConfigParser", "SafeConfigParser", "RawConfigParser", "Interpolation",
           "BasicInterpolation", "ExtendedInterpolation", "LegacyInterpolation", "SectionProxy", "ConverterMapping", "DEFAULTSECT",
           "MAX_INTERPOLATION_DEPTH"]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_missing = object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, "No section: %r" % (section,))
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        message = "Section %r already exists" % (section,)
        if source is not None:
            message = "While reading from %r%s: section %r already exists" % (
                source, "" if lineno is None else " [line %2d]" % lineno, section)
        Error.__init__(self, message)
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        message = "Option %r in section %r already exists" % (option, section)
        if source is not None:
            message = "While reading from %r%s: option %r in section %r already exists" % (
                source, "" if lineno is None else " [line %2d]" % lineno, option, section)
        Error.__init__(self, message)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, "No option %r in section: %r" % (option, section))
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(self, option, section, (
            "Bad value substitution: option {!r} in section {!r} contains an interpolation key {!r} which is not a valid option "
            "name. Raw value: {!r}".format(option, section, reference, rawval)))
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """A value uses the signs of interpolation in a wrong way."""


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(self, option, section, (
            "Recursion limit exceeded in value substitution: option {!r} in section {!r} contains an interpolation key which "
            "cannot be substituted in {} steps. Raw value: {!r}".format(option, section, MAX_INTERPOLATION_DEPTH, rawval)))
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        self.source = source if source is not None else filename
        Error.__init__(self, "Source contains parsing errors: %r" % self.source)
        self.errors = []
        self.args = (self.source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """Leaves values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _References(Interpolation):
    """Values in which a sign and a bracket begin a reference to another value, and the sign twice is the sign itself."""

    _sign = ""
    _bracket = ""
    _key = None

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        plain = self._key.sub("", value.replace(self._sign * 2, ""))
        if self._sign in plain:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, plain.find(self._sign)))
        return value

    def _expand(self, parser, option, parts, rest, section, values, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            place = rest.find(self._sign)
            if place < 0:
                parts.append(rest)
                return
            parts.append(rest[:place])
            rest = rest[place:]
            if rest[1:2] == self._sign:
                parts.append(self._sign)
                rest = rest[2:]
            elif rest[1:2] == self._bracket:
                match = self._key.match(rest)
                if match is None:
                    raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % rest)
                rest = rest[match.end():]
                value, where, name, values_there = self._referred(parser, match.group(1), option, section, values, raw, rest)
                if self._sign in value:
                    self._expand(parser, name, parts, value, where, values_there(), depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(option, section, self._wanted % (rest,))

    def _referred(self, parser, reference, option, section, values, raw, rest):
        """The value, the section and the option that hold it, and what gives the values that its own references see."""
        raise NotImplementedError


class BasicInterpolation(_References):
    """`%(name)s` stands for another value of the section."""

    _sign = "%"
    _bracket = "("
    _key = re.compile(r"%\(([^)]+)\)s")
    _wanted = "'%%' must be followed by '%%' or '(', found: %r"

    def _referred(self, parser, reference, option, section, values, raw, rest):
        name = parser.optionxform(reference)
        try:
            return values[name], section, option, lambda: values
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None


class ExtendedInterpolation(_References):
    """`${name}` and `${section:name}` stand for other values."""

    _sign = "$"
    _bracket = "{"
    _key = re.compile(r"\$\{([^}]+)\}")
    _wanted = "'$' must be followed by '$' or '{', found: %r"

    def _referred(self, parser, reference, option, section, values, raw, rest):
        path = reference.split(":")
        where, name = section, option
        try:
            if len(path) == 1:
                name = parser.optionxform(path[0])
                value = values[name]
            elif len(path) == 2:
                where, name = path[0], parser.optionxform(path[1])
                value = parser.get(where, name, raw=True)
            else:
                raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % (rest,))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
        return value, where, name, lambda: dict(parser.items(where, raw=True))


class LegacyInterpolation(BasicInterpolation):
    """The old name."""


class RawConfigParser(MutableMapping):
    """Sections by name; the section DEFAULT lies behind all."""

    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_missing, converters=_missing):
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._proxies = dict_type()
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value = strict, allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _missing else interpolation or Interpolation()
        self._converters = ConverterMapping(self)
        self._proxies[default_section] = SectionProxy(self, default_section)
        if converters is not _missing:
            self._converters.update(converters)
        if defaults:
            for key, value in defaults.items():
                self._set_default(key, value)

    def _set_default(self, key, value):
        self._defaults[self.optionxform(key)] = value

    @property
    def converters(self):
        return self._converters

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **{key: None for key in self._defaults if key not in self._sections[section]}})

    def optionxform(self, optionstr):
        return optionstr.lower()

    # Reading.

    def read(self, filenames, encoding=None):
        """Reads files; those that cannot be opened are left out. The names of the others."""
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with io.open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            done.append(os.fspath(name))
        return done

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    def _without_comment(self, line):
        """The line without comments; None for one that is nothing but a comment."""
        for prefix in self._comment_prefixes:
            if line.strip().startswith(prefix):
                return None
        end = len(line)
        for prefix in self._inline_comment_prefixes:
            place = line.find(prefix)
            while place >= 0:
                if place == 0 or line[place - 1].isspace():
                    end = min(end, place)
                    break
                place = line.find(prefix, place + 1)
        return line[:end].strip()

    def _split(self, value):
        """(key, value) at the first delimiter; the value is None without one."""
        places = [(value.find(sign), sign) for sign in self._delimiters if sign in value]
        if not places:
            return (value, None) if self._allow_no_value else None
        place, sign = min(places)
        return value[:place].rstrip(), value[place + len(sign):].strip()

    def _read(self, lines, source):
        seen = set()
        section = values = option = None
        indent = 0
        error = None
        for number, line in enumerate(lines, 1):
            value = self._without_comment(line)
            if not value:
                if self._empty_lines_in_values:
                    # A comment is left out, an empty line belongs to the value before.
                    if value is not None and values is not None and option and values[option] is not None:
                        values[option].append("")
                else:
                    indent = 1 << 62
                continue
            current = len(line) - len(line.lstrip())
            if values is not None and option and current > indent:
                if values[option] is None:
                    raise error or _multiline_error(source, number, line)
                values[option].append(value)
                continue
            indent = current
            header = self.SECTCRE.match(value)
            if header:
                section, option = header.group("header"), None
                values = self._enter(section, source, number, seen)
                continue
            if values is None:
                raise MissingSectionHeaderError(source, number, line)
            pair = self._split(value)
            if pair is None:
                error = error or ParsingError(source)
                error.append(number, repr(line))
                option = None
                continue
            option = self.optionxform(pair[0])
            if not pair[0]:
                error = error or ParsingError(source)
                error.append(number, repr(line))
            if self._strict and (section, option) in seen:
                raise DuplicateOptionError(section, option, source, number)
            seen.add((section, option))
            values[option] = None if pair[1] is None else [pair[1]]
        self._join()
        if error:
            raise error

    def _enter(self, section, source, number, seen):
        if section in self._sections:
            if self._strict and section in seen:
                raise DuplicateSectionError(section, source, number)
            seen.add(section)
            return self._sections[section]
        if section == self.default_section:
            return self._defaults
        values = self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)
        seen.add(section)
        return values

    def _join(self):
        """Values of several lines are lists until everything is read."""
        for section, values in [(self.default_section, self._defaults), *self._sections.items()]:
            for name, value in values.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                values[name] = self._interpolation.before_read(self, section, name, value)

    # Values.

    def _values(self, section, extra):
        own = {}
        if section in self._sections:
            own = self._sections[section]
        elif section != self.default_section:
            raise NoSectionError(section)
        given = {self.optionxform(key): None if value is None else str(value) for key, value in (extra or {}).items()}
        return ChainMap(given, own, self._defaults)

    def get(self, section, option, *, raw=False, vars=None, fallback=_missing):
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _missing:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = values[option]
        except KeyError:
            if fallback is _missing:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _converted(self, section, option, convert, fallback, raw, vars, **kwargs):
        try:
            return convert(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _missing:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_missing, **kwargs):
        return self._converted(section, option, int, fallback, raw, vars, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_missing, **kwargs):
        return self._converted(section, option, float, fallback, raw, vars, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_missing, **kwargs):
        return self._converted(section, option, self._convert_to_boolean, fallback, raw, vars, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_missing, raw=False, vars=None):
        if section is _missing:
            return super().items()
        values = dict(self._defaults)
        if section in self._sections:
            values.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        names = list(values)
        if vars:
            for key, value in vars.items():
                values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, self._interpolation.before_get(self, section, name, values[name], values)
                 if values[name] is not None else None) for name in names]

    def has_option(self, section, option):
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        return section in self._sections and (option in self._sections[section] or option in self._defaults)

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            values = self._defaults
        elif section in self._sections:
            values = self._sections[section]
        else:
            raise NoSectionError(section)
        values[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        sign = self._delimiters[0]
        if space_around_delimiters:
            sign = f" {sign} "
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), sign)
        for section, values in self._sections.items():
            self._write_section(fp, section, values.items(), sign)

    def _write_section(self, fp, section, pairs, sign):
        fp.write("[%s]\n" % section)
        for key, value in pairs:
            value = self._interpolation.before_write(self, section, key, value)
            if value is not None or not self._allow_no_value:
                value = sign + str(value).replace("\n", "\n\t")
            else:
                value = ""
            fp.write("%s%s\n" % (key, value))
        fp.write("\n")

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            values = self._defaults
        elif section in self._sections:
            values = self._sections[section]
        else:
            raise NoSectionError(section)
        return values.pop(self.optionxform(option), _missing) is not _missing

    def remove_section(self, section):
        if section not in self._sections:
            return False
        del self._sections[section]
        del self._proxies[section]
        return True

    # As a mapping.

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections


def _multiline_error(source, number, line):
    error = ParsingError(source)
    error.append(number, repr(line))
    return error


class ConfigParser(RawConfigParser):
    """The same with interpolation, for strings only."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _validate(self, *, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError("option values must be strings")

    def _set_default(self, key, value):
        self.read_dict({self.default_section: {key: value}})

    def set(self, section, option, value=None):
        self._validate(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._validate(section=section)
        super().add_section(section)


class SafeConfigParser(ConfigParser):
    """The old name."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        warnings.warn("The SafeConfigParser class has been renamed to ConfigParser in Python 3.2. This alias will be removed in "
                      "Python 3.12. Use ConfigParser directly instead.", DeprecationWarning, stacklevel=2)


class SectionProxy(MutableMapping):
    """One section as a mapping."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    def __repr__(self):
        return "<Section: {}>".format(self._name)

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._validate(option=key, value=value) if hasattr(self._parser, "_validate") else None
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        getter = _impl or self._parser.get
        return getter(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def __getattr__(self, name):
        if name.startswith("get") and name in ("getint", "getfloat", "getboolean") or name[3:] in self._parser.converters:
            getter = getattr(self._parser, name)

            def get(option, fallback=None, **kwargs):
                return getter(self._name, option, fallback=fallback, **kwargs)
            return get
        raise AttributeError(f"'SectionProxy' object has no attribute {name!r}")


class ConverterMapping(MutableMapping):
    """Converters by name; each makes a method `getNAME` of the parser."""

    def __init__(self, parser):
        self._parser = parser
        self._data = {"int": None, "float": None, "boolean": None}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        if not callable(value):
            raise ValueError("Converter {!r} is not callable".format(key))
        self._data[key] = value

        def get(section, option, *, raw=False, vars=None, fallback=_missing, **kwargs):
            return self._parser._converted(section, option, value, fallback, raw, vars, **kwargs)
        setattr(self._parser, "get" + key, get)

    def __delitem__(self, key):
        del self._data[key]

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
