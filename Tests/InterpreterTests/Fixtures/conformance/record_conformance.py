"""Record CPython's output beside the conformance programs.

Every `<topic>/<behaviour>.py` is run in its own folder; the path of that folder is cut out of what it prints.
Standard output goes to `<behaviour>.out`; standard error, if there is any, to `<behaviour>.err`. Files in deeper folders
are modules that programs import, not programs.

    python3.11 record_conformance.py [TOPIC[/BEHAVIOUR]]…     record (all programs without arguments)
    python3.11 record_conformance.py --check                 compare with what is recorded, change nothing
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def programs(wanted):
    for path in sorted(HERE.glob("*/*.py")):
        name = f"{path.parent.name}/{path.stem}"
        if not wanted or name in wanted or path.parent.name in wanted:
            yield path


def run(path):
    environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
    finished = subprocess.run(
        [sys.executable, path.name], cwd=path.parent, env=environment, capture_output=True, stdin=subprocess.DEVNULL,
        timeout=60)
    # The folder's path is cut out of what is printed: a traceback names the bare file.
    here = (str(path.parent) + os.sep).encode()
    return finished.stdout.replace(here, b""), finished.stderr.replace(here, b"")


def main():
    arguments = sys.argv[1:]
    check = "--check" in arguments
    if sys.version_info[:2] != (3, 11):
        sys.exit("record with CPython 3.11")
    different = 0
    count = 0
    for path in programs([argument for argument in arguments if argument != "--check"]):
        count += 1
        for suffix, text in zip((".out", ".err"), run(path)):
            target = path.with_suffix(suffix)
            recorded = target.read_bytes() if target.exists() else b""
            if text == recorded and (suffix == ".err" or target.exists()):
                continue
            if check:
                different += 1
                print(f"{target.relative_to(HERE)} differs")
            elif text or suffix == ".out":
                target.write_bytes(text)
            else:
                target.unlink()
    print(f"{count} programs" + (f", {different} differences" if check else " recorded"))
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
