"""Tracebacks as text. The interpreter's own printer does the work: `_traceback`."""

import sys

import _traceback
import linecache

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
    "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
]

_absent = object()


class FrameSummary:
    """One line of a traceback: filename, lineno, name, line and columns."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self._line = line
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def _fields(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._fields() == other._fields() and self.locals == other.locals
        if isinstance(other, tuple):
            return self._fields() == other
        return NotImplemented

    def __getitem__(self, position):
        return self._fields()[position]

    def __iter__(self):
        return iter(self._fields())

    def __repr__(self):
        return "<FrameSummary file {filename}, line {lineno} in {name}>".format(
            filename=self.filename, lineno=self.lineno, name=self.name)

    def __len__(self):
        return 4


class StackSummary(list):
    """Frames, outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = list(frame_gen)
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        return cls(FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name,
                                locals=frame.f_locals if capture_locals else None) for frame, lineno in frames)

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for item in a_list:
            if isinstance(item, FrameSummary):
                result.append(item)
            else:
                filename, lineno, name, line = item
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary):
        text = '  File "{}", line {}, in {}\n'.format(frame_summary.filename, frame_summary.lineno, frame_summary.name)
        if frame_summary.line:
            text += "    {}\n".format(frame_summary.line)
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += "    {name} = {value}\n".format(name=name, value=value)
        return text

    def format(self):
        """The text of each frame; a frame that comes more than three times in a row is counted."""
        result = []
        previous = None
        count = 0
        for frame in self:
            key = (frame.filename, frame.lineno, frame.name)
            if previous is None or key != previous:
                self._note_repeats(result, count)
                previous = key
                count = 0
            count += 1
            if count <= 3:
                result.append(self.format_frame_summary(frame))
        self._note_repeats(result, count)
        return result

    @staticmethod
    def _note_repeats(result, count):
        if count > 3:
            more = count - 3
            result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")


class TracebackException:
    """An exception ready to be printed, without holding on to it."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        self.exc_type = exc_type
        self.stack = _extract(exc_traceback, limit)
        self._text = _traceback.format_exception(exc_value, True, limit)
        self._without_chain = _traceback.format_exception(exc_value, False, limit)
        self._only = _traceback.format_exception_only(exc_value)
        self._str = str(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        cause, context = exc_value.__cause__, exc_value.__context__
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__cause__ = None if cause is None else TracebackException.from_exception(cause, limit=limit)
        self.__context__ = None if context is None or cause is not None else TracebackException.from_exception(
            context, limit=limit)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format(self, *, chain=True):
        return iter(self._text if chain else self._without_chain)

    def format_exception_only(self):
        return iter(self._only)

    def print(self, *, file=None, chain=True):
        _write(self.format(chain=chain), file)

    def __str__(self):
        return self._str


def _write(lines, file):
    print("".join(lines), file=sys.stderr if file is None else file, end="")


def _parse(exc, value):
    """The exception of the two ways to give it: as itself, or as type, value (and traceback)."""
    if (value is _absent) or value is None and exc is None:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    """The whole text of an exception, in pieces that end with line breaks."""
    error = _parse(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    if tb is not _absent and tb is not error.__traceback__:
        frames = _traceback.format_frames(tb, limit) if tb is not None else []
        head = ["Traceback (most recent call last):\n"] if frames else []
        return head + frames + _traceback.format_exception_only(error)
    return _traceback.format_exception(error, chain, limit)


def format_exception_only(exc, /, value=_absent):
    """The last line or lines: type and message."""
    error = _parse(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    return _traceback.format_exception_only(error)


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True):
    _write(format_exception(exc, value, tb, limit, chain), file)


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    _write(format_exception(sys.exc_info()[1], limit=limit, chain=chain), file)


def format_exc(limit=None, chain=True):
    """The text of the exception that is being handled."""
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_value"):
        raise ValueError("no last exception")
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def _extract(tb, limit):
    result = StackSummary()
    for entry in _traceback.frames(tb) if tb is not None else ():
        filename, lineno, name, line, colno, end_lineno, end_colno = entry[:7]
        result.append(FrameSummary(filename, lineno, name, line=line or None, end_lineno=end_lineno, colno=colno,
                                   end_colno=end_colno))
    if limit is not None:
        result[:] = result[:limit] if limit >= 0 else result[limit:]
    return result


def extract_tb(tb, limit=None):
    """The frames of a traceback."""
    return _extract(tb, limit)


def format_tb(tb, limit=None):
    return _traceback.format_frames(tb, limit) if tb is not None else []


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def walk_stack(f):
    """(frame, line) from a frame outwards."""
    if f is None:
        f = sys._getframe(2)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_stack(f=None, limit=None):
    """The frames that lead to the caller."""
    if f is None:
        f = sys._getframe(1)
    frames = list(walk_stack(f))
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    return StackSummary.extract(reversed(frames))


def format_stack(f=None, limit=None):
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit))


def print_stack(f=None, limit=None, file=None):
    _write(format_stack(sys._getframe(1) if f is None else f, limit), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (AttributeError, RuntimeError):
            pass
        tb = tb.tb_next
