"""Writes docs/coverage.md: which public names of PyTorch and NumPy are there in Cellbook.

    python3 tools/coverage.py --cellbook PATH

runs under a CPython with both libraries, lists their names, and asks Cellbook, which runs this same file, for each of them.
"""

import importlib
import subprocess
import sys
import textwrap
import types

#: The heading of each part and the object whose names it lists: a module, or a class of one.
PARTS = [
    ("torch", "torch"), ("torch.nn", "torch.nn"), ("torch.nn.functional", "torch.nn.functional"),
    ("torch.optim", "torch.optim"), ("torch.Tensor", "torch:Tensor"), ("numpy", "numpy"),
]


def resolve(path):
    module, _, attribute = path.partition(":")
    found = importlib.import_module(module)
    return getattr(found, attribute) if attribute else found


def is_public(owner, name):
    """Not an underscore's, nor a module or a typing name that the library only imports for itself."""
    if name.startswith("_"):
        return False
    value = getattr(owner, name, None)
    if isinstance(value, type) and value.__module__.endswith("._C") and name not in getattr(owner, "__all__", ()):
        return False
    if isinstance(value, types.ModuleType):
        return value.__name__.startswith(getattr(owner, "__name__", "").split(".")[0] + ".")
    home = getattr(value, "__module__", None)
    return not (isinstance(home, str) and home.split(".")[0] in ("typing", "functools", "collections", "math"))


def answer_questions():
    """Run by Cellbook: a line with a path and a name in, 1 or 0 out."""
    for line in sys.stdin:
        path, name = line.split()
        try:
            found = hasattr(resolve(path), name)
        except Exception:
            found = False
        print(1 if found else 0)


def ask(cellbook, questions):
    text = "".join(f"{path} {name}\n" for path, name in questions)
    finished = subprocess.run([cellbook, __file__, "answer"], input=text, capture_output=True, text=True)
    answers = finished.stdout.split()
    if len(answers) != len(questions):
        raise SystemExit(f"{cellbook} answered {len(answers)} of {len(questions)} questions: {finished.stderr[-400:]}")
    return [answer == "1" for answer in answers]


def listing(title, names):
    text = ", ".join(f"`{name}`" for name in names) if names else "none"
    return textwrap.fill(f"{title}: {text}.", 120, break_long_words=False, break_on_hyphens=False)


def page(parts):
    versions = ", ".join(f"{name} {importlib.import_module(name).__version__.split('+')[0]}" for name in ("torch", "numpy"))
    lines = [
        "# Coverage", "",
        f"The public names of the libraries ({versions}) and whether Cellbook has them. Using one that is not there raises an",
        "`AttributeError`, or an `ImportError`; one of a module ends with *(not in Cellbook)*. Written by `tools/coverage.py`.", "",
        "| part | names | there | |", "|---|---|---|---|",
    ]
    for heading, present, missing in parts:
        total = len(present) + len(missing)
        lines.append(f"| {heading} | {total} | {len(present)} | {100 * len(present) // total} % |")
    for heading, present, missing in parts:
        lines += ["", f"## {heading}", "", listing("There", present), "", listing("Not there", missing)]
    return "\n".join(lines) + "\n"


def main():
    if sys.argv[1:] == ["answer"]:
        answer_questions()
        return
    if len(sys.argv) != 3 or sys.argv[1] != "--cellbook":
        raise SystemExit("usage: python3 tools/coverage.py --cellbook PATH")
    parts = []
    for heading, path in PARTS:
        owner = resolve(path)
        names = sorted(name for name in dir(owner) if is_public(owner, name))
        answers = ask(sys.argv[2], [(path, name) for name in names])
        present = [name for name, found in zip(names, answers) if found]
        parts.append((heading, present, [name for name, found in zip(names, answers) if not found]))
        print(f"{heading}: {len(present)} of {len(names)}")
    with open(__file__.rsplit("tools", 1)[0] + "docs/coverage.md", "w") as file:
        file.write(page(parts))


main()
