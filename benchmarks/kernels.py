"""kernels.py TP25D: the kernels for GPUs of the example models on a 2 x 2 x 2 grid, as a table in Markdown.

Registers and spills are what ptxas says; bytes are those that all threads load and store, against what the kernel must
read and write at least: each element of its operands and results once.
"""

import json
import os
import subprocess
import sys
import tempfile

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "examples")
MODELS = ("mlp", "digits", "encoder")


def kernels_of(tp25d, model):
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "kernels.json")
        source = os.path.join(EXAMPLES, model, f"{model}.mlir")
        subprocess.run([tp25d, "compile", source, "-q", "2", "-d", "2", "--target=cuda", f"--kernels={report}", "-o",
                        os.path.join(folder, model)], check=True)
        with open(report) as file:
            return json.load(file)["kernels"]


def row(model, kernel):
    architectures = kernel["architectures"]
    registers = " / ".join(str(on["registers"]) for on in architectures)
    spills = sum(on["spill_store_bytes"] + on["spill_load_bytes"] for on in architectures)
    shape = " x ".join(str(size) for size in kernel["sizes"])
    grid = f"{kernel['blocks']} x {kernel['threads']}"
    ratio = kernel["bytes"] / kernel["minimum_bytes"]
    return [model, kernel["name"], kernel["operation"].removeprefix("linalg."), shape,
            f"{kernel['strategy']}, {kernel['width']}", grid, registers, spills, kernel["bytes"],
            kernel["minimum_bytes"], f"{ratio:.2f}"]


def main(tp25d):
    header = ["model", "kernel", "operation", "iterations", "strategy, width", "blocks x threads",
              "registers (sm_80 / 90 / 100)", "spilled bytes", "bytes moved", "minimum", "ratio"]
    print("| " + " | ".join(header) + " |")
    print("|" + "---|" * len(header))
    for model in MODELS:
        for kernel in kernels_of(tp25d, model):
            print("| " + " | ".join(map(str, row(model, kernel))) + " |")


if __name__ == "__main__":
    main(sys.argv[1])
