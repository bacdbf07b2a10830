"""Holds trainings to what they promise.

    training.py losses EXPECTED.json FOUND.json TOLERANCE [COUNT]
                                                            the losses of FOUND are those of EXPECTED from its first step on
                                                            to the last, or only so many, to a relative tolerance; 0: to the
                                                            bit
    training.py accuracy FOUND.json LEAST                   validation found at least so large a share right
    training.py means FOUND.json                            validation found the loss of every epoch
    training.py interrupt WHO COMMAND...                    a training that is sent SIGTERM after its first epoch stops in
                                                            order: WHO is "it", or the rank that alone gets the signal
"""

import json
import os
import re
import signal
import subprocess
import sys

MOST_SECONDS = 20


def read(path):
    with open(path) as file:
        return json.load(file)


def losses(expected_path, found_path, tolerance, count=None):
    expected, found = read(expected_path), read(found_path)
    expected = expected["loss"][found["first_step"] - expected["first_step"]:]
    found = found["loss"]
    if count:
        expected = expected[:int(count)]
    if not found or len(expected) != len(found):
        sys.exit(f"{len(found)} losses are to be compared with {len(expected)}")
    differences = [abs(one - other) / abs(other) for one, other in zip(found, expected)]
    # Where a difference is no number, max may miss it.
    worst = next((difference for difference in differences if difference != difference), max(differences))
    print(f"{len(expected)} losses differ by at most {worst:.2e} of themselves")
    if not worst <= float(tolerance):
        sys.exit(f"the largest difference allowed is {tolerance}")


def accuracy(path, least):
    found = read(path)["validation_accuracy"]
    print(f"accuracy {found:.4f}")
    if found < float(least):
        sys.exit(f"it should be at least {least}")


def means(path):
    found = read(path)
    for epoch in found["epochs"]:
        if not abs(epoch["loss"] - epoch["validation_loss"]) <= 1e-6 * epoch["validation_loss"]:
            sys.exit(f"epoch {epoch['epoch']}: the loss is {epoch['loss']}, validation found {epoch['validation_loss']}")


def process_of(rank, launcher):
    """The process of that rank among those that the launcher has started."""
    for name in os.listdir("/proc"):
        try:
            with open(f"/proc/{name}/environ") as file:
                environment = file.read()
            with open(f"/proc/{name}/stat") as file:
                parent = int(file.read().rsplit(")", 1)[1].split()[1])
        except (OSError, ValueError):
            continue
        if parent == launcher and f"OMPI_COMM_WORLD_RANK={rank}\0" in environment:
            return int(name)
    sys.exit(f"rank {rank} is not to be found")


def interrupt(who, *command):
    environment = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
                       OMPI_MCA_rmaps_base_oversubscribe="1")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("epoch 1 "):
            break
    os.kill(process.pid if who == "it" else process_of(who, process.pid), signal.SIGTERM)
    rest, _ = process.communicate(timeout=MOST_SECONDS)
    told = re.search(r"^SIGTERM: stopped after step (\d+) of", rest, re.MULTILINE)
    # mpirun has a code of its own where it is the one that gets the signal.
    if not told or process.returncode not in (128 + signal.SIGTERM, 1 if who == "it" and "mpirun" in command[0] else 143):
        sys.exit(f"exit code {process.returncode}\n{''.join(lines)}{rest}")
    print(f"stopped after step {told[1]}")


if __name__ == "__main__":
    {"losses": losses, "accuracy": accuracy, "means": means, "interrupt": interrupt}[sys.argv[1]](*sys.argv[2:])
