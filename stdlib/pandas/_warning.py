"""Warnings that name the line of the program that called the library."""

import sys
import warnings


def warn(message, category):
    level, frame = 2, sys._getframe(1)
    while frame is not None and "/pandas/_" in frame.f_code.co_filename:
        level, frame = level + 1, frame.f_back
    warnings.warn(message, category, stacklevel=level)
