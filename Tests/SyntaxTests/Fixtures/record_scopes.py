"""Records the scopes of scopes/*.py as CPython 3.11 resolves them: python record_scopes.py"""

import pathlib

import canonical_scopes

for path in sorted(pathlib.Path(__file__).parent.glob("scopes/*.py")):
    path.with_suffix(".scopes").write_text(canonical_scopes.dump(path.read_text()))
