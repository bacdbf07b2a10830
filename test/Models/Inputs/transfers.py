"""Lists what the devices of a 2 x 2 x 2 grid hold and exchange of exported models, and compares it with a table.

    transfers.py TP25D_OPT EXPORTS TABLE            fails if they differ, or if weights or activations are gathered
    transfers.py TP25D_OPT EXPORTS TABLE --write    writes the table

A model's lines are the part of its parameters' elements that a device holds, and the transfers besides those of SUMMA
steps: how many, of which kind, of which local tensor, along which axis.
"""

import collections
import math
import os
import re
import subprocess
import sys

# A step of training reshards gradients, too, which is not held to a table.
TRAINING = {"jax_step"}
TRANSFER = re.compile(r"tp25d\.(all_gather|all_reduce|all_to_all|reduce_scatter) .*?along (\w+).*? : tensor<([^>]*)>")
PARAMETER = re.compile(r"tensor<([^>]*)> {(?:tp25d.frozen, )?tp25d.global = tensor<([^>]*)>, tp25d.param")


def elements(shape):
    return math.prod(int(size) for size in shape.split("x")[:-1])


def describe(opt, model):
    program = subprocess.run([opt, "--tp25d-pipeline=q=2,d=2,to=expand", model], capture_output=True, text=True,
                             check=True).stdout
    parameters = PARAMETER.findall(program)
    local, whole = (sum(elements(shapes[i]) for shapes in parameters) for i in (0, 1))
    transfers = collections.Counter(TRANSFER.findall(program))
    for kind, axis, shape in transfers:
        if kind == "all_gather" and "f" in shape.split("x")[-1]:
            sys.exit(f"{model}: tensor<{shape}> is gathered along {axis}")
    yield f"  a device holds {local} of {whole} elements of parameters ({local / whole:.3f})"
    for (kind, axis, shape), count in sorted(transfers.items()):
        yield f"  {count} {kind} {shape} along {axis}"


def main(opt, exports, table, *options):
    lines = []
    names = sorted(set(os.listdir(exports)) - TRAINING)
    for name in names:
        lines += [name, *describe(opt, os.path.join(exports, name, "model.mlir"))]
    text = "\n".join(lines) + "\n"
    if "--write" in options:
        with open(table, "w") as file:
            file.write(text)
        return
    with open(table) as file:
        expected = file.read()
    if text != expected:
        sys.exit(f"{table} does not say what there is now:\n{text}")
    print(f"{len(names)} models")


if __name__ == "__main__":
    main(*sys.argv[1:])
