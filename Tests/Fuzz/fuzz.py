"""Runs generated and mutated programs and looks for crashes and hangs.

Three kinds of programs: recorded ones with their tokens changed, generated ones, and calls of everything that can be called
with arguments nobody expects. Each runs in a process with limits of time and memory. It may fail, with an exception; it may
not die of a signal, exit with 70 (a trap that was caught) or refuse to be interrupted.

    python3 fuzz.py --cellbook PATH [--minutes N] [--seed N] [--keep FOLDER]

The same seed makes the same programs. What fails is kept; once mended, it becomes a regression program with the others.
"""

import argparse
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import calls
import grammar

TESTS = Path(__file__).resolve().parent.parent
TOKEN = re.compile(
    r"\n[ ]*|\"\"\".*?\"\"\"|'''.*?'''|[rbfRBF]*\"(?:[^\"\\\n]|\\.)*\"|[rbfRBF]*'(?:[^'\\\n]|\\.)*'"
    r"|\d[\w.]*|\w+|[ ]+|\*\*=?|//=?|<<=?|>>=?|[=!<>+\-*/%&|^@]=|->|:=|\.\.\.|[^\w\s]|.", re.S)

# Names that would reach beyond the program's own folder, or wait.
FORBIDDEN = re.compile(
    r"\b(subprocess|shutil|kill|killpg|fork|system|popen|execv\w*|spawn\w*|_exit|abort|rmdir|removedirs|unlink|remove|rename|"
    r"signal|socket|sleep|input|chmod|chown|setrlimit|torch|numpy|pandas|cv2|PIL|matplotlib|torchvision)\b")
SECONDS = 10
GRACE = 2.0


def corpus():
    """The recorded programs that stay within their own folder."""
    programs = []
    for path in sorted((TESTS / "InterpreterTests" / "Fixtures").rglob("*.py")) + sorted(
            (TESTS / "StdlibTests" / "Fixtures").rglob("*.py")):
        text = path.read_text(errors="surrogateescape")
        if not FORBIDDEN.search(text) and len(text) < 20_000:
            programs.append((path.stem, TOKEN.findall(text)))
    return programs


def mutate(random, programs):
    """A program with some tokens deleted, doubled, swapped or replaced."""
    _, tokens = random.choice(programs)
    tokens = list(tokens)
    for _ in range(random.choice((1, 1, 2, 3, 5, 10, 30))):
        place = random.randrange(len(tokens))
        what = random.randrange(7)
        if what == 0:
            del tokens[place]
        elif what == 1:
            tokens.insert(place, tokens[random.randrange(len(tokens))])
        elif what == 2:
            other = random.randrange(len(tokens))
            tokens[place], tokens[other] = tokens[other], tokens[place]
        elif what == 3:
            _, others = random.choice(programs)
            start = random.randrange(len(others))
            tokens[place:place] = others[start:start + random.randrange(1, 12)]
        elif what == 4:
            tokens[place] = random.choice(grammar.TOKENS)
        elif what == 5 and tokens[place].isidentifier():
            names = [token for token in tokens if token.isidentifier()]
            tokens[place] = random.choice(names)
        else:
            tokens[place] = random.choice(calls.ODD)
        if not tokens:
            break
    text = "".join(tokens)
    return "" if FORBIDDEN.search(text) else text


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)


def run(cellbook, path, folder):
    """How a program ended: None where that is well, else what went wrong."""
    process = subprocess.Popen(
        [cellbook, str(path)], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=limit, start_new_session=True)
    try:
        _, errors = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        # It may run for ever, but has to heed an interrupt; code that catches everything is interrupted again.
        for _ in range(20):
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=GRACE / 10)
                return None
            except subprocess.TimeoutExpired:
                pass
        process.kill()
        process.communicate()
        return "hang"
    if process.returncode < 0:
        return f"signal {signal.Signals(-process.returncode).name}"
    if process.returncode == 70 or b"Fatal error" in errors:
        return "trap"
    if process.returncode == 6:
        return "out of memory"
    return None


def main():
    parser = argparse.ArgumentParser(description="Look for programs that crash Cellbook.")
    parser.add_argument("--cellbook", required=True)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1, help="of the first program; each further one has the next")
    parser.add_argument("--count", type=int, default=0, help="stop after so many programs")
    parser.add_argument("--keep", default="fuzz-failures", help="where failing programs are put (default: %(default)s)")
    parser.add_argument("--kind", choices=("mutated", "generated", "calls"))
    options = parser.parse_args()
    programs = corpus()
    cellbook = os.path.abspath(options.cellbook)
    kinds = {
        "mutated": lambda source: mutate(source, programs),
        "generated": grammar.program,
        "calls": calls.program,
    }
    end = time.monotonic() + options.minutes * 60
    seed, failures = options.seed, {}
    ran = dict.fromkeys(kinds, 0)
    while time.monotonic() < end and not (options.count and seed >= options.seed + options.count):
        source = random.Random(seed)
        kind = options.kind or source.choice(("mutated", "generated", "calls"))
        text = kinds[kind](source)
        ran[kind] += 1
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            path = Path(folder) / "program.py"
            path.write_text(text, errors="surrogateescape")
            problem = run(cellbook, path, folder)
        if problem:
            failures[seed] = problem
            os.makedirs(options.keep, exist_ok=True)
            name = f"{problem.replace(' ', '-')}-{kind}-{seed}.py"
            (Path(options.keep) / name).write_text(text, errors="surrogateescape")
            print(f"seed {seed} ({kind}): {problem}", flush=True)
        seed += 1
    total = ", ".join(f"{count} {kind}" for kind, count in ran.items())
    print(f"{sum(ran.values())} programs ({total}), seeds {options.seed}-{seed - 1}: {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
