"""Tests written as classes."""

from unittest._case import SkipTest, TestCase, expectedFailure, skip, skipIf, skipUnless
from unittest._runner import (
    TestLoader, TestProgram, TestResult, TestSuite, TextTestResult, TextTestRunner, defaultTestLoader, main)

__all__ = ["TestCase", "TestSuite", "TestLoader", "TestResult", "TextTestResult", "TextTestRunner", "TestProgram", "main",
           "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure"]
