"""Checks the keys and the sense of what --stats wrote.

    stats.py STATS Q D [reference]
"""

import json
import sys

stats, q, d = json.load(open(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3])
keys = {"grid", "seconds", "compile_seconds", "devices", "predicted", "processes"} | set(
    ["reference_seconds"] if "reference" in sys.argv else [])
assert set(stats) == keys, sorted(stats)
assert stats["grid"] == {"depth": d, "row": q, "col": q}, stats["grid"]
assert all(stats[key] > 0 for key in keys if key.endswith("seconds")), stats
assert [device["id"] for device in stats["devices"]] == list(range(q * q * d))
assert [set(process) for process in stats["processes"]] == [{"read_bytes", "peak_resident_bytes"}], stats["processes"]
for device, predicted in zip(stats["devices"], stats["predicted"]["devices"], strict=True):
    assert set(device) == {"id", "received_bytes", "arena_bytes", "seconds"}, sorted(device)
    assert set(device["received_bytes"]) == {"depth", "row", "col"}, device["received_bytes"]
    assert {key: device[key] for key in ("id", "received_bytes", "arena_bytes")} == predicted, predicted
    seconds = device["seconds"]
    assert set(seconds) == {"product", "kernel", "broadcast", "reduce", "all_reduce", "all_gather", "reduce_scatter",
                            "all_to_all"}, sorted(seconds)
    assert all(value >= 0 for value in seconds.values()) and seconds["product"] > 0 and seconds["broadcast"] > 0, seconds
    assert seconds["all_reduce"] == seconds["all_to_all"] == 0, "the model needs none"
