#!/usr/bin/env python3
"""Times an executable for processes with transfers that overlap with products, and with transfers that block.

    benchmarks/overlap.py build/bin/tp25d model.mlir -q 2 -d 1 [--rounds 9]

Both run in turns; the medians of their times and of the ratios of neighbours are printed, with the share of the
transfers' time during which devices computed.
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("tp25d")
parser.add_argument("model")
parser.add_argument("-q", type=int, default=2)
parser.add_argument("-d", type=int, default=1)
parser.add_argument("--rounds", type=int, default=9)
parser.add_argument("--launcher", default="mpirun --oversubscribe --bind-to none", help="what starts processes")
arguments = parser.parse_args()

count = arguments.q**2 * arguments.d
environment = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1")
with tempfile.TemporaryDirectory() as folder:
    executable, stats = os.path.join(folder, "model"), os.path.join(folder, "stats.json")
    subprocess.run([arguments.tp25d, "compile", arguments.model, "-q", str(arguments.q), "-d", str(arguments.d),
                    "--target=mpi", "-o", executable], check=True)
    seconds, hidden = {"overlapped": [], "blocking": []}, {"overlapped": [], "blocking": []}
    for _ in range(arguments.rounds):
        for kind in seconds:
            command = [*arguments.launcher.split(), "-np", str(count), executable, "--repeat=5", f"--stats={stats}"]
            subprocess.run(command + ["--blocking"] * (kind == "blocking"), check=True, env=environment,
                           stdout=subprocess.DEVNULL)
            with open(stats) as file:
                run = json.load(file)
            seconds[kind].append(run["seconds"])
            hidden[kind].append(run["hidden_transfer_share"])
ratios = [b / o for o, b in zip(seconds["overlapped"], seconds["blocking"])]
print(f"{count} processes on {os.cpu_count()} cores, medians of {arguments.rounds} rounds")
for kind in seconds:
    print(f"  {kind:10}  {statistics.median(seconds[kind]) * 1e3:9.3f} ms   hidden {statistics.median(hidden[kind]):.0%}")
print(f"  blocking / overlapped  {statistics.median(ratios):.3f}")
