from contextlib import *
import io
log = []
@contextmanager
def cm(name, swallow=False):
    log.append("enter " + name)
    try:
        yield name
    except ValueError:
        log.append("handled")
        if not swallow: raise
    finally:
        log.append("exit " + name)
def run(body, *managers):
    log.clear()
    try:
        with ExitStack() as stack:
            got = [stack.enter_context(m) for m in managers]
            body(got)
    except Exception as e:
        log.append(repr(e))
    return list(log)
def fail(_): raise ValueError("v")
@contextmanager
def never():
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
@cm("deco")
def decorated(): log.append("body")


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('run(lambda g: log.append(g), cm("a"), cm("b"))')
show('run(fail, cm("a"))')
show('run(fail, cm("a", True))')
show('run(fail, suppress(ValueError))')
show('run(fail, suppress(KeyError))')
show('run(lambda g: log.append(g), nullcontext(5))')
show('run(lambda g: None, never())')
show('run(lambda g: None, twice())')
show('run(lambda g: log.append(g[0].closed), closing(io.StringIO()))')
show('(lambda s: (run(lambda g: print("captured"), redirect_stdout(s)), s.getvalue()))(io.StringIO())')
show('(log.clear(), decorated(), list(log))')
show('run(lambda g: None, 5)')
show('cm("x").__enter__()')
show('type(cm("x")).__name__')
