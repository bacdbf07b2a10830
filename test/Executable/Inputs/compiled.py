"""Compiles a model for processes and for threads, and holds the results of both to be the same bits.

    compiled.py TP25D MODEL FOLDER Q D [OPTION OF THE EXECUTABLE | compile:OPTION OF tp25d compile]...

The first result is compared. Received bytes must be what the compiler predicts, and the arena what it reports.
"""

import json
import os
import subprocess
import sys

tp25d, model, folder, q, d = sys.argv[1:6]
compile_options = [word.removeprefix("compile:") for word in sys.argv[6:] if word.startswith("compile:")]
options = [word for word in sys.argv[6:] if not word.startswith("compile:")]
count = int(q) ** 2 * int(d)
environment = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
                   OMPI_MCA_rmaps_base_oversubscribe="1",
                   ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0")  # OpenMPI has some


def run(command, **more):
    process = subprocess.run(command, capture_output=True, text=True, timeout=120, **more)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{process.stdout}{process.stderr}")


results = []
for target, launcher in (("host", []), ("mpi", ["mpirun", "-np", str(count)])):
    executable, output, stats = (os.path.join(folder, f"{target}{end}") for end in ("", ".npy", ".json"))
    run([tp25d, "compile", model, "-q", q, "-d", d, f"--target={target}", "-o", executable, *compile_options])
    run([*launcher, executable, "--timeout=60", f"--output=@{output}", f"--stats={stats}", *options], env=environment)
    with open(output, "rb") as file:
        results.append(file.read())
    with open(stats) as file:
        statistics = json.load(file)
    devices, predicted = statistics["devices"], statistics["predicted"]["devices"]
    if len(devices) != count or len(predicted) != count:
        sys.exit(f"{target}: {len(devices)} and {len(predicted)} devices, not {count}")
    for device, foretold in zip(devices, predicted):
        for key in ("id", "received_bytes", "arena_bytes"):
            if device[key] != foretold[key]:
                sys.exit(f"{target}: device {device['id']}: {key} {device[key]}, predicted {foretold[key]}")
if results[0] != results[1]:
    sys.exit("the processes' result is not the threads'")
print(f"{count} processes: same bits, {len(results[0])} bytes")
