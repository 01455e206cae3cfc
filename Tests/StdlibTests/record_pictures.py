"""Records what Matplotlib, OpenCV and Pillow print for the programs in Fixtures/{matplotlib,cv2,PIL}: run it inside an
environment with the real libraries, from this folder."""

import glob
import subprocess
import sys

for folder in ('matplotlib', 'cv2', 'PIL'):
    for program in sorted(glob.glob(f'Fixtures/{folder}/*.py')):
        output = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True).stdout
        with open(program[:-3] + '.out', 'w') as file:
            file.write(output)
