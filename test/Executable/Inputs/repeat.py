"""Runs a command several times; the files that its --output options name must have the same bytes every time.

    repeat.py COUNT COMMAND...
"""

import subprocess
import sys

count, *command = sys.argv[1:]
paths = [argument.removeprefix("--output=@") for argument in command if argument.startswith("--output=@")]
assert paths
seen = None
for i in range(int(count)):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    now = [open(path, "rb").read() for path in paths]
    if seen is not None and now != seen:
        sys.exit(f"run {i + 1} of {' '.join(command)} gave other bytes than those before")
    seen = now
