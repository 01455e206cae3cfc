"""Modules and packages run by `-m`, files by their relative names."""
import os
import subprocess
import sys

print(os.path.isabs(sys.executable), os.path.isabs(__file__), os.path.basename(__file__))
ENVIRONMENT = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")


def run(*arguments):
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=ENVIRONMENT)
    print(arguments, done.returncode)
    print(done.stdout, end="")
    print(done.stderr.strip().rpartition("\n")[2].rpartition(os.sep)[2].partition(": ")[2])


run("-m", "as_program.m", "a", "b")
run("-m", "as_program")
run("-m", "as_program.h")
run("-m", "nowhere")
run("-m", "as_program.nowhere")
run("-m", "guarded.nowhere")
run("-m", "math")
run("-c", "import sys; print(sys.argv, sys.path[0] == '', '__file__' in globals()); import as_program.h; print(as_program.h.__file__[0])")
run("./as_program/h.py")
run("as_program/m.py")
run("nowhere.py")
