"""Holds our notebooks and reports against nbformat, Jupytext, nbconvert and a JUnit reader.

    python conformance.py CELLBOOK

Converts generated percent files (the generator of the tests, with another seed) both ways.
"""

import importlib.util
import json
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


PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
OUTPUTS = [
    {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]},
    {"output_type": "stream", "name": "stderr", "text": "warned\n"},
    {"output_type": "display_data", "data": {"image/png": PICTURE + "\n", "text/plain": ["<Figure>"]}, "metadata": {"image/png": {"width": 3}}},
    {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["one", "two"]},
    {"output_type": "execute_result", "execution_count": 3, "metadata": {},
     "data": {"text/html": ["<b>", "x</b>"], "application/json": {"a": [1, 2.5, None]}, "text/plain": "p"}},
]


def versioned(minor):
    """A notebook with everything that a version of nbformat 4 knows."""
    cells = [
        {"cell_type": "markdown", "metadata": {"slideshow": {"slide_type": "slide"}}, "source": ["# T\n", "![i](attachment:i.png)"]},
        {"cell_type": "raw", "metadata": {"format": "text/restructuredtext"}, "source": "raw *x*"},
        {"cell_type": "code", "metadata": {"tags": ["parameters", "b"], "collapsed": False, "scrolled": "auto", "custom": {"z": 1}},
         "execution_count": 3, "source": ["x = 1\n", "x"], "outputs": OUTPUTS},
        {"cell_type": "code", "metadata": {}, "execution_count": None, "source": "", "outputs": []},
        {"cell_type": "code", "metadata": {}, "execution_count": None, "source": "%matplotlib inline\n!ls\nprint('a')\n", "outputs": []},
        {"cell_type": "markdown", "metadata": {}, "source": ""},
    ]
    if minor >= 1:
        cells[0]["attachments"] = {"i.png": {"image/png": PICTURE}}
    for index, cell in enumerate(cells):
        if minor >= 5:
            cell["id"] = f"id-{index}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel, "widgets": {"x": 1}}, "nbformat": 4, "nbformat_minor": minor}


def joined(value):
    """A notebook with the texts that may be lists of lines as strings."""
    if isinstance(value, dict):
        texts = ("source", "text", "text/plain", "text/html")
        return {k: "".join(v) if k in texts and isinstance(v, list) else joined(v) for k, v in value.items()}
    return [joined(item) for item in value] if isinstance(value, list) else value


def check_versions(program, folder):
    for minor in range(6):
        original = versioned(minor)
        for indent, tail in ((1, "\n"), (None, ""), (2, "\r\n")):
            source, copy, text, back = (folder / f"version-{minor}{suffix}" for suffix in (".ipynb", ".copy.ipynb", ".py", ".back.ipynb"))
            source.write_text(json.dumps(original, indent=indent) + tail, encoding="utf-8", newline="")
            convert(program, source, copy)
            made = json.loads(copy.read_text(encoding="utf-8"))
            nbformat.validate(made)
            assert joined(made) == joined(original), f"{copy}: something is lost"
        convert(program, source, text)
        convert(program, text, back)
        made = json.loads(back.read_text(encoding="utf-8"))
        nbformat.validate(made)
        theirs = jupytext.read(text, fmt="py:percent")
        # Jupytext keeps the attachments among the metadata.
        assert theirs.cells[0].metadata.pop("attachments", None) == made["cells"][0].get("attachments"), "attachments"
        assert cells(nbformat.read(back, as_version=4)) == cells(theirs), f"{text}: Jupytext reads other cells"
    print("nbformat 4.0 to 4.5: every version comes back as it was, and is valid")


def check_text_forms(program, folder):
    """Windows line ends, a byte order mark, no newline at the end, nothing at all: the same bytes come back."""
    for number, data in enumerate((
        b"# %% A\r\nx = 1\r\n\r\n# %% [markdown]\r\n# hi\r\n", b"\xef\xbb\xbf# %% A\nprint(1)\n", b"# %% A\nprint(1)", b"",
        b"print('no marker')\n", "# %% Gr\u00f6\u00dfe\nx = '\u6f22'\n".encode(),
    )):
        source, notebook, back = (folder / f"form-{number}{suffix}" for suffix in (".py", ".ipynb", ".back.py"))
        source.write_bytes(data)
        convert(program, source, notebook)
        nbformat.validate(nbformat.read(notebook, as_version=4))
        convert(program, notebook, back)
        assert back.read_bytes() == data, f"{source}: {back.read_bytes()!r}"
    latin = folder / "latin.py"
    latin.write_bytes(b"# %%\nx = '\xe9'\n")
    run = subprocess.run([program, "convert", str(latin), str(folder / "latin.ipynb")], capture_output=True, text=True)
    assert run.returncode == 3 and "not UTF-8 (line 2)" in run.stderr, run
    print("line ends, byte order marks and missing newlines survive; what is no UTF-8 is refused")


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
        check_versions(program, pathlib.Path(name))
        check_text_forms(program, pathlib.Path(name))
        check_reports(program, pathlib.Path(name))


main()
