"""Running other programs."""

import os
import sys

__all__ = ["Popen", "PIPE", "STDOUT", "DEVNULL", "call", "check_call", "getstatusoutput", "getoutput", "check_output",
           "run", "CalledProcessError", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """A program ended with a status other than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            from signal import Signals
            try:
                return "Command '%s' died with %r." % (self.cmd, Signals(-self.returncode))
            except ValueError:
                return "Command '%s' died with unknown signal %d." % (self.cmd, -self.returncode)
        return "Command '%s' returned non-zero exit status %d." % (self.cmd, self.returncode)

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """A program that has ended."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        parts = ["args={!r}".format(self.args), "returncode={!r}".format(self.returncode)]
        if self.stdout is not None:
            parts.append("stdout={!r}".format(self.stdout))
        if self.stderr is not None:
            parts.append("stderr={!r}".format(self.stderr))
        return "{}({})".format(type(self).__name__, ", ".join(parts))

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class Popen:
    """A program that is running."""

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        import _subprocess
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but different. "
                                  "Pass one or the other.")
        if preexec_fn is not None:
            raise ValueError("preexec_fn is not supported")
        self.args = args
        self.pid = None
        self.returncode = None
        self.stdin = self.stdout = self.stderr = None
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self.encoding, self.errors = encoding, errors
        self._native = _subprocess
        if isinstance(args, (str, bytes, os.PathLike)):
            argv = [os.fsencode(args)]
        else:
            argv = [os.fsencode(arg) for arg in args]
        if shell:
            argv = [b"/bin/sh", b"-c"] + argv
        if not argv:
            raise IndexError("list index out of range")
        program = os.fsencode(executable) if executable is not None else argv[0]
        child_fds, parent_fds = self._pipes(stdin, stdout, stderr)
        variables = None if env is None else [os.fsencode(k) + b"=" + os.fsencode(v) for k, v in env.items()]
        try:
            self.pid = _subprocess.spawn(
                argv, program, None if cwd is None else os.fspath(cwd), variables, *child_fds, start_new_session)
        except BaseException:
            for descriptor in parent_fds:
                if descriptor is not None:
                    os.close(descriptor)
            raise
        finally:
            for descriptor in self._to_close:
                os.close(descriptor)
        modes = ("wb", "rb", "rb")
        self.stdin, self.stdout, self.stderr = [
            None if descriptor is None else self._stream(descriptor, mode) for descriptor, mode in zip(parent_fds, modes)]

    def _pipes(self, stdin, stdout, stderr):
        """The descriptors of the child (−1: inherited) and our ends of the pipes."""
        self._to_close = []
        child, parent = [], []
        for index, wish in enumerate((stdin, stdout, stderr)):
            ours = None
            if wish is None:
                theirs = -1
            elif wish == PIPE:
                read, write = os.pipe()
                ours, theirs = (write, read) if index == 0 else (read, write)
                self._to_close.append(theirs)
            elif wish == DEVNULL:
                theirs = os.open(os.devnull, os.O_RDWR)
                self._to_close.append(theirs)
            elif wish == STDOUT and index == 2:
                theirs = child[1] if child[1] != -1 else 1
            elif isinstance(wish, int):
                theirs = wish
            else:
                theirs = wish.fileno()
            child.append(theirs)
            parent.append(ours)
        return child, parent

    def _stream(self, descriptor, mode):
        import io
        raw = io.open(descriptor, mode, -1)
        if self.text_mode:
            return io.TextIOWrapper(raw, encoding=self.encoding, errors=self.errors)
        return raw

    def __repr__(self):
        args = repr(self.args)
        if len(args) > 80:
            args = args[:76] + "..."
        return f"<{type(self).__name__}: returncode: {self.returncode} args: {args}>"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for stream in (self.stdout, self.stderr, self.stdin):
            if stream:
                stream.close()
        self.wait()

    @property
    def universal_newlines(self):
        return self.text_mode

    def poll(self):
        if self.returncode is None:
            self.returncode = self._native.wait(self.pid, True)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None:
            if timeout is None:
                self.returncode = self._native.wait(self.pid, False)
            else:
                import time
                end = time.monotonic() + timeout
                delay = 0.0005
                while self.poll() is None:
                    left = end - time.monotonic()
                    if left <= 0:
                        raise TimeoutExpired(self.args, timeout)
                    delay = min(delay * 2, left, 0.05)
                    time.sleep(delay)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Send `input`, read everything, wait for the end."""
        if input is not None and self.text_mode:
            input = input.encode(self.encoding or "utf-8", self.errors or "strict")
        import time
        end = None if timeout is None else time.monotonic() + timeout
        results = {}
        reading = {}
        for name in ("stdout", "stderr"):
            stream = getattr(self, name)
            if stream is not None:
                reading[stream.fileno()] = name
                results[name] = []
        sending = None
        if self.stdin is not None:
            if input:
                sending = self.stdin.fileno()
            else:
                self.stdin.close()
        position = 0
        while reading or sending is not None:
            wanted = [(descriptor, False) for descriptor in reading]
            if sending is not None:
                wanted.append((sending, True))
            left = -1.0 if end is None else max(end - time.monotonic(), 0.0)
            ready = self._native.poll_fds(wanted, left)
            if not ready and end is not None and time.monotonic() >= end:
                raise TimeoutExpired(self.args, timeout, b"".join(results.get("stdout", ())) or None)
            for descriptor in ready:
                if descriptor == sending:
                    try:
                        position += os.write(descriptor, input[position:position + 32768])
                    except BrokenPipeError:
                        position = len(input)
                    if position >= len(input):
                        self.stdin.close()
                        sending = None
                elif descriptor in reading:
                    chunk = os.read(descriptor, 32768)
                    if chunk:
                        results[reading[descriptor]].append(chunk)
                    else:
                        getattr(self, reading.pop(descriptor)).close()
        self.wait(None if end is None else max(end - time.monotonic(), 0))
        return tuple(self._decoded(results.get(name)) for name in ("stdout", "stderr"))

    def _decoded(self, chunks):
        if chunks is None:
            return None
        data = b"".join(chunks)
        if self.text_mode:
            return data.decode(self.encoding or "utf-8", self.errors or "strict").replace("\r\n", "\n").replace("\r", "\n")
        return data

    def send_signal(self, sig):
        self.poll()
        if self.returncode is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    sys.stdout.flush()
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except BaseException:
            process.kill()
            process.wait()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Run a program; its status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get("args") or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program; what it wrote. A status other than 0 is an error."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if kwargs.get("text") or kwargs.get("universal_newlines") or kwargs.get("encoding") else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        status = 0
    except CalledProcessError as error:
        data, status = error.output, error.returncode
    return status, data[:-1] if data[-1:] == "\n" else data


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """The arguments as one command line, quoted where needed."""
    import shlex
    return shlex.join(map(os.fsdecode, seq))
