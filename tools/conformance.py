"""Holds our notebooks and reports against nbformat, Jupytext, nbconvert and a JUnit reader.

    python conformance.py CELLBOOK

Converts generated percent files (the generator of the tests, with another seed) both ways.
"""

import importlib.util
import pathlib
import random
import subprocess
import sys
import tempfile

import jupytext
import nbformat

ROOT = pathlib.Path(__file__).resolve().parent.parent
COUNT = 200


def generator():
    path = ROOT / "Tests/NotebookTests/Fixtures/percent/record_books.py"
    spec = importlib.util.spec_from_file_location("record_books", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cells(notebook):
    ours = {"cellbook"}
    return [(c.cell_type, c.source, {k: v for k, v in c.metadata.items() if k not in ours}) for c in notebook.cells]


def convert(program, source, target):
    subprocess.run([program, "convert", str(source), str(target)], check=True)


def check_conversions(program, folder):
    books = generator()
    rng = random.Random(2024)
    for number in range(COUNT):
        source, notebook, back = (folder / f"book-{number}{suffix}" for suffix in (".py", ".ipynb", ".back.py"))
        source.write_text(books.book(rng), encoding="utf-8", newline="")
        convert(program, source, notebook)
        convert(program, notebook, back)
        assert back.read_bytes() == source.read_bytes(), f"{source}: not the same after the way through a notebook"
        ours = nbformat.read(notebook, as_version=4)
        nbformat.validate(ours)
        theirs = jupytext.read(source, fmt="py:percent")
        assert cells(ours) == cells(theirs), f"{source}: Jupytext reads other cells"
        # What we write from a notebook, Jupytext reads as that notebook.
        made, text = folder / f"made-{number}.ipynb", folder / f"made-{number}.py"
        original = books.notebook(rng)
        nbformat.write(original, made)
        convert(program, made, text)
        written = [(c.cell_type, c.source) for c in jupytext.read(text, fmt="py:percent").cells]
        expected = [(c.cell_type, c.source) for c in jupytext.reads(jupytext.writes(original, "py:percent"), "py:percent").cells]
        assert written == expected, f"{text}: Jupytext reads other cells"
    print(f"{COUNT} percent files and {COUNT} notebooks: valid, the same cells as Jupytext's, the same bytes after both ways")


def check_reports(program, folder):
    from junitparser import JUnitXml
    from nbconvert import HTMLExporter

    book = folder / "reports.py"
    book.write_text("# %% [markdown]\n# # Title\n\n# %% First\nx = 1\nprint('é <b>')\n\n# %% Breaks\n1 / 0\n\n# %%\nx\n", encoding="utf-8")
    ipynb, junit = folder / "report.ipynb", folder / "report.xml"
    status = subprocess.run([program, "run", "-q", str(book), "--ipynb", str(ipynb), "--junit", str(junit)], capture_output=True).returncode
    assert status == 1, f"exit status {status}"
    notebook = nbformat.read(ipynb, as_version=4)
    nbformat.validate(notebook)
    html, _ = HTMLExporter().from_notebook_node(notebook)
    assert "ZeroDivisionError" in html
    suites = JUnitXml.fromfile(str(junit))
    assert (suites.tests, suites.failures, suites.skipped) == (3, 1, 1), (suites.tests, suites.failures, suites.skipped)
    print("reports: nbformat, nbconvert and a JUnit reader take them")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        check_conversions(program, pathlib.Path(name))
        check_reports(program, pathlib.Path(name))


main()
