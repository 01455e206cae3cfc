"""Collecting, running and reporting tests."""

import sys
import time
import traceback


def _is_own(tb):
    return tb.tb_frame.f_globals.get("__name__", "").startswith("unittest.")


def _report(value, tb):
    """An exception with what led to it, without the frames of this package."""
    text = ""
    cause, context = value.__cause__, value.__context__
    if cause is not None:
        text = _report(cause, cause.__traceback__) + (
            "\nThe above exception was the direct cause of the following exception:\n\n")
    elif context is not None and not value.__suppress_context__:
        text = _report(context, context.__traceback__) + (
            "\nDuring handling of the above exception, another exception occurred:\n\n")
    while tb is not None and _is_own(tb):
        tb = tb.tb_next
    frames = traceback.format_tb(tb)
    end = count = 0
    while tb is not None:
        count += 1
        if not _is_own(tb):
            end = count
        tb = tb.tb_next
    if end:
        text += "Traceback (most recent call last):\n" + "".join(frames[:end])
    return text + "".join(traceback.format_exception_only(value))


class TestResult:
    """What happened to each test."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = False
        self.failfast = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def _text(self, err):
        return _report(err[1], err[2])

    def addSubTest(self, test, subtest, err):
        if err is not None:
            (self.failures if issubclass(err[0], test.failureException) else self.errors).append((subtest, self._text(err)))
            self.shouldStop = self.failfast

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self.shouldStop = self.failfast

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self.shouldStop = self.failfast

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        return "<%s.%s run=%i errors=%i failures=%i>" % (
            "unittest.result", type(self).__qualname__, self.testsRun, len(self.errors), len(self.failures))


class TextTestResult(TestResult):
    """A result that prints a letter, or a line, for each test."""

    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self.verbosity = stream, descriptions, verbosity

    def getDescription(self, test):
        first = test.shortDescription()
        return "\n".join((str(test), first)) if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(self.getDescription(test) + " ... ")
            self._at_start = False

    def _note(self, letter, word, subtest=None):
        if self.verbosity > 1:
            if subtest is not None:
                self.stream.write(("" if self._at_start else "\n") + "  " + self.getDescription(subtest) + " ... ")
            self.stream.write(word + "\n")
            self._at_start = True
        elif self.verbosity:
            self.stream.write(letter)
        self.stream.flush()

    def addSuccess(self, test):
        self._note(".", "ok")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._note(*(("F", "FAIL") if issubclass(err[0], test.failureException) else ("E", "ERROR")), subtest)

    def addError(self, test, err):
        super().addError(test, err)
        self._note("E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._note("F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note("s", "skipped {0!r}".format(reason))

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._note("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._note("u", "unexpected success")

    def printErrors(self):
        if self.verbosity:
            self.stream.write("\n")
        for flavour, problems in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in problems:
                self.stream.write(f"{self.separator1}\n{flavour}: {self.getDescription(test)}\n{self.separator2}\n{text}\n")


class TestSuite:
    """Several tests."""

    def __init__(self, tests=()):
        self._tests = list(tests)

    def __iter__(self):
        return iter(self._tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def run(self, result):
        previous = None
        for test in self._tests:
            if result.shouldStop:
                break
            if not isinstance(test, TestSuite):
                cls = type(test)
                if cls is not previous:
                    if previous is not None:
                        previous.tearDownClass()
                    if not getattr(cls, "__unittest_skip__", False):
                        cls.setUpClass()
                    previous = cls
            test.run(result)
        if previous is not None:
            previous.tearDownClass()
        return result

    __call__ = run


class TestLoader:
    """Finds the tests of classes and modules, in the order of their names."""

    testMethodPrefix = "test"

    def getTestCaseNames(self, testCaseClass):
        return sorted(name for name in dir(testCaseClass)
                      if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        return TestSuite(map(testCaseClass, self.getTestCaseNames(testCaseClass)))

    def loadTestsFromModule(self, module, *args, pattern=None):
        from unittest._case import TestCase
        return TestSuite(self.loadTestsFromTestCase(value) for name, value in sorted(vars(module).items())
                         if isinstance(value, type) and issubclass(value, TestCase) and value is not TestCase)

    def loadTestsFromName(self, name, module):
        parts = name.split(".")
        cls = getattr(module, parts[0])
        return TestSuite([cls(parts[1])]) if len(parts) > 1 else self.loadTestsFromTestCase(cls)

    def loadTestsFromNames(self, names, module):
        return TestSuite(self.loadTestsFromName(name, module) for name in names)


defaultTestLoader = TestLoader()


class TextTestRunner:
    """Runs tests and reports on a stream."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        result = self.resultclass(self.stream, self.descriptions, self.verbosity)
        result.failfast = self.failfast
        start = time.perf_counter()
        test.run(result)
        taken = time.perf_counter() - start
        result.printErrors()
        write = self.stream.write
        write(result.separator2 + "\n")
        write("Ran %d test%s in %.3fs\n\n" % (result.testsRun, "" if result.testsRun == 1 else "s", taken))
        infos = []
        if not result.wasSuccessful():
            write("FAILED")
            if result.failures:
                infos.append("failures=%d" % len(result.failures))
            if result.errors:
                infos.append("errors=%d" % len(result.errors))
        else:
            write("OK")
        if result.skipped:
            infos.append("skipped=%d" % len(result.skipped))
        if result.expectedFailures:
            infos.append("expected failures=%d" % len(result.expectedFailures))
        if result.unexpectedSuccesses:
            infos.append("unexpected successes=%d" % len(result.unexpectedSuccesses))
        write(" (%s)\n" % ", ".join(infos) if infos else "\n")
        self.stream.flush()
        return result


class TestProgram:
    """`unittest.main()`: the tests of a module, chosen by the command line."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None):
        self.module = __import__(module) if isinstance(module, str) else module
        if isinstance(module, str) and module in sys.modules:
            self.module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        names = []
        for argument in argv[1:]:
            if argument in ("-v", "--verbose"):
                verbosity = 2
            elif argument in ("-q", "--quiet"):
                verbosity = 0
            elif argument in ("-f", "--failfast"):
                failfast = True
            else:
                names.append(argument)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        test = testLoader.loadTestsFromNames(names, self.module) if names else testLoader.loadTestsFromModule(self.module)
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=verbosity, failfast=bool(failfast))
        self.result = testRunner.run(test)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
