"""Time every program of this folder under CPython and under Cellbook, side by side.

The two run alternately, so that a busy moment of the machine falls on both; the ratio is that of the medians. Each
program checks its own result, and both must print the same.

    python3 run.py --cellbook PATH [--python PATH] [--rounds N] [--record] [PROGRAM]…
"""

import argparse
import datetime
import math
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import report  # noqa: E402


def timed(command, program):
    start = time.perf_counter()
    finished = subprocess.run([*command, str(program)], capture_output=True, timeout=300)
    seconds = time.perf_counter() - start
    if finished.returncode != 0:
        raise RuntimeError(f"{command[0]} {program.name}: {finished.stderr.decode(errors='replace').strip()[-300:]}")
    return seconds, finished.stdout


def compare(program, python, cellbook, rounds):
    """The medians of both; they take turns in going first."""
    times = {"python": [], "cellbook": []}
    outputs = set()
    for turn in range(rounds):
        order = [("python", [python, "-I"]), ("cellbook", [cellbook])]
        for name, command in order if turn % 2 == 0 else order[::-1]:
            seconds, output = timed(command, program)
            times[name].append(seconds)
            outputs.add(output)
    if len(outputs) > 1:
        raise RuntimeError(f"{program.name}: the two print different results")
    return statistics.median(times["python"]), statistics.median(times["cellbook"])


def main():
    parser = argparse.ArgumentParser(description="Compare Cellbook with CPython on the language benchmarks.")
    parser.add_argument("programs", nargs="*", help="names of programs (default: all)")
    parser.add_argument("--cellbook", default="cellbook", help="the program to measure (default: %(default)s)")
    parser.add_argument("--python", default=sys.executable, help="the CPython to compare with (default: this one)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program (default: %(default)s)")
    parser.add_argument("--record", action="store_true", help="write the table to Benchmarks/results")
    options = parser.parse_args()
    programs = sorted(path for path in HERE.glob("*.py") if path.name != "run.py")
    if options.programs:
        programs = [path for path in programs if path.stem in options.programs]
    rows = []
    failures = []
    print(f"{'program':<18}{'CPython':>10}{'Cellbook':>10}{'ratio':>8}")
    for program in programs:
        try:
            theirs, ours = compare(program, options.python, options.cellbook, options.rounds)
        except (RuntimeError, OSError, subprocess.TimeoutExpired) as error:
            failures.append(str(error))
            print(f"{program.stem:<18}  failed: {error}")
            continue
        rows.append((program.stem, theirs, ours, ours / theirs))
        print(f"{program.stem:<18}{theirs:>9.3f}s{ours:>9.3f}s{ours / theirs:>8.2f}", flush=True)
    if not rows:
        sys.exit(1)
    mean = math.exp(statistics.fmean(math.log(row[3]) for row in rows))
    worst = max(rows, key=lambda row: row[3])
    summary = f"geometric mean {mean:.2f} over {len(rows)} programs; worst {worst[0]} {worst[3]:.2f}"
    print(summary)
    if options.record:
        write_results(rows, summary, failures, options)
    sys.exit(1 if failures else 0)


def write_results(rows, summary, failures, options):
    command = f"python3 Benchmarks/language/run.py --rounds {options.rounds}"
    lines = [
        f"# Language benchmarks, {datetime.date.today().isoformat()}", "",
        *report.circumstances(options.cellbook, {"CPython": report.output_of([options.python, "--version"])}, command),
        "- medians, both run alternately", "",
        "| program | CPython, s | Cellbook, s | ratio |", "|---|---|---|---|",
    ]
    lines += [f"| {name} | {theirs:.3f} | {ours:.3f} | **{ratio:.2f}** |" for name, theirs, ours, ratio in rows]
    lines += ["", f"{summary[0].upper()}{summary[1:]}. Below 1 is faster than CPython."]
    lines += [f"Failed: {failure}" for failure in failures]
    print(f"written to {report.write('language', lines)}")


if __name__ == "__main__":
    main()
