"""Times the engine's programs under CPython with PyTorch and under Cellbook, side by side.

Both sides of a program run at once, one of them waiting while the other measures, and take turns; a pause lets the
other's worker threads, which spin for a while, come to rest. A row's ratio is the median of its rounds' ratios, ours to
PyTorch's: below 1 is faster. Rows of networks and training steps get a process each, whose peak of resident memory is
compared too. Both sides must find the same result.

    python3 run.py --cellbook PATH [--python PATH] [--rounds N] [--record] [PATTERN]…

A pattern names rows (`--list` prints them) by part of their name or with `*`, or the program: `small`, `vgg16`,
`"exp 1e*"`.
"""

import argparse
import datetime
import fnmatch
import math
import os
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import report  # noqa: E402

#: Rows of these programs get a process each.
HEAVY = ["networks", "training"]
LIGHT = ["small", "products", "operations"]
PROGRAMS = [*HEAVY, *LIGHT, "memory"]
SIDES = ("PyTorch", "Cellbook")


class Side:
    """A running program that answers one request at a time."""

    def __init__(self, command, program, threads):
        self.name = command[0]
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads))
        self.process = subprocess.Popen(
            [*command, str(HERE / f"{program}.py"), str(threads)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env=environment)

    def ask(self, line):
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        return self.read()

    def read(self):
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.name}: {self.process.stderr.read().strip()[-400:]}")
        return float(answer)

    def close(self):
        """Ends the program; its peak of resident memory in MB."""
        self.process.stdin.close()
        _, _, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = 0
        self.process.stdout.close()
        self.process.stderr.close()
        return usage.ru_maxrss / 1000


def start(program, options):
    return {
        "PyTorch": Side([options.python], program, options.threads),
        "Cellbook": Side([options.cellbook], program, options.threads),
    }


def agree(first, second):
    return math.isclose(first, second, rel_tol=2e-3, abs_tol=1e-5) or (first != first and second != second)


def compare(name, sides, options):
    """Medians of both sides' seconds, and of the rounds' ratios."""
    results = {side: sides[side].ask(name) for side in SIDES}
    for side in SIDES:
        sides[side].read()
    if "rand" not in name and "dropout" not in name and not agree(*results.values()):
        raise RuntimeError(f"{name}: different results: {results}")
    times = {side: [] for side in SIDES}
    for turn in range(options.rounds):
        for side in SIDES if turn % 2 == 0 else SIDES[::-1]:
            time.sleep(options.pause)
            times[side].append(sides[side].ask(""))
    ratios = [ours / theirs for ours, theirs in zip(times["Cellbook"], times["PyTorch"])]
    return {
        "row": name, "theirs": statistics.median(times["PyTorch"]), "ours": statistics.median(times["Cellbook"]),
        "ratio": statistics.median(ratios)}


def duration(seconds):
    for unit, scale in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.2f} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def show(result):
    text = f"{result['row']:<34}{duration(result['theirs']):>12}{duration(result['ours']):>12}{result['ratio']:>8.2f}"
    if "peak" in result:
        text += "   peak {0:.0f} → {1:.0f} MB".format(*result["peak"])
    print(text, flush=True)


def measure_heavy(program, names, options, failures):
    for name in names:
        sides = start(program, options)
        try:
            result = compare(name, sides, options)
        except RuntimeError as error:
            failures.append(f"{name}: {error}")
            print(f"{name:<34}  failed: {error}", flush=True)
            result = None
        peaks = [sides[side].close() for side in SIDES]
        if result:
            result["peak"] = peaks
            show(result)
            yield result


def measure_light(program, names, options, failures):
    sides = start(program, options)
    for name in names:
        try:
            result = compare(name, sides, options)
        except RuntimeError as error:
            failures.append(f"{name}: {error}")
            print(f"{name:<34}  failed: {error}", flush=True)
            for side in SIDES:
                sides[side].close()
            sides = start(program, options)
            continue
        show(result)
        yield result
    for side in SIDES:
        sides[side].close()


def measure_memory(names, options, failures):
    """Resident MB after 200 and after 2,000 steps, and the peak, of both sides."""
    for name in names:
        found = []
        for command in (options.python, options.cellbook):
            process = subprocess.Popen(
                [command, str(HERE / "memory.py"), str(options.threads), name], stdout=subprocess.PIPE, text=True)
            output = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
            if status != 0:
                failures.append(f"{name}: {command} failed")
                break
            early, late = map(float, output.split())
            found.append((early, late, usage.ru_maxrss / 1000))
        if len(found) == 2:
            print(f"{name:<34}" + "   ".join(
                f"{side}: {early:.1f} → {late:.1f} MB, peak {peak:.1f}" for side, (early, late, peak) in zip(SIDES, found)),
                flush=True)
            yield {"row": name, "memory": found}


