import posix

root = "/tmp/cellbook_posix_%d" % posix.getpid()


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, str(error).replace(root, "ROOT"), getattr(error, "errno", None))


posix.mkdir(root)
attempt(posix.mkdir, root)
attempt(posix.rmdir, root + "/none")
attempt(posix.stat, root + "/none")
attempt(posix.stat, 3.5)
attempt(posix.lstat, 3)
attempt(posix.listdir, root + "/none")
attempt(posix.listdir, 2.5)
attempt(posix.stat, "a\0b")
attempt(posix.unlink, root)
attempt(posix.rename, root + "/a", root + "/b")
attempt(posix.mkdir, None)
fd = posix.open(root + "/file", posix.O_RDWR | posix.O_CREAT, 0o644)
print(posix.write(fd, b"hello world"), posix.lseek(fd, 0, 0), posix.read(fd, 5), posix.read(fd, 100), posix.isatty(fd))
print(posix.fstat(fd)[6], posix.ftruncate(fd, 4), posix.fstat(fd)[6], posix.fsync(fd))
copy = posix.dup(fd)
print(copy != fd, posix.close(fd))
attempt(posix.read, fd, 1)
attempt(posix.close, fd)
posix.close(copy)
print(posix.listdir(root), posix.listdir(root.encode()))
print(oct(posix.stat(root + "/file")[0]), posix.stat(root + "/file").st_size if hasattr(posix.stat(root), "st_size") else 4)
posix.chmod(root + "/file", 0o600)
print(oct(posix.stat(root.encode() + b"/file")[0]), posix.access(root + "/file", posix.R_OK), posix.access(root + "/zz", posix.F_OK))
posix.symlink("file", root + "/link")
print(posix.readlink(root + "/link"), posix.lstat(root + "/link")[0] & 0o170000 == 0o120000, posix.readlink((root + "/link").encode()))
posix.link(root + "/file", root + "/hard")
print(posix.stat(root + "/file")[3])
attempt(posix.link, root + "/file", root + "/hard")
attempt(posix.readlink, root + "/file")
posix.utime(root + "/file", (10, 20.5))
print(posix.stat(root + "/file")[7:9])
posix.utime(root + "/file", ns=(1500000000, 2500000000))
print(posix.stat(root + "/file")[7:9])
attempt(posix.utime, root + "/file", 3)
posix.rename(root + "/file", root + "/renamed")
posix.replace(root + "/hard", root + "/renamed")
posix.truncate(root + "/renamed", 100)
print(sorted(posix.listdir(root)), posix.stat(root + "/renamed")[6])


class Path:
    def __fspath__(self):
        return root


class Bad:
    def __fspath__(self):
        return 3


print(len(posix.listdir(Path())))
attempt(posix.stat, Bad())
here = posix.getcwd()
posix.chdir(root)
print(posix.getcwd() == root, posix.getcwdb() == root.encode())
posix.chdir(here)
posix.unlink(root + "/link")
posix.remove(root + "/renamed")
posix.remove(root + "/hard")
posix.mkdir(root + "/é☃")
print(ascii(posix.listdir(root)))
posix.rmdir(root + "/é☃")
posix.rmdir(root)
r, w = posix.pipe()
print(posix.write(w, b"pipe"), posix.close(w), posix.read(r, 10), posix.read(r, 10), posix.close(r))
print(posix.strerror(2), len(posix.urandom(16)), type(posix.urandom(1)), posix.getpid() > 0, posix.cpu_count() >= 1)
attempt(posix.urandom, -1)
print(type(posix.environ), all(isinstance(k, bytes) for k in posix.environ), len(posix.uname()), len(posix.times()))
print(posix.system("exit 3"), posix.system("true"))
print(posix.umask(posix.umask(0o22)) == 0o22, posix.O_RDONLY, posix.O_CREAT, posix.F_OK, posix.R_OK, posix.error is OSError)
attempt(posix.kill, 99999999, 0)
attempt(posix.get_terminal_size, 99)
attempt(posix.waitpid, -1, 0)
