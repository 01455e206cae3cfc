"""Records what CPython 3.11 says of the snippets in errors/*.txt, which are divided by lines of `---`:
python record_errors.py

A line of the answer holds the exception, the message, the span as line:column-line:column, and the quoted line where it is
not a line of the snippet. An empty span is widened to one column, as tracebacks show it.
"""

import pathlib
import warnings

warnings.simplefilter("ignore")


def answer(source):
    try:
        compile(source, "<string>", "exec", dont_inherit=True)
    except SyntaxError as error:
        start = error.offset
        end = error.end_offset if error.end_offset not in (None, 0, -1, start) else start + 1
        span = f"{error.lineno}:{start - 1}-{error.end_lineno or error.lineno}:{end - 1}"
        text = (error.text or "").rstrip("\n")
        quoted = f" {text}" if text and text not in source.split("\n") else ""
        return f"{type(error).__name__}: {error.msg} @ {span}{quoted}".replace("\n", "\\n")
    return "no error"


for path in sorted(pathlib.Path(__file__).parent.glob("errors/*.txt")):
    snippets = path.read_text().split("\n---\n")
    path.with_suffix(".expected").write_text("".join(answer(snippet) + "\n" for snippet in snippets))
