"""Examples in docstrings, run and compared with what stands below them."""

import io
import re
import sys
import traceback
from collections import namedtuple
from contextlib import redirect_stdout

__all__ = ["DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL",
           "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner",
           "OutputChecker", "TestResults", "testmod", "testfile", "run_docstring_examples"]

TestResults = namedtuple("TestResults", "failed attempted", module="doctest")
(DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP, IGNORE_EXCEPTION_DETAIL, REPORT_UDIFF,
 REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, FAIL_FAST) = (1 << place for place in range(11))
OPTIONFLAGS_BY_NAME = {
    name: globals()[name] for name in ("DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
                                       "IGNORE_EXCEPTION_DETAIL", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST")}

_example = re.compile(r"""
    (?P<source>(?:^(?P<indent>[ ]*)>>>[ ].*)|(?:^(?P<bare>[ ]*)>>>$))   # the first line
    (?P<more>(?:\n[ ]*\.\.\.(?:[ ].*|$))*)                             # lines that go on
    (?P<want>(?:\n(?![ ]*$)(?![ ]*>>>).+)*)                              # what is expected
    """, re.M | re.X)
_exception = re.compile(r"^(?P<head>Traceback \((?:most recent call last|innermost last)\):)\s*$(?P<stack>.*?)^(?P<message>\w+.*)",
                        re.M | re.S)
_directive = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.M)


class Example:
    """A piece of source and what it should print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.exc_msg = exc_msg
        self.lineno, self.indent, self.options = lineno, indent, options or {}


class DocTest:
    """The examples of one docstring."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name = examples, dict(globs), name
        self.filename, self.lineno, self.docstring = filename, lineno, docstring

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if count == 0 else "1 example" if count == 1 else f"{count} examples"
        return f"<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>"


class DocTestParser:
    def get_examples(self, string, name="<string>"):
        string = string.expandtabs()
        examples = []
        for match in _example.finditer(string):
            indent = len(match.group("indent") or match.group("bare") or "")
            lines = (match.group("source") + match.group("more")).split("\n")
            source = "\n".join(line[indent + 4:] for line in lines)
            want = "\n".join(line[indent:] for line in match.group("want").split("\n")[1:]).rstrip()
            found = _exception.match(want)
            options = self._options(source)
            if not re.sub(r"#.*", "", source).strip() and not want:
                continue
            examples.append(Example(source, want, found.group("message") + "\n" if found else None,
                                    string.count("\n", 0, match.start()), indent, options))
        return examples

    def _options(self, source):
        options = {}
        for match in _directive.finditer(source):
            for word in match.group(1).replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError("line of the doctest has an invalid option: %r" % word)
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    """The docstrings of a module, its functions and classes."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser, self._recurse, self._exclude_empty = parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", "<object>")
        if module is None:
            module = sys.modules.get(getattr(obj, "__module__", None) or name)
        globs = dict(vars(module)) if globs is None and module is not None else dict(globs or {})
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._collect(tests, obj, name, module, globs, set())
        tests.sort(key=lambda test: test.name)
        return tests

    def _collect(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        if isinstance(doc, str) and (doc or not self._exclude_empty):
            test = self._parser.get_doctest(doc, globs, name, getattr(module, "__file__", None), self._line(obj, doc, module))
            if test.examples or not self._exclude_empty:
                tests.append(test)
        if not self._recurse or isinstance(obj, str):
            return
        inner = vars(obj).items() if isinstance(obj, type) or type(obj).__name__ == "module" else ()
        for key, value in list(inner):
            if isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            is_own = getattr(value, "__module__", None) == getattr(module, "__name__", None)
            if isinstance(value, property) or (callable(value) and is_own and hasattr(value, "__name__")):
                self._collect(tests, value, f"{name}.{key}", module, globs, seen)
        if type(obj).__name__ == "module":
            for key, value in getattr(obj, "__test__", {}).items():
                self._collect(tests, value, f"{name}.__test__.{key}", module, globs, seen)

    def _line(self, obj, doc, module):
        """The line, from 0, on which the docstring begins; None where it cannot be found."""
        file = getattr(module, "__file__", None)
        if file is None:
            return None
        import linecache
        lines = linecache.getlines(file)
        if type(obj).__name__ == "module":
            return 0
        code = getattr(getattr(obj, "fget", None) or obj, "__code__", None)
        if code is not None:
            start = code.co_firstlineno - 1
        else:
            pattern = re.compile(r"\s*class\s*%s\b" % re.escape(getattr(obj, "__name__", "-")))
            start = next((number for number, line in enumerate(lines) if pattern.match(line)), None)
            if start is None:
                return None
        for number in range(start, len(lines)):
            if re.match(r"\s*[uU]?[rR]?(\"|')", lines[number]):
                return number
        return None


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r"(?m)^%s\s*?$" % re.escape("<BLANKLINE>"), "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            want, got = " ".join(want.split()), " ".join(got.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches_ellipsis(want, got)

    def output_difference(self, example, got, optionflags):
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", "<BLANKLINE>", got)
        want = example.want
        if want and got:
            return "Expected:\n%sGot:\n%s" % (_indented(want), _indented(got))
        if want:
            return "Expected:\n%sGot nothing\n" % _indented(want)
        if got:
            return "Expected nothing\nGot:\n%s" % _indented(got)
        return "Expected nothing\nGot nothing\n"


def _matches_ellipsis(want, got):
    pieces = want.split("...")
    if len(pieces) == 1:
        return False
    start, end = 0, len(got)
    if pieces[0]:
        if not got.startswith(pieces[0]):
            return False
        start = len(pieces.pop(0))
    else:
        pieces.pop(0)
    if pieces and pieces[-1]:
        if not got.endswith(pieces[-1]):
            return False
        end -= len(pieces.pop())
    elif pieces:
        pieces.pop()
    if start > end:
        return False
    for piece in pieces:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _indented(text):
    return re.sub("(?m)^(?!$)", "    ", text)


class DocTestRunner:
    """Runs the examples of one docstring after the other."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.tries = self.failures = 0
        self._counts = {}

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        out = sys.stdout.write if out is None else out
        failures = tries = 0
        for example in test.examples:
            flags = self.optionflags
            for flag, wanted in example.options.items():
                flags = flags | flag if wanted else flags & ~flag
            if flags & SKIP:
                continue
            quiet = flags & REPORT_ONLY_FIRST_FAILURE and failures
            tries += 1
            if self._verbose:
                out("Trying:\n" + _indented(example.source) + (
                    "Expecting:\n" + _indented(example.want) if example.want else "Expecting nothing\n"))
            got, exception = self._execute(example, test.globs)
            passed, got = self._judge(example, got, exception, flags)
            if passed:
                if self._verbose:
                    out("ok\n")
                continue
            failures += 1
            if not quiet:
                out(self._head(test, example))
                if passed is None:
                    out("Exception raised:\n" + _indented(got))
                else:
                    out(self._checker.output_difference(example, got, flags))
            if flags & FAIL_FAST:
                break
        self._counts[test.name] = failures, tries
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def _execute(self, example, globs):
        """(what was printed, the exception or None)."""
        output = io.StringIO()
        exception = None
        with redirect_stdout(output):
            try:
                try:
                    code = compile(example.source, "<doctest>", "eval")
                except SyntaxError:
                    exec(compile(example.source, "<doctest>", "exec"), globs)
                else:
                    value = eval(code, globs)
                    if value is not None:
                        print(repr(value))
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                exception = error
        got = output.getvalue()
        return (got + "\n" if got and not got.endswith("\n") else got), exception

    def _judge(self, example, got, exception, flags):
        """(True, False, or None for an exception that was not expected; what came out)."""
        if exception is None:
            return self._checker.check_output(example.want, got, flags), got
        if example.exc_msg is None:
            return None, _trace(exception)
        message = traceback.format_exception_only(exception)[-1]
        got += _trace(exception)
        if self._checker.check_output(example.exc_msg, message, flags):
            return True, got
        if flags & IGNORE_EXCEPTION_DETAIL:
            return _plain_name(example.exc_msg) == _plain_name(message), got
        return False, got

    def _head(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            line = "?" if test.lineno is None else test.lineno + example.lineno + 1
            lines.append('File "%s", line %s, in %s' % (test.filename, line, test.name))
        else:
            lines.append("Line %s, in %s" % (example.lineno + 1, test.name))
        return "\n".join([*lines, "Failed example:"]) + "\n" + _indented(example.source)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        passed = [(name, tries) for name, (failures, tries) in sorted(self._counts.items()) if not failures and tries]
        failed = [(name, counts) for name, counts in sorted(self._counts.items()) if counts[0]]
        if verbose and passed:
            print(len(passed), "items passed all tests:")
            for name, tries in passed:
                print(" %3d tests in %s" % (tries, name))
        if failed:
            print(self.DIVIDER)
            print(len(failed), "items had failures:")
            for name, (failures, tries) in failed:
                print(" %3d of %3d in %s" % (failures, tries, name))
        if verbose:
            print(self.tries, "tests in", len(self._counts), "items.")
            print(self.tries - self.failures, "passed and", self.failures, "failed.")
        if self.failures:
            print("***Test Failed***", self.failures, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries)


def _trace(exception):
    """The report of an exception, from the example on."""
    tb = exception.__traceback__
    while tb is not None and tb.tb_frame.f_globals.get("__name__") == __name__:
        tb = tb.tb_next
    return "".join(traceback.format_exception(type(exception), exception, tb))


def _plain_name(message):
    return message.partition(":")[0].rpartition(".")[2].strip()


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    """Runs the examples of a module, by default of the program."""
    if m is None:
        m = sys.modules.get("__main__")
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, m, globs, extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples of a text file."""
    import os
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {"__name__": "__main__", **(globs or {}), **(extraglobs or {})}
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or os.path.basename(filename), filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(recurse=False).find(f, name, globs=globs):
        runner.run(test)
