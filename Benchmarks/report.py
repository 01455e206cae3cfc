"""What every record of measurements says about its circumstances."""

import datetime
import os
import platform
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"


def machine():
    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def output_of(command):
    """The first line that a command prints."""
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=HERE).stdout.strip().splitlines()[0]
    except (OSError, IndexError):
        return "unknown"


def circumstances(cellbook, others, command):
    """Lines of Markdown: machine, versions, commit and command. `others` maps a name to its version."""
    commit = output_of(["git", "rev-parse", "--short", "HEAD"])
    return [
        f"- machine: {machine()}",
        f"- Cellbook: {output_of([cellbook, '--version'])}, commit {commit}",
        *(f"- {name}: {version}" for name, version in others.items()),
        f"- command: `{command}`",
    ]


def write(name, lines):
    """`Benchmarks/results/NAME-DATE.md`; returns its path."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}-{datetime.date.today().isoformat()}.md"
    path.write_text("\n".join(lines) + "\n")
    return path
