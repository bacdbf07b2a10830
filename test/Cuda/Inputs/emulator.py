"""Runs a program of the cuda backend on the emulator of CUDA, cuBLASLt and NCCL, and holds it to how it must end.

    emulator.py LIBRARIES COUNT schedules SEEDS PROGRAM...    passes with every seed
    emulator.py LIBRARIES COUNT order PROGRAM...              issues the transfers of step 1 before the product of step 0
    emulator.py LIBRARIES COUNT trace PROGRAM...              and its trace shows them on their way before that ends
    emulator.py LIBRARIES COUNT fault PATTERN NAME=VALUE... PROGRAM...
                                                            ends with one message that has the pattern, in time
    emulator.py LIBRARIES COUNT mistake PATTERN CALL:WHAT PROGRAM...
                                                            so it does if WHAT happens to one of its CALLs on rank 1

A compiled program also needs its kernels for the emulator, which TP25D_EMULATOR_KERNELS names.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time

MOST_SECONDS = 15
MOST_CALLS = 40


def run(libraries, count, program, **variables):
    environment = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
                       OMPI_MCA_rmaps_base_oversubscribe="1", LD_LIBRARY_PATH=libraries,
                       **{"TP25D_EMULATOR_DEVICES": count, **variables})
    with tempfile.TemporaryDirectory() as folder:
        begin = time.monotonic()
        done = subprocess.run(["mpirun", "-np", count, *program], env=environment, cwd=folder, capture_output=True,
                              text=True, timeout=120)
        return done, time.monotonic() - begin


def schedules(libraries, count, seeds, *program):
    for seed in range(int(seeds)):
        done, _ = run(libraries, count, program, TP25D_EMULATOR_SEED=str(seed))
        if done.returncode != 0:
            sys.exit(f"seed {seed}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        print(f"seed {seed}: {done.stdout.strip()}")


def order(libraries, count, *program):
    with tempfile.TemporaryDirectory() as folder:
        prefix = os.path.join(folder, "rank")
        done, _ = run(libraries, count, program, TP25D_EMULATOR_LOG=prefix)
        if done.returncode != 0:
            sys.exit(f"exit code {done.returncode}\n{done.stdout}{done.stderr}")
        for rank in range(int(count)):
            with open(f"{prefix}{rank}.log") as file:
                issued = [line for line in file if line.startswith("issue ")]
            first = {what: next(i for i, line in enumerate(issued) if what in line)
                     for what in ("root 0)", "root 1)", "cublasLtMatmul")}
            if sorted(first, key=first.get) != ["root 0)", "root 1)", "cublasLtMatmul"]:
                sys.exit(f"rank {rank} issues in another order: {first}\n{''.join(issued)}")


def trace(libraries, count, *program):
    # On eight processes and few busy cores a transfer may well be late. These seeds delay nothing but computation, and
    # longer each time.
    for seed, delay in (("2", "600"), ("7", "6000"), ("12", "60000"), ("17", "200000")):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "trace.json")
            done, _ = run(libraries, count, [*program, f"--trace={path}"], TP25D_EMULATOR_SEED=seed,
                          TP25D_EMULATOR_DELAY=delay)
            if done.returncode != 0:
                sys.exit(f"seed {seed}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
            with open(path) as file:
                events = json.load(file)["traceEvents"]
        late = 0
        for device in range(int(count)):
            mine = [event for event in events if event["pid"] == device]
            product = next(event for event in mine if event.get("cat") == "product")
            steps = {}
            for event in mine:
                if event["ph"] == "b":
                    steps.setdefault(event["args"].get("root"), []).append(event["ts"])
            late += not steps[0][0] < product["ts"] or not steps[1][0] < product["ts"] + product["dur"]
        print(f"seed {seed}: step 1 is late on {late} of {count} devices")
        if late == 0:
            return
    sys.exit("the trace never shows the blocks of step 1 on their way before the product of step 0 ends")


def messages_of(done):
    # mpirun tells a story of its own.
    return [line for line in done.stderr.splitlines() if line.startswith(("error: ", "emulator: "))]


def mistake(libraries, count, pattern, what, *program):
    # Not every call matters: what one event is waited for, a later one may be waited for anyway.
    call, what = what.split(":")
    for number in range(1, MOST_CALLS + 1):
        done, _ = run(libraries, count, program, TP25D_EMULATOR_RANK="1", TP25D_EMULATOR_FAULT=f"{call}:{number}:{what}")
        said = [line for line in messages_of(done) if re.search(pattern, line)]
        if said and done.returncode != 0:
            print(f"{call} number {number}: {said[0]}")
            return
    sys.exit(f"none of {MOST_CALLS} calls ends with a message with '{pattern}'")


def fault(libraries, count, pattern, *words):
    is_variable = re.compile("[A-Z0-9_]+=").match
    variables = dict(word.split("=", 1) for word in words if is_variable(word))
    program = [word for word in words if not is_variable(word)]
    done, seconds = run(libraries, count, program, **variables)
    messages = messages_of(done)
    said = [line for line in messages if re.search(pattern, line)]
    problems = []
    if done.returncode == 0:
        problems.append("the exit code is 0")
    if not said:
        problems.append(f"no message with '{pattern}'")
    # The emulator's violations may be seen by several ranks.
    if len([line for line in messages if line.startswith("error: ")]) > 1:
        problems.append("more than one message")
    if seconds > MOST_SECONDS:
        problems.append(f"it took {seconds:.1f} s, more than {MOST_SECONDS}")
    if problems:
        sys.exit("; ".join(problems) + f"\n{done.stdout}{done.stderr}")
    print(f"ended after {seconds:.1f} s: {said[0]}")


if __name__ == "__main__":
    {"schedules": schedules, "order": order, "trace": trace, "mistake": mistake,
     "fault": fault}[sys.argv[3]](*sys.argv[1:3], *sys.argv[4:])
