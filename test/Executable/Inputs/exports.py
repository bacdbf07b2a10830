"""The dynamic symbols that a library defines must be those of the C interface and the ones named.

    exports.py LIBRARY NAME...
"""

import subprocess
import sys

listing = subprocess.run(["nm", "-D", "--defined-only", sys.argv[1]], capture_output=True, text=True, check=True).stdout
names = {line.split()[-1] for line in listing.splitlines()}
missing = set(sys.argv[2:]) | {"tp25d_create", "tp25d_run", "tp25d_load_npy"}
missing -= names
others = {name for name in names - set(sys.argv[2:]) if not name.startswith("tp25d_")}
if missing or others:
    sys.exit(f"missing: {missing}; others: {others}")
