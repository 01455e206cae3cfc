"""Records beside each program of numpy/ what NumPy prints for it: `python record_numpy.py`."""
import pathlib
import subprocess
import sys

folder = pathlib.Path(__file__).parent / "Fixtures" / "numpy"
for program in sorted(folder.glob("**/*.py")):
    result = subprocess.run([sys.executable, str(program)], capture_output=True, stdin=subprocess.DEVNULL)
    if result.returncode:
        sys.exit(f"{program}: {result.stderr.decode()}")
    program.with_suffix(".out").write_bytes(result.stdout)
