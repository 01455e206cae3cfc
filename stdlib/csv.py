"""Comma-separated values."""

import re
from io import StringIO

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab",
    "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer",
    "unregister_dialect", "DictReader", "DictWriter", "unix_dialect",
]
__version__ = "1.0"
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    """A way of writing values; subclasses set the attributes."""

    _name = ""
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _Format(self, {})
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


_defaults = {
    "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
    "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}
_dialects = {}
_limit = 131072


class _Format:
    """A checked dialect: what readers and writers work with."""

    __slots__ = tuple(_defaults)

    def __init__(self, dialect, options):
        for name in options:
            if name not in _defaults:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        values = {}
        for name, default in _defaults.items():
            value = options.get(name, _defaults)
            if value is _defaults:
                value = getattr(dialect, name, _defaults)
                if value is None and name in ("doublequote", "skipinitialspace"):
                    value = _defaults
            values[name] = default if value is _defaults else value
        if "quotechar" in options and options["quotechar"] is None and "quoting" not in options:
            values["quoting"] = QUOTE_NONE
        self._check(values)
        for name, value in values.items():
            setattr(self, name, value)

    @staticmethod
    def _check(values):
        if not isinstance(values["quoting"], int):
            raise TypeError('"quoting" must be an integer, not %s' % type(values["quoting"]).__name__)
        for name in ("delimiter", "escapechar", "quotechar"):
            value = values[name]
            if name == "delimiter" or value is not None:
                if not isinstance(value, str):
                    wanted = "string" if name == "delimiter" else "string or None"
                    raise TypeError(f'"{name}" must be {wanted}, not {type(value).__name__}')
                if len(value) != 1:
                    raise TypeError(f'"{name}" must be a 1-character string')
        if not 0 <= values["quoting"] <= 3:
            raise TypeError('bad "quoting" value')
        if values["quoting"] != QUOTE_NONE and values["quotechar"] is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if values["lineterminator"] is None:
            raise TypeError("lineterminator must be set")
        if not isinstance(values["lineterminator"], str):
            raise TypeError('"lineterminator" must be a string, not %s' % type(values["lineterminator"]).__name__)
        for name in ("doublequote", "skipinitialspace", "strict"):
            values[name] = bool(values[name])


def _format(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if isinstance(dialect, _Format) and not options:
        return dialect
    return _Format(dialect, options)


def register_dialect(name, dialect=None, **fmtparams):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _format(dialect, fmtparams)


def unregister_dialect(name):
    try:
        del _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def get_dialect(name):
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    return list(_dialects)


def field_size_limit(limit=None):
    """The longest field a reader accepts; with an argument, change it and return the old one."""
    global _limit
    old = _limit
    if limit is not None:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit = limit
    return old


class reader:
    """An iterator of rows, each a list of strings."""

    __module__ = "_csv"

    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = _format(dialect, fmtparams)
        self.line_num = 0
        quote = self.dialect
        # Lines without quotes, escapes or initial space to skip can be split at the delimiter.
        self._plain = quote.quoting != QUOTE_NONNUMERIC and not quote.skipinitialspace
        self._special = [character for character in (quote.quotechar if quote.quoting != QUOTE_NONE else None,
                                                     quote.escapechar) if character]

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self._lines)
        self._count(line)
        if self._plain:
            for character in self._special:
                if character in line:
                    break
            else:
                bare = line.rstrip("\r\n")
                if "\n" not in bare and "\r" not in bare and "\0" not in bare and len(bare) <= _limit:
                    return bare.split(self.dialect.delimiter) if bare else []
        return self._parse(line)

    def _count(self, line):
        if not isinstance(line, str):
            raise Error("iterator should return strings, not %s (the file should be opened in text mode)"
                        % type(line).__name__)
        self.line_num += 1

    def _parse(self, line):
        """The row that begins on `line`, with more lines where a quoted field goes on."""
        form = self.dialect
        quoted = form.quoting != QUOTE_NONE
        fields = []
        field = []
        numeric = False
        state = "row"

        def save():
            nonlocal numeric
            text = "".join(field)
            field.clear()
            if numeric:
                numeric = False
                fields.append(float(text))
            else:
                fields.append(text)

        def add(character):
            if len(field) >= _limit:
                raise Error("field larger than field limit (%d)" % _limit)
            field.append(character)

        while True:
            for character in line + "\0":
                end = character == "\0"
                newline = end or character in "\r\n"
                if state == "row":
                    if end:
                        break
                    if newline:
                        state = "eat"
                        continue
                    state = "field start"
                if state == "field start":
                    if newline:
                        if form.quoting == QUOTE_NONNUMERIC:
                            numeric = False
                        save()
                        state = "row" if end else "eat"
                    elif quoted and character == form.quotechar:
                        state = "quoted"
                    elif character == form.escapechar:
                        state = "escaped"
                    elif character == " " and form.skipinitialspace:
                        pass
                    elif character == form.delimiter:
                        save()
                    else:
                        numeric = form.quoting == QUOTE_NONNUMERIC
                        add(character)
                        state = "field"
                elif state == "escaped":
                    if newline and not end:
                        add(character)
                        state = "after escaped newline"
                        continue
                    add("\n" if end else character)
                    state = "field"
                elif state in ("field", "after escaped newline"):
                    if state == "after escaped newline" and end:
                        break
                    state = "field"
                    if newline:
                        save()
                        state = "row" if end else "eat"
                    elif character == form.escapechar:
                        state = "escaped"
                    elif character == form.delimiter:
                        save()
                        state = "field start"
                    else:
                        add(character)
                elif state == "quoted":
                    if end:
                        break
                    if character == form.escapechar:
                        state = "escaped in quotes"
                    elif quoted and character == form.quotechar:
                        state = "quote in quotes" if form.doublequote else "field"
                    else:
                        add(character)
                elif state == "escaped in quotes":
                    add("\n" if end else character)
                    state = "quoted"
                elif state == "quote in quotes":
                    if quoted and character == form.quotechar:
                        add(character)
                        state = "quoted"
                    elif character == form.delimiter:
                        save()
                        state = "field start"
                    elif newline:
                        save()
                        state = "row" if end else "eat"
                    elif not form.strict:
                        add(character)
                        state = "field"
                    else:
                        raise Error(f"'{form.delimiter}' expected after '{form.quotechar}'")
                elif state == "eat":
                    if end:
                        state = "row"
                    elif not newline:
                        raise Error("new-line character seen in unquoted field - do you need to open the file in "
                                    "universal-newline mode?")
            if state == "row":
                return fields
            try:
                line = next(self._lines)
            except StopIteration:
                if field or state in ("quoted", "escaped in quotes"):
                    if form.strict:
                        raise Error("unexpected end of data") from None
                    save()
                    return fields
                if fields or state != "field start":
                    return fields
                raise
            self._count(line)


class writer:
    """Writes rows to anything with a `write` method."""

    __module__ = "_csv"

    def __init__(self, csvfile, dialect="excel", **fmtparams):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = _format(dialect, fmtparams)
        form = self.dialect
        self._special = {character for character in (
            form.delimiter, form.escapechar, form.quotechar, "\n", "\r", *form.lineterminator) if character}

    def writerow(self, row):
        """Write one row; return what the file's `write` returned."""
        try:
            iterator = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        form = self.dialect
        fields = [self._field(value) for value in iterator]
        if len(fields) == 1 and fields[0] == "":
            if form.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            fields[0] = form.quotechar * 2
        return self._write(form.delimiter.join(fields) + form.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _field(self, value):
        form = self.dialect
        is_number = isinstance(value, (int, float))
        if isinstance(value, str):
            text = value
        elif value is None:
            text = ""
        else:
            text = str(value)
        quoted = form.quoting == QUOTE_ALL or form.quoting == QUOTE_NONNUMERIC and not is_number
        if not quoted:
            for character in self._special:
                if character in text:
                    break
            else:
                return text
        return self._quoted(text, quoted)

    def _quoted(self, text, quoted):
        form = self.dialect
        out = []
        for character in text:
            if character in self._special:
                escape = False
                if form.quoting == QUOTE_NONE:
                    escape = True
                elif character == form.quotechar:
                    if form.doublequote:
                        out.append(character)
                    else:
                        escape = True
                elif character == form.escapechar:
                    escape = True
                if not escape:
                    quoted = True
                else:
                    if not form.escapechar:
                        raise Error("need to escape, but no escapechar set")
                    out.append(form.escapechar)
            out.append(character)
        if quoted:
            return form.quotechar + "".join(out) + form.quotechar
        return "".join(out)


class DictReader:
    """Rows as dicts; the first row gives the keys unless `fieldnames` does."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(names) < len(row):
            result[self.restkey] = row[len(names):]
        elif len(names) > len(row):
            for key in names[len(row):]:
                result[key] = self.restval
        return result


class DictWriter:
    """Writes dicts as rows in the order of `fieldnames`."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(name) for name in wrong]))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses the dialect of a sample."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        found = re.search(r"""(?:^|\n)(["']).*?\1([^\w\n"'])""", sample, re.DOTALL)
        quotechar = found.group(1) if found else '"'
        delimiter = self._delimiter(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar
        dialect.doublequote = quotechar * 2 in sample
        lines = [line for line in sample.splitlines() if line]
        dialect.skipinitialspace = bool(lines) and all(
            line.count(delimiter) == line.count(delimiter + " ") for line in lines)
        return dialect

    def _delimiter(self, sample, delimiters):
        """The character that occurs equally often in (nearly) every line; preferred ones first."""
        lines = [line for line in sample.splitlines() if line][:50]
        scores = {}
        for character in set("".join(lines)):
            if character.isalnum() or character in "\"'\r\n" or delimiters and character not in delimiters:
                continue
            counts = [line.count(character) for line in lines]
            most = max(set(counts), key=counts.count)
            if most:
                scores[character] = counts.count(most) / len(counts)
        good = [character for character, score in scores.items() if score >= 0.9]
        for character in self.preferred:
            if character in good:
                return character
        return max(good, key=lambda character: scores[character]) if good else ""

    def has_header(self, sample):
        """True if the first row looks unlike the others: text over numbers, or another length."""
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = {column: None for column in range(len(header))}
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                try:
                    complex(row[column])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kinds[column] != kind:
                    if kinds[column] is None:
                        kinds[column] = kind
                    else:
                        del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[column]) != kind else -1
            elif kind is not None:
                try:
                    kind(header[column])
                    votes -= 1
                except (ValueError, TypeError):
                    votes += 1
        return votes > 0


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)