def rows_of(program, options):
    """The names of a program's rows that the patterns choose."""
    listed = subprocess.run([options.cellbook, str(HERE / f"{program}.py"), "list"], capture_output=True, text=True)
    names = listed.stdout.splitlines()
    patterns = [pattern for pattern in options.patterns if pattern not in PROGRAMS]
    if not options.patterns or program in options.patterns:
        return names
    return [name for name in names if any(pattern in name or fnmatch.fnmatch(name, pattern) for pattern in patterns)]


def summary(results):
    ratios = [result["ratio"] for result in results]
    mean = math.exp(statistics.fmean(map(math.log, ratios)))
    worst = max(results, key=lambda result: result["ratio"])
    slower = sum(ratio > 1 for ratio in ratios)
    return f"geometric mean {mean:.2f} over {len(ratios)} rows; {slower} above 1; largest {worst['ratio']:.2f} ({worst['row']})"


def table(program, results):
    """A program's results as Markdown."""
    if program == "memory":
        lines = ["| loop | PyTorch: MB after 200 → 2,000 steps, peak | Cellbook |", "|---|---|---|"]
        for result in results:
            cells = [f"{early:.1f} → {late:.1f}, {peak:.1f}" for early, late, peak in result["memory"]]
            lines.append(f"| {result['row']} | {cells[0]} | {cells[1]} |")
        return lines
    with_peak = program in HEAVY
    lines = ["| row | PyTorch | Cellbook | ratio |" + (" peak MB, PyTorch | Cellbook |" if with_peak else "")]
    lines.append("|---" * (6 if with_peak else 4) + "|")
    for result in results:
        line = f"| {result['row']} | {duration(result['theirs'])} | {duration(result['ours'])} | **{result['ratio']:.2f}** |"
        if with_peak:
            line += " {0:.0f} | {1:.0f} |".format(*result["peak"])
        lines.append(line)
    return [*lines, "", f"{program.capitalize()}: {summary(results)}."]


def main():
    parser = argparse.ArgumentParser(description="Compare Cellbook's tensors with PyTorch's.")
    parser.add_argument("patterns", nargs="*", help="rows or programs to measure (default: all)")
    parser.add_argument("--cellbook", default="cellbook", help="the program to measure (default: %(default)s)")
    parser.add_argument("--python", default=sys.executable, help="a CPython with PyTorch and torchvision (default: this one)")
    parser.add_argument("--rounds", type=int, default=5, help="samples of each side (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="threads of each side (default: %(default)s)")
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between the sides (default: %(default)s)")
    parser.add_argument("--record", action="store_true", help="write the tables to Benchmarks/results")
    parser.add_argument("--list", action="store_true", help="print the names of the rows")
    options = parser.parse_args()
    sections, failures = [], []
    for program in PROGRAMS:
        names = rows_of(program, options)
        if options.list:
            print("\n".join(names))
            continue
        if not names:
            continue
        if program == "memory":
            results = list(measure_memory(names, options, failures))
        elif program in HEAVY:
            results = list(measure_heavy(program, names, options, failures))
        else:
            results = list(measure_light(program, names, options, failures))
        if results:
            sections.append((program, results))
            if program != "memory":
                print(f"{program}: {summary(results)}\n", flush=True)
    if options.record and sections:
        record(sections, failures, options)
    sys.exit(1 if failures else 0)


def record(sections, failures, options):
    versions = report.output_of([options.python, "-c", "import torch; print(torch.__version__)"])
    arguments = shlex.join(["--rounds", str(options.rounds), "--threads", str(options.threads), *options.patterns])
    lines = [
        f"# Engine benchmarks, {datetime.date.today().isoformat()}", "",
        *report.circumstances(options.cellbook, {"PyTorch": versions}, f"python3 Benchmarks/engine/run.py {arguments}"),
        f"- {options.threads} threads each; medians of {options.rounds} alternating rounds; ratio = Cellbook / PyTorch", "",
    ]
    for program, results in sections:
        lines += [f"## {program.capitalize()}", "", *table(program, results), ""]
    lines += [f"Failed: {failure}" for failure in failures]
    print(f"written to {report.write('engine', lines)}")


if __name__ == "__main__":
    main()
