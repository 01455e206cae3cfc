"""Runs a file statement by statement: what an expression gives is printed, and an exception does not end the program."""

import contextlib
import io
import os
import re


def statements(path):
    """Lines with those that belong to them; what begins with ## is a comment."""
    block = []
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if not line.strip() or line.startswith("##"):
                continue
            belongs = line[0] in " \t" or line.startswith(("else", "elif", "except", "finally"))
            if block and not belongs and not block[-1].startswith("@"):
                yield "\n".join(block)
                block = []
            block.append(line)
    if block:
        yield "\n".join(block)


def execute(source, namespace):
    try:
        code = compile(source, "<statement>", "eval")
    except SyntaxError:
        exec(compile(source, "<statement>", "exec"), namespace)
        return
    value = eval(code, namespace)
    if value is not None:
        print(repr(value))


def run(name):
    folder = os.path.dirname(os.path.abspath(__file__))
    namespace = {"__name__": "__main__"}
    for source in statements(os.path.join(folder, name + ".txt")):
        output = io.StringIO()
        failure = ""
        try:
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
                execute(source, namespace)
        except BaseException as error:
            failure = f"!! {type(error).__name__}: {error}\n"
        print(">>>", source.split("\n")[0])
        print(re.sub("0x[0-9a-f]{6,}", "0x", output.getvalue() + failure), end="")
