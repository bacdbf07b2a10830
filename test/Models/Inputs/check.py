"""Runs exported models on several grids, and compares their results with those of the framework that exported them.

    check.py FOLDER [NAME...]          on virtual devices
    check.py --mpi FOLDER [NAME...]    as executables of four processes
"""

import argparse
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir))
from tensors import read_npy

GRIDS = [(1, 1), (2, 1), (2, 2), (4, 1)]
TOLERANCE = 1e-5  # of the largest element


def numbered(folder, kind):
    """The files input_0.npy, input_1.npy, ... or result_0.npy, ..."""
    names = [name for name in os.listdir(folder) if name.startswith(kind + "_")]
    return [os.path.join(folder, f"{kind}_{i}.npy") for i in range(len(names))]


def difference(path, expected):
    """The largest difference as a part of the largest element."""
    _, _, values = read_npy(path)
    _, _, wanted = read_npy(expected)
    largest = max(map(abs, wanted)) or 1
    return max(abs(a - b) for a, b in zip(values, wanted, strict=True)) / largest


def check(folder, command, scratch, checks):
    """What is wrong with a run; empty: nothing."""
    outputs = [os.path.join(scratch, os.path.basename(path)) for path in numbered(folder, "result")]
    done = subprocess.run(
        [*command, *[f"--input=@{path}" for path in numbered(folder, "input")],
         "--params=" + os.path.join(folder, "model.safetensors"), *[f"--output=@{path}" for path in outputs], *checks],
        capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        return done.stderr or done.stdout
    for path, expected in zip(outputs, numbered(folder, "result"), strict=True):
        if not (worst := difference(path, expected)) <= TOLERANCE:
            return f"{os.path.basename(expected)} differs by {worst} of its largest element"
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mpi", action="store_true")
    parser.add_argument("folder")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    names = args.names or sorted(os.listdir(args.folder))
    failed = 0
    for name in names:
        folder = os.path.join(args.folder, name)
        model = os.path.join(folder, "model.mlir")
        for q, d in [(2, 1)] if args.mpi else GRIDS:
            with tempfile.TemporaryDirectory(prefix="models_") as scratch:
                grid = ["-q", str(q), "-d", str(d)]
                if args.mpi:
                    program = os.path.join(scratch, "model")
                    subprocess.run(["tp25d", "compile", model, *grid, "--target=mpi", "-o", program], check=True)
                    command = ["mpirun", "--allow-run-as-root", "--oversubscribe", "-np", str(q * q * d), program]
                    problem = check(folder, command, scratch, ["--timeout=60"])
                else:
                    problem = check(folder, ["tp25d", "run", model, *grid], scratch, ["--check", "--timeout=60"])
            if problem:
                failed += 1
                print(f"{name} q={q} d={d}: {problem}")
    print(f"{len(names)} models, {failed} wrong runs")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main())
