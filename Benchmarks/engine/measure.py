"""One side of a comparison: a program's rows, timed when the driver asks.

A row is a name and a function that prepares its data and returns the work to be timed. The driver (`run.py`) starts the
same program under both interpreters and writes a line at a time to each: the name of a row to prepare, or an empty line
for one more sample.
"""

import sys
import time

import torch

#: Seconds of a sample: short work is repeated to fill it.
SAMPLE = 0.02


def timed(work, repetitions):
    start = time.perf_counter()
    for _ in range(repetitions):
        work()
    return (time.perf_counter() - start) / repetitions


def repetitions_for(work):
    """How often the work fits into a sample."""
    repetitions = 1
    while True:
        seconds = timed(work, repetitions)
        if seconds * repetitions >= SAMPLE / 2 or repetitions >= 1000000:
            return max(1, int(SAMPLE / max(seconds, 1e-9)))
        repetitions *= 4


def fingerprint(result):
    """One number of a row's result, which both sides must agree on."""
    if isinstance(result, (tuple, list)):
        result = result[0]
    if isinstance(result, torch.Tensor):
        return float(result.detach().double().abs().mean())
    return float(result)


def serve(rows):
    """Answers `run.py` until its input ends; with "list" as argument prints the names of the rows."""
    if sys.argv[1:] == ["list"]:
        print("\n".join(rows))
        return
    torch.set_num_threads(int(sys.argv[1]))
    work, repetitions = None, 0
    for line in sys.stdin:
        name = line.rstrip("\n")
        if name:
            torch.manual_seed(0)
            work = None
            work = rows[name]()
            print(fingerprint(work()), flush=True)
            repetitions = repetitions_for(work)
        print(timed(work, repetitions), flush=True)
