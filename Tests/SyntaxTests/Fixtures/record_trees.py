"""Records the trees of trees/*.py as CPython 3.11 parses them: python record_trees.py

A file whose first line is `# without spans` is recorded without them: inside f-strings CPython 3.11 misplaces some.
"""

import pathlib

import canonical

for path in sorted(pathlib.Path(__file__).parent.glob("trees/*.py")):
    source = path.read_text()
    spans = not source.startswith("# without spans")
    path.with_suffix(".tree").write_text(canonical.dump(source, spans=spans))
