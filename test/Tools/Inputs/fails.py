"""Runs a command that must fail as a bad input does: exit code 1, one error, no output file.

    fails.py [--absent FILE] COMMAND...

What it printed goes to standard output, for FileCheck. A FILE is removed before, and must not be there afterwards.
"""

import os
import subprocess
import sys

arguments = sys.argv[1:]
absent = []
while arguments[0] == "--absent":
    absent.append(arguments[1])
    arguments = arguments[2:]
for path in absent:
    if os.path.exists(path):
        os.remove(path)
process = subprocess.run(arguments, capture_output=True, text=True, stdin=subprocess.DEVNULL)
print(process.stdout + process.stderr, end="")
if process.returncode != 1:
    sys.exit(f"exit code {process.returncode}, not 1")
errors = [line for line in process.stderr.splitlines() if "error: " in line]
if len(errors) != 1:
    sys.exit(f"{len(errors)} errors, not one")
if "Stack dump" in process.stderr or "Assertion" in process.stderr or "PLEASE submit" in process.stderr:
    sys.exit("a crash")
left = [path for path in absent if os.path.exists(path)]
if left:
    sys.exit(f"left behind: {', '.join(left)}")
