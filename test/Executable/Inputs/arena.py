"""Holds the memory that `tp25d run` printed before it ran against that of --stats.

    arena.py OUTPUT STATS [--at-most-half-of STATS]
"""

import json
import re
import sys

output, stats = open(sys.argv[1]).read(), json.load(open(sys.argv[2]))
devices, size = map(int, re.search(r"^(\d+) devices?, (\d+) bytes each$", output, re.MULTILINE).groups())
assert output.index("bytes each") < output.index("ran in")
assert len(stats["devices"]) == len(stats["predicted"]["devices"]) == devices, devices
for device in stats["devices"] + stats["predicted"]["devices"]:
    assert device["arena_bytes"] == size > 0, f"device {device['id']}: {device['arena_bytes']}, printed {size}"
if len(sys.argv) > 3:
    other = json.load(open(sys.argv[4]))["devices"][0]["arena_bytes"]
    assert 2 * size <= other, f"{size} is more than half of {other}"
