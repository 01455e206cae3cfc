"""Records how Jupytext reads and writes generated percent files.

    python record_books.py > books.json

Each entry holds a file's text, the cells that Jupytext reads from it, and for notebooks built from the same parts the
text that Jupytext writes. Needs jupytext 1.19.6 and nbformat 5.11.
"""

import json
import random
import re

import jupytext
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

# The one line of a header that names the program which wrote it.
VERSION_LINE = re.compile("#       jupytext_version: .*\n")

HEADER = """# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---
"""
TOP = ["", "", "", HEADER + "\n", HEADER, "#!/usr/bin/env python3\n", "# -*- coding: utf-8 -*-\n", "import os\n\n",
       "# ---\n# title: Course\n# author: [a, b]\n# ---\n\n", "#!/usr/bin/python\n# coding: utf-8\n\n", "\n", "\n\nx = 1\n\n",
       "# A file with comments first\n# and no marker\n\n", '"""Docstring of the file."""\n\n']
MARKERS = ["# %%", "#%%", "# %% ", "#  %%", "# %% Load the data", "# %% title with = sign", "# %%%", "# %%% Nested", "# %%%% Deeper title",
           "# In[3]:", "# In[ ]:", "# In[12]", "# <codecell>", "# %% tags=[\"parameters\"]", "# %% Model tags=[\"slow\", \"gpu\"] timeout=30",
           "# %% {\"tags\": [\"a\"]}", "# %% title {\"k\": [1, 2, {\"n\": null}]}", "# %% collapsed=true", "# %% key='single' n=1.50",
           "# %% Größe ändern", "# %% 第一章", "# %% .class", "# %% a=b", "# %% tolerance=1e-3 title2=\"x y\"", "#\t%% tabbed",
           "# %% name=\"cell one\" run_control={\"frozen\": false}", "# %% flag", "# %% t=[1,\"a=b\"] u={\"a\":true}", "    # %% indented"]
MARKDOWN = ["# %% [markdown]", "# %% [md]", "# %% Title [markdown]", "# %% [markdown] Title", "#%% [markdown]", "# %%% [markdown]",
            "# %% [markdown] tags=[\"remove-cell\"]", "# %% [raw]", "# %% [markdown] slideshow={\"slide_type\": \"slide\"}", "# %% [raw] key=\"v\""]
CODE = ["x = 1", "import torch\nimport numpy as np", "def f(x):\n    return x", "class A:\n    pass", "@decorator\ndef g():\n    '''doc'''\n    return 1",
        "for i in range(3):\n    print(i)\n\n    print('after')", "# only a comment", "%matplotlib inline", "# %matplotlib inline\nimport matplotlib",
        "!ls -l", "# !pip install torch_snippets", "files = !ls", "x = %time f()", "%%time\nf(x)", "# %%time\n# f(x)", "%%capture out\nprint(1)",
        "s = '''\n# %% not a marker\n'''", 's = """a\n\n# %% [markdown]\n"""\nprint(s)', "x?", "# ?print", "?print", "ls", "cat file", "cat = 1", "cd ..",
        "a = 'it''s'", "x = \"# %% no\"", "text = 'a' # '''", "if x:\n    %timeit f()", "print('a')  # %% trailing", "y = 1 \\\n    + 2",
        "%%bash\nls\necho $HOME", "%%html\n<b>x</b>", "%%writefile a.py\nx = 1", "  indented = 1", "\tx", "x = 1  ", "#%%nospace", "# # %magic twice",
        "!echo \\\n  two", "df.plot() ;", "async def h():\n    pass", "x = 1\n\n\ndef late():\n    pass", "z = r'\\d'", "print(1)\n# end comment",
        "", "", "# a\n# b\n# c", "lambda: 0", ")", "x = f'{a!r}'", "'''docstring'''", "%env A=1", "%  notmagic", "#", "##", "x = 1 %y", "mkdir = 3", "rm -rf x"]
TEXT = ["# # Title\n#\n# text", "# Some *text* with `code`.", "#no blank", "plain without sign", '"""\nTriple quoted\n\ntext\n"""', "'''\nsingle\n'''",
        '"""one line"""', 'r"""\n$\\alpha$\n"""', "# - item\n#   - deeper", "# ```python\n# # %% inside\n# x\n# ```", "#", "# a\n\n# b", "",
        "# ~~~\n# %% x\n# ~~~", "# ```\n# unclosed", "# $$ \\frac{1}{2} $$", "# %matplotlib in text", "# | a | b |\n# |---|---|", "# \\# escaped",
        "# trailing blanks  ", '"""\n# %% [markdown] inside\n"""', "# é ü 漢字 😀", '"""text\n"""', '"""\ntext"""', "R'''\nraw\n'''"]
BLANKS = ["\n", "\n\n", "\n\n", "\n\n", "\n\n\n", "\n\n\n\n", "\n  \n", "\n\n  \n", "\n  \n\n"]
ENDS = ["\n", "\n", "\n", "", "\n\n", "\n\n\n", "\n  \n"]


def book(rng):
    parts = [rng.choice(TOP)]
    for _ in range(rng.randint(1, 6)):
        if rng.random() < 0.3:
            marker, body = rng.choice(MARKDOWN), rng.choice(TEXT)
        else:
            marker, body = rng.choice(MARKERS), "\n".join(rng.choice(CODE) for _ in range(rng.choice([1, 1, 1, 2, 3])))
        parts.append(marker + ("\n" + body if body else "") + rng.choice(BLANKS))
    return "".join(parts).rstrip("\n") + rng.choice(ENDS)


def notebook(rng):
    cells = []
    for _ in range(rng.randint(1, 6)):
        kind = rng.random()
        metadata = rng.choice([{}, {}, {}, {"tags": ["parameters"]}, {"title": "A title"}, {"cell_depth": 2, "title": "x"}, {"timeout": 3.5},
                               {"tags": []}, {"nested": {"a": [1, None, True, "é"]}}, {"collapsed": True}, {"lines_to_next_cell": 0}])
        if kind < 0.3:
            source = rng.choice(["# Title", "text\n\nmore", "", "- a\n- b", "`x`  ", "$\\alpha$", "```\n%% x\n```"])
            cells.append(new_markdown_cell(source, metadata={**metadata, **rng.choice([{}, {}, {"cell_marker": '"""'}, {"cell_marker": "'''"}])}))
        elif kind < 0.37:
            cells.append(new_raw_cell("raw text\nmore", metadata=metadata))
        else:
            source = "\n".join(rng.choice(CODE) for _ in range(rng.choice([1, 1, 2])))
            cells.append(new_code_cell(source, metadata=metadata))
    metadata = rng.choice([{"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
                           {"jupytext": {"notebook_metadata_filter": "-all"}}])
    return new_notebook(cells=cells, metadata=metadata)


def plain(cell):
    return {"kind": cell.cell_type, "source": cell.source, "metadata": cell.metadata}


def main():
    rng = random.Random(11)
    reads, writes = [], []
    while len(reads) < 400:
        text = book(rng)
        reads.append({"text": text, "cells": [plain(c) for c in jupytext.reads(text, "py:percent").cells]})
    while len(writes) < 200:
        nb = notebook(rng)
        cells, metadata = [plain(c) for c in json.loads(json.dumps(nb.cells), object_hook=lambda d: nb.__class__(d))], json.loads(json.dumps(nb.metadata))
        writes.append({"cells": cells, "metadata": metadata, "text": VERSION_LINE.sub("", jupytext.writes(nb, "py:percent"))})
    print(json.dumps({"reads": reads, "writes": writes}, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
