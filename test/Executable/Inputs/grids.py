"""Runs `tp25d run` on several grids; all must succeed, and say what is expected of each result.

    grids.py QxD,QxD,... TP25D run MODEL OPTIONS...
"""

import subprocess
import sys

for grid in sys.argv[1].split(","):
    q, d = grid.split("x")
    command = [*sys.argv[2:], "-q", q, "-d", d]
    process = subprocess.run(command, capture_output=True, text=True)
    compared = process.stdout.count("against what was expected") + process.stdout.count("against the reference")
    if process.returncode or not compared:
        sys.exit(f"{' '.join(command)}\nexit code {process.returncode}\n{process.stdout}{process.stderr}")
