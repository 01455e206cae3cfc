"""Functions that run when the program ends, last registered first."""

_functions = []


def register(func, /, *args, **kwargs):
    """Register a function and its arguments; return the function."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _run_exitfuncs():
    """Called by the interpreter at its end."""
    import sys
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            import traceback
            sys.stderr.write(f"Error in atexit._run_exitfuncs:\n{''.join(traceback.format_exception(error))}")


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)
