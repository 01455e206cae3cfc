import argparse, io, contextlib
p = argparse.ArgumentParser(prog="prog", description="Does things.")
p.add_argument("name", help="the name")
p.add_argument("-n", "--number", type=int, default=3, help="how many (default: %(default)s)")
p.add_argument("--flag", action="store_true")
p.add_argument("--mode", choices=["fast", "slow"])
p.add_argument("rest", nargs="*")
def run(*argv):
    err = io.StringIO()
    out = io.StringIO()
    try:
        with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out):
            return p.parse_args(argv)
    except SystemExit as e:
        return e.code, out.getvalue(), err.getvalue()


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('run("x")')
show('run("x", "-n", "5", "--flag")')
show('run()')
show('run("x", "-n", "y")')
show('run("x", "--mode", "fast", "a", "b")')
show('run("x", "--mode", "z")')
show('run("x", "--nope")')
show('run("-h")')
show('run("x", "--num=7")')
show('p.format_usage()')
show('run("x", "--", "-n")')
