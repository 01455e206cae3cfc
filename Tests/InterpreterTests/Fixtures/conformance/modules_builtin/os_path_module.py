import os
from os import path


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('path.join("a", "b", "c")')
show('path.join("a", "/b")')
show('path.join("a/", "b")')
show('path.join("", "a")')
show('path.split("/a/b.txt")')
show('path.splitext("a.tar.gz")')
show('path.splitext(".bashrc")')
show('path.basename("/a/b/")')
show('path.dirname("/a/b")')
show('path.normpath("a/../b/./c//d")')
show('path.isabs("/a")')
show('path.relpath("/a/b", "/a/c")')
show('path.commonpath(["/a/b", "/a/c/d"])')
show('path.commonprefix(["abc", "abd"])')
show('path.exists("/nope")')
show('path.isdir("/")')
show('path.isfile("/")')
show('path.expanduser("~nobody_here/x")')
show('path.join("a", 5)')
show('path.splitext(5)')
show('path.abspath("/a/../b")')
show('os.sep')
show('os.linesep')
show('os.fspath("a")')
show('os.fspath(5)')
show('os.listdir("/nope")')
show('os.mkdir("/nope/x")')
show('os.remove("/nope")')
show('os.stat("/nope")')
show('os.rename("/nope", "/nope2")')
show('os.getenv("NO_SUCH_VAR")')
show('os.environ["NO_SUCH_VAR"]')
show('os.name')
show('path.getsize("/nope")')
show('os.path is path')
show('os.strerror(2)')
show('os.makedirs("/proc/nope/x")')
show('os.chdir("/nope")')
