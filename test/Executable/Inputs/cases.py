"""Runs the cases of Inputs/cases: each folder has a model and a file `cmd`, which says how to run it.

    cases.py FOLDER [NAME...]       all, or some, on virtual devices
    cases.py --mpi FOLDER [NAME...] the same as executables of four processes

Expected values stand in the folder: exp*.npy and e*.npy for the results in order, expected.safetensors after a training
step. Every run on virtual devices is compared with the reference of --check besides. Where `cmd` runs tp25d-opt, one
located error is what is right. Grids that do not divide a model's sizes end in one error that says so.
"""

import argparse
import glob
import json
import os
import re
import shlex
import struct
import subprocess
import sys
import tempfile

GRIDS = [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1)]
REFUSED = "not a multiple of"


def read_safetensors(path):
    with open(path, "rb") as file:
        size = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(size))
        data = file.read()
    values = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            begin, end = entry["data_offsets"]
            values[name] = struct.unpack(f"<{(end - begin) // 4}f", data[begin:end])
    return values


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
    trained, expected = read_safetensors(checkpoint), read_safetensors(os.path.join(folder, "expected.safetensors"))
    for name, values in expected.items():
        difference = max(abs(a - b) for a, b in zip(trained[name], values, strict=True))
        if difference > 1e-5 * (1 + max(map(abs, values))):
            return f"{name} differs by {difference}"
    return None


def check_refusal(folder, command):
    process = execute(command, folder)
    located = [line for line in process.stderr.splitlines() if re.match(r"\S+:\d+:\d+: error: ", line)]
    if process.returncode == 1 and len(located) == 1:
        return None
    return f"exit code {process.returncode}, not one located error\n{process.stderr[-2000:]}"


def check_devices(folder, temporary):
    command = command_of(folder)
    if command[0] == "tp25d-opt":
        yield "", check_refusal(folder, command)
        return
    for q, d in GRIDS:
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


def check_processes(folder, temporary):
    command = command_of(folder)
    if command[0] == "tp25d-opt" or command[1] == "train":
        return
    expected = expected_of(folder)
    arguments = [word for word in without(command[3:], "-q", "-d", "--output", "--expected-output", "--depth",
                                          "--stationary", "--timeout") if word != "--check"]
    if not expected:  # what one device gives, which the other test compares with the reference
        count = 1 + execute(["tp25d-opt", "--tp25d-import", command[2]], folder).stdout.count("-> (tensor")
        outputs = [f"@{temporary}/result_{i}.npy" for i in range(count)]
        process = execute(command[:3] + arguments + [f"--output={output}" for output in outputs[:1]], folder)
        if process.returncode != 0:
            yield "one device", verdict(process)
            return
        expected = [f"--expected-output={output}" for output in outputs[:1]] + ["--tolerance=0.01"]
    program = os.path.join(temporary, "program")
    for q, d in [(2, 1), (1, 4)]:
        process = execute(["tp25d", "compile", command[2], "-q", str(q), "-d", str(d), "--target=mpi", "-o", program],
                          folder)
        if process.returncode == 0:
            process = execute(["mpirun", "--allow-run-as-root", "--oversubscribe", "-np", "4", program, *arguments,
                               *expected, "--timeout=60"], folder)
        yield f"mpirun q={q} d={d}", verdict(process)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mpi", action="store_true")
    parser.add_argument("folder")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    runs, failures = 0, []
    for name in args.names or sorted(os.listdir(args.folder)):
        with tempfile.TemporaryDirectory(prefix="case_") as temporary:
            check = check_processes if args.mpi else check_devices
            for what, wrong in check(os.path.join(args.folder, name), temporary):
                runs += 1
                if wrong:
                    failures.append(name)
                    print(f"FAILED: {name} {what}: {wrong}\n", flush=True)
    print(f"{runs} runs, {len(failures)} failed" + (f": {', '.join(dict.fromkeys(failures))}" if failures else ""))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
