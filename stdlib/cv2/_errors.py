"""OpenCV's exception and its wording."""


class error(Exception):
    """`code`, `err` and `func` as OpenCV sets them."""

    code = -2
    err = ''
    func = ''


_NAMES = {-2: 'Unspecified error', -5: 'Bad argument', -15: 'Bad number of channels', -206: 'Bad flag (parameter or structure field)',
          -209: 'Sizes of input arguments do not match', -215: 'Assertion failed'}


def failure(file, number, code, text, function):
    """An error as OpenCV reports it from a line of its source."""
    made = error(f"OpenCV(5.0.0) /io/opencv/modules/{file}:{number}: error: ({code}:{_NAMES[code]}) {text} in function '{function}'\n")
    made.code, made.err, made.func = code, text, function
    return made


def bad_argument(function, *reasons):
    """What the binding says when no overload fits."""
    lines = ''.join(f'>  - {reason}\n' for reason in reasons)
    made = error(f"OpenCV(5.0.0) :-1: error: (-5:Bad argument) in function '{function}'\n> Overload resolution failed:\n{lines}")
    made.code, made.func = -5, function
    return made
