"""Records the outputs of the programs in Fixtures/{torch,torchvision,torchsummary,pandas,sklearn} from the real libraries.

Usage: record_libraries.py [--missing] [--torch-summary FOLDER] [PROGRAM.py ...]

Run by the CPython that has PyTorch, torchvision, pandas and torchsummary 1.5.1; FOLDER holds torch-summary 1.4.5, which has
the same import name and serves the programs named `table_*`. Each PROGRAM.py gets a PROGRAM.out beside it. The libraries are
imported once; every program runs in a fork of that process.
"""

import argparse
import os
import pathlib
import runpy
import sys
import traceback
import warnings

os.environ["OMP_NUM_THREADS"] = "1"

import pandas  # noqa: E402,F401
import sklearn.metrics  # noqa: E402,F401
import sklearn.model_selection  # noqa: E402,F401
import torch  # noqa: E402
import torchvision  # noqa: E402,F401

HERE = pathlib.Path(__file__).parent / "Fixtures"
FOLDERS = ("torch", "torchvision", "torchsummary", "pandas", "sklearn")


def run(program, torch_summary):
    """Runs a program with its output in a file; true if it ended without an exception."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    status = 1
    try:
        os.chdir(program.parent)
        if program.name.startswith("table_"):
            sys.path.insert(0, torch_summary)
        warnings.simplefilter("ignore")
        with open(program.with_suffix(".part"), "w", encoding="utf-8") as output:
            sys.stdout = output
            runpy.run_path(program.name, run_name="__main__")
        os.replace(program.with_suffix(".part"), program.with_suffix(".out"))
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--missing", action="store_true", help="only programs without a recorded output")
    parser.add_argument("--torch-summary", help="folder of torch-summary 1.4.5")
    parser.add_argument("programs", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    programs = [p.resolve() for p in options.programs] or sorted(
        path for folder in FOLDERS for path in (HERE / folder).rglob("*.py")
    )
    failed = []
    for program in programs:
        if options.missing and program.with_suffix(".out").exists():
            continue
        if program.name.startswith("table_") and options.torch_summary is None:
            continue
        if not run(program.resolve(), options.torch_summary):
            failed.append(program)
            print("failed:", program)
    print(f"{len(failed)} of {len(programs)} programs failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
