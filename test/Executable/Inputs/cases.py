"""Runs the cases of Inputs/cases: each folder has a model and a file `cmd`, which says how to run it.

    cases.py FOLDER [NAME...]       all, or some, on virtual devices
    cases.py --mpi FOLDER [NAME...] the same as executables of four processes

Expected values stand in the folder: exp*.npy and e*.npy for the results in order, expected.safetensors after a training
step. Every run on virtual devices is compared with the reference of --check besides. Where `cmd` runs tp25d-opt, one
located error is what is right. Grids that do not divide a model's sizes end in one error that says so.
"""

import argparse
import glob
import os
import re
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
from tensors import read_safetensors

GRIDS = [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1)]
REFUSED = "not a multiple of"


def compare(path, expected, tolerance):
    """What is wrong with the tensors of a file; None: nothing."""
    values = read_safetensors(path)
    for name, (_, _, wanted) in read_safetensors(expected).items():
        difference = max(abs(a - b) for a, b in zip(values[name][2], wanted, strict=True))
        if difference > tolerance * (1 + max(map(abs, wanted))):
            return f"{name} differs by {difference}"
    return None


def command_of(folder):
    with open(os.path.join(folder, "cmd")) as file:
        lines = [line for line in file if not line.startswith("#")]
    return shlex.split(lines[0].split(" #")[0])


def without(command, *options):
    """`command` without options that take a value, as the next word or behind `=`."""
    kept, skip = [], False
    for word in command:
        if skip:
            skip = False
        elif word in options:
            skip = True
        elif not any(word.startswith(option + "=") for option in options):
            kept.append(word)
    return kept


def execute(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)


def verdict(process):
    """What is wrong with a run; None: nothing."""
    errors = [line for line in process.stderr.splitlines() if "error:" in line]
    if process.returncode == 0 or (process.returncode == 1 and len(errors) == 1 and REFUSED in errors[0]):
        return None
    return f"exit code {process.returncode}\n" + (process.stdout + process.stderr)[-2000:]


def expected_of(folder):
    files = sorted(glob.glob(os.path.join(folder, "exp*.npy"))) or sorted(glob.glob(os.path.join(folder, "e[0-9].npy")))
    return [f"--expected-output=@{os.path.basename(path)}" for path in files]


def check_training(folder, command, q, d, temporary):
    checkpoint = os.path.join(temporary, f"trained_{q}_{d}.safetensors")
    command = without(command, "-q", "-d", "--checkpoint", "--stats")
    process = execute(command + ["-q", str(q), "-d", str(d), f"--checkpoint={checkpoint}"], folder)
    if process.returncode != 0:
        return verdict(process)
    return compare(checkpoint, os.path.join(folder, "expected.safetensors"), 1e-5)


def check_refusal(folder, command):
    process = execute(command, folder)
    located = [line for line in process.stderr.splitlines() if re.match(r"\S+:\d+:\d+: error: ", line)]
    if process.returncode == 1 and len(located) == 1:
        return None
    return f"exit code {process.returncode}, not one located error\n{process.stderr[-2000:]}"


def check_devices(folder, temporary, grids):
    command = command_of(folder)
    if command[0] == "tp25d-opt":
        yield "", check_refusal(folder, command)
        return
    for q, d in grids:
        if command[1] == "train":
            yield f"q={q} d={d}", check_training(folder, command, q, d, temporary)
            continue
        plain = [word for word in without(command, "-q", "-d", "--output", "--timeout") if word != "--check"]
        # A tolerance is the expected output's; the check has its own.
        runs = [without(plain, "--tolerance", "--expected-output") + ["--check"]]
        if expected_of(folder):
            runs.append(without(plain, "--expected-output") + expected_of(folder))
        for run in runs:
            process = execute(run + ["-q", str(q), "-d", str(d), "--timeout=60"], folder)
            yield f"q={q} d={d} {'--check' if '--check' in run else ''}", verdict(process)


def check_processes(folder, temporary, _):
    command = command_of(folder)
    if command[0] == "tp25d-opt" or command[1] == "train":
        return
    expected = expected_of(folder)
    arguments = [word for word in without(command[3:], "-q", "-d", "--output", "--expected-output", "--depth",
                                          "--stationary", "--timeout") if word != "--check"]
    result = os.path.join(temporary, "result")
    narrow = "bf16" in os.path.basename(folder)  # .npy files have no bf16
    if not expected:  # what one device gives, which the other test compares with the reference
        path = result + (".safetensors" if narrow else ".npy")
        process = execute(command[:3] + arguments + [f"--output=@{path}"], folder)
        if process.returncode != 0:
            yield "one device", verdict(process)
            return
        expected = [] if narrow else [f"--expected-output=@{path}"]
    program = os.path.join(temporary, "program")
    for q, d in [(2, 1), (1, 4)]:
        process = execute(["tp25d", "compile", command[2], "-q", str(q), "-d", str(d), "--target=mpi", "-o", program],
                          folder)
        output = f"{result}_{q}_{d}.safetensors"
        if process.returncode == 0:
            process = execute(["mpirun", "--allow-run-as-root", "--oversubscribe", "-np", "4", program, *arguments,
                               *expected, f"--output=@{output}", "--timeout=60"], folder)
        wrong = verdict(process)
        if not wrong and process.returncode == 0 and narrow:
            wrong = compare(output, result + ".safetensors", 2**-7)
        yield f"mpirun q={q} d={d}", wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mpi", action="store_true", help="as executables of four processes")
    parser.add_argument("--quick", action="store_true", help="on one grid")
    parser.add_argument("folder")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    runs, failures = 0, []
    for name in args.names or sorted(os.listdir(args.folder)):
        with tempfile.TemporaryDirectory(prefix="case_") as temporary:
            check = check_processes if args.mpi else check_devices
            grids = [(2, 2)] if args.quick else GRIDS
            for what, wrong in check(os.path.join(args.folder, name), temporary, grids):
                runs += 1
                if wrong:
                    failures.append(name)
                    print(f"FAILED: {name} {what}: {wrong}\n", flush=True)
    print(f"{runs} runs, {len(failures)} failed" + (f": {', '.join(dict.fromkeys(failures))}" if failures else ""))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
