"""Runs a program of the cuda backend on the double of CUDA, cuBLASLt and NCCL, and holds it to how it must end.

    double.py LIBRARIES COUNT schedules SEEDS PROGRAM...    passes with every seed
    double.py LIBRARIES COUNT order PROGRAM...              issues the transfers of step 1 before the product of step 0
    double.py LIBRARIES COUNT fault PATTERN NAME=VALUE... PROGRAM...
                                                            ends with one message that has the pattern, in time
"""

import os
import re
import subprocess
import sys
import tempfile
import time

MOST_SECONDS = 15


def run(libraries, count, program, **variables):
    environment = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
                       OMPI_MCA_rmaps_base_oversubscribe="1", LD_LIBRARY_PATH=libraries,
                       **{"TP25D_DOUBLE_DEVICES": count, **variables})
    with tempfile.TemporaryDirectory() as folder:
        begin = time.monotonic()
        done = subprocess.run(["mpirun", "-np", count, *program], env=environment, cwd=folder, capture_output=True,
                              text=True, timeout=120)
        return done, time.monotonic() - begin


def schedules(libraries, count, seeds, *program):
    for seed in range(int(seeds)):
        done, _ = run(libraries, count, program, TP25D_DOUBLE_SEED=str(seed))
        if done.returncode != 0:
            sys.exit(f"seed {seed}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        print(f"seed {seed}: {done.stdout.strip()}")


def order(libraries, count, *program):
    with tempfile.TemporaryDirectory() as folder:
        prefix = os.path.join(folder, "rank")
        done, _ = run(libraries, count, program, TP25D_DOUBLE_LOG=prefix)
        if done.returncode != 0:
            sys.exit(f"exit code {done.returncode}\n{done.stdout}{done.stderr}")
        for rank in range(int(count)):
            with open(f"{prefix}{rank}.log") as file:
                issued = [line for line in file if line.startswith("issue ")]
            first = {what: next(i for i, line in enumerate(issued) if what in line)
                     for what in ("root 0)", "root 1)", "cublasLtMatmul")}
            if sorted(first, key=first.get) != ["root 0)", "root 1)", "cublasLtMatmul"]:
                sys.exit(f"rank {rank} issues in another order: {first}\n{''.join(issued)}")


def fault(libraries, count, pattern, *words):
    variables = dict(word.split("=", 1) for word in words if "=" in word)
    program = [word for word in words if "=" not in word]
    done, seconds = run(libraries, count, program, **variables)
    # mpirun tells a story of its own; the double's violations may be seen by several ranks.
    messages = [line for line in done.stderr.splitlines() if line.startswith(("error: ", "double: "))]
    said = [line for line in messages if re.search(pattern, line)]
    problems = []
    if done.returncode == 0:
        problems.append("the exit code is 0")
    if not said:
        problems.append(f"no message with '{pattern}'")
    if len([line for line in messages if line.startswith("error: ")]) > 1:
        problems.append("more than one message")
    if seconds > MOST_SECONDS:
        problems.append(f"it took {seconds:.1f} s, more than {MOST_SECONDS}")
    if problems:
        sys.exit("; ".join(problems) + f"\n{done.stdout}{done.stderr}")
    print(f"ended after {seconds:.1f} s: {said[0]}")


if __name__ == "__main__":
    {"schedules": schedules, "order": order, "fault": fault}[sys.argv[3]](*sys.argv[1:3], *sys.argv[4:])
