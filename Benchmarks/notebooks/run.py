"""A hundred small notebooks by `cellbook test -j2`, beside one notebook by nbclient, from a process's start to its end.

    python Benchmarks/notebooks/run.py --cellbook .build/release/cellbook [--count 100] [--rounds 5]

Runs under a Python that has nbclient and ipykernel (without them only our side is timed). The notebooks use what a course's
first pages use: arithmetic, functions, classes, comprehensions, strings, json, random and numpy; each has five code
cells and recorded outputs, which are compared. The one that nbclient runs is the first of them.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

CELLS = [
    "import json\nimport math\nimport random\n\nimport numpy as np\n\nrandom.seed({n})\nnp.random.seed({n})",
    "def mean(values):\n    return sum(values) / len(values)\n\n\nvalues = [math.sin(i * {n}) for i in range(200)]\nprint(round(mean(values), 6))",
    "class Counter:\n    def __init__(self):\n        self.counts = {{}}\n\n    def add(self, word):\n        self.counts[word] = self.counts.get(word, 0) + 1\n\n\n"
    "counter = Counter()\nfor word in 'the cat and the hat and the bat'.split() * {n}:\n    counter.add(word)\njson.dumps(counter.counts, sort_keys=True)",
    "a = np.arange({n} * 12).reshape({n}, 12) / 7\nprint(a.mean(axis=0).round(3))\n(a @ a.T).shape",
    "sorted(random.sample(range(1000), 5)), round(math.pi, {n} % 9 + 1)",
]


def notebook(number):
    cells = [{"cell_type": "markdown", "metadata": {}, "source": f"# Notebook {number}"}]
    for source in CELLS:
        cells.append({"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source.format(n=number)})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 4}


def seconds(command, rounds):
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        run = subprocess.run(command, capture_output=True, text=True)
        times.append(time.perf_counter() - began)
        assert run.returncode == 0, run.stdout + run.stderr
    return times


NBCLIENT = "import sys, nbformat, nbclient; nbclient.NotebookClient(nbformat.read(sys.argv[1], as_version=4)).execute()"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cellbook", required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    program = os.path.abspath(options.cellbook)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for number in range(1, options.count + 1):
            (folder / f"book-{number:03}.ipynb").write_text(json.dumps(notebook(number), indent=1))
        first = str(folder / "book-001.ipynb")
        subprocess.run([program, "test", "--update", "-q", "-j2", name], check=True, capture_output=True)
        rows = [(f"cellbook test -j2, {options.count} notebooks", seconds([program, "test", "-q", "-j2", name], options.rounds))]
        rows.append(("cellbook run, one notebook", seconds([program, "run", "-q", first], options.rounds)))
        try:
            import nbclient

            rows.append((f"nbclient {nbclient.__version__}, one notebook", seconds([sys.executable, "-c", NBCLIENT, first], options.rounds)))
        except ImportError:
            print("nbclient is not installed here: only our side", file=sys.stderr)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {options.rounds} rounds\n")
    print("| what | median s | fastest s | slowest s |\n|---|---:|---:|---:|")
    for what, times in rows:
        print(f"| {what} | {statistics.median(times):.2f} | {min(times):.2f} | {max(times):.2f} |")


main()
