"""One test and what it can assert."""

import functools
import re
import sys
import warnings

from unittest._containers import ContainerAssertions


class SkipTest(Exception):
    """Raised by a test that does not apply."""


def skip(reason):
    """Leave a test or a whole class out."""
    def decorate(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason) and hasattr(reason, "__name__"):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


class _Raises:
    """The block of `assertRaises` and `assertWarns`."""

    def __init__(self, test, expected, pattern=None, msg=None):
        self.test, self.expected, self.msg = test, expected, msg
        self.pattern = re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern

    def _name(self):
        return getattr(self.expected, "__name__", str(self.expected))

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            self.test.fail(self.test._formatMessage(self.msg, f"{self._name()} not raised"))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.pattern is not None and not self.pattern.search(str(value)):
            self.test.fail(self.test._formatMessage(
                self.msg, '"{}" does not match "{}"'.format(self.pattern.pattern, str(value))))
        return True


class _Warns(_Raises):
    def __enter__(self):
        self._caught = warnings.catch_warnings(record=True)
        self.warnings = self._caught.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, tb):
        self._caught.__exit__(kind, value, tb)
        if kind is not None:
            return
        for caught in self.warnings:
            if issubclass(caught.category, self.expected) and (
                    self.pattern is None or self.pattern.search(str(caught.message))):
                self.warning, self.filename, self.lineno = caught.message, caught.filename, caught.lineno
                return
        self.test.fail(self.test._formatMessage(self.msg, f"{self._name()} not triggered"))


class TestCase(ContainerAssertions):
    """The methods that begin with `test` are the tests; each runs on an instance of its own."""

    failureException = AssertionError
    longMessage = True

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        if methodName != "runTest" and not hasattr(self, methodName):
            raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        self._testMethodDoc = getattr(getattr(self, methodName, None), "__doc__", None)
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def countTestCases(self):
        return 1

    def id(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        return self._testMethodDoc.strip().split("\n")[0].strip() if self._testMethodDoc else None

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result=None):
        """Run the test and tell the result of it."""
        if result is None:
            from unittest._runner import TestResult
            result = TestResult()
        result.startTest(self)
        self._subtest_failed = False
        self._result = result
        method = getattr(self, self._testMethodName)
        try:
            if getattr(type(self), "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                why = getattr(type(self), "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")
                result.addSkip(self, why)
                return result
            self._run_method(method, result, getattr(method, "__unittest_expecting_failure__", False))
        finally:
            result.stopTest(self)
        return result

    def _run_method(self, method, result, expecting_failure):
        failed = False
        for step in (self.setUp, method, self.tearDown):
            try:
                step()
            except KeyboardInterrupt:
                raise
            except SkipTest as error:
                result.addSkip(self, str(error))
                failed = True
            except BaseException:
                failed = True
                kind = sys.exc_info()[0]
                if expecting_failure and step is method:
                    result.addExpectedFailure(self, sys.exc_info())
                elif issubclass(kind, self.failureException):
                    result.addFailure(self, sys.exc_info())
                else:
                    result.addError(self, sys.exc_info())
            if failed and step == self.setUp:
                break
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                failed = True
                result.addError(self, sys.exc_info())
        if not failed and not self._subtest_failed:
            if expecting_failure:
                result.addUnexpectedSuccess(self)
            else:
                result.addSuccess(self)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        """A block whose failure is noted without ending the test."""
        return _SubTest(self, msg, params)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if msg is None:
            return standardMsg
        return "%s : %s" % (standardMsg, msg) if self.longMessage else msg

    def _check(self, passed, msg, standard):
        if not passed:
            raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, "%r is not true" % (expr,))

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, "%r is not false" % (expr,))

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, "%r == %r" % (first, second))

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, msg, "%r is not %r" % (expr1, expr2))

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, msg, "unexpectedly identical: %r" % (expr1,))

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, "%r is not None" % (obj,))

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, "%r not found in %r" % (member, container))

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, "%r unexpectedly found in %r" % (member, container))

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, "%r is not an instance of %r" % (obj, cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, "%r is an instance of %r" % (obj, cls))

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, "%r not less than %r" % (a, b))

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, "%r not less than or equal to %r" % (a, b))

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, "%r not greater than %r" % (a, b))

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, "%r not greater than or equal to %r" % (a, b))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            self._check(difference <= delta, msg, "%r != %r within %r delta (%r difference)" % (
                first, second, delta, difference))
            return
        places = 7 if places is None else places
        self._check(round(difference, places) == 0, msg, "%r != %r within %r places (%r difference)" % (
            first, second, places, difference))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = abs(first - second)
        if delta is not None:
            self._check(not first == second and difference > delta, msg, "%r == %r within %r delta (%r difference)" % (
                first, second, delta, difference))
            return
        places = 7 if places is None else places
        self._check(not first == second and round(difference, places) != 0, msg, "%r == %r within %r places" % (
            first, second, places))

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex)
        self._check(pattern.search(text), msg, "Regex didn't match: %r not found in %r" % (pattern.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        found = re.search(unexpected_regex, text)
        if found:
            self._check(False, msg, "Regex matched: %r matches %r in %r" % (
                text[found.start():found.end()], found.re.pattern, text))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._block(_Raises(self, expected_exception, None, kwargs.pop("msg", None) if not args else None), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._block(_Raises(self, expected_exception, expected_regex), args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._block(_Warns(self, expected_warning), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._block(_Warns(self, expected_warning, expected_regex), args, kwargs)

    @staticmethod
    def _block(block, args, kwargs):
        if not args:
            return block
        function, *rest = args
        with block:
            function(*rest, **kwargs)

    def assertLogs(self, logger=None, level=None):
        """A block in which something is logged; `output` and `records` of what `with` gives are what was."""
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)


class _Logs:
    """Keeps what a logger is told."""

    def __init__(self, test, logger, level, none_wanted):
        import logging
        self.test, self.none_wanted = test, none_wanted
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging._checkLevel(level) if level else logging.INFO

    def __enter__(self):
        import logging
        self.records, self.output = [], []
        formatter, block = logging.Formatter("%(levelname)s:%(name)s:%(message)s"), self

        class Keeper(logging.Handler):
            def emit(self, record):
                block.records.append(record)
                block.output.append(formatter.format(record))

        self.saved = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers = [Keeper(self.level)]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return None if self.none_wanted else self

    def __exit__(self, kind, value, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self.saved
        self.logger.setLevel(level)
        if kind is not None:
            return False
        if self.none_wanted and self.records:
            self.test.fail("Unexpected logs found: {!r}".format(self.output))
        if not self.none_wanted and not self.records:
            self.test.fail("no logs of level {} or higher triggered on {}".format(
                logging.getLevelName(self.level), self.logger.name))


class _SubTest:
    def __init__(self, test, msg, params):
        self.test, self.msg, self.params = test, msg, params

    def __enter__(self):
        return None

    def __exit__(self, kind, value, tb):
        if kind is None or not issubclass(kind, Exception):
            return False
        self.test._subtest_failed = True
        described = _Described(self)
        self.test._result.addSubTest(self.test, described, (kind, value, tb))
        return True


class _Described:
    """A subtest under its name, for the report."""

    def __init__(self, subtest):
        parts = []
        if subtest.msg is not None:
            parts.append(f"[{subtest.msg}]")
        if subtest.params:
            parts.append("({})".format(", ".join(f"{key}={value!r}" for key, value in subtest.params.items())))
        self._text = f"{subtest.test} {' '.join(parts) or '(<subtest>)'}"

    def __str__(self):
        return self._text

    def shortDescription(self):
        return None
