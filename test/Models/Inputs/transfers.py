"""Lists what the devices of a 2 x 2 x 2 grid hold and exchange of exported models, and compares it with a table.

    transfers.py TP25D_OPT EXPORTS TABLE            fails if they differ, or if weights or activations are gathered
    transfers.py TP25D_OPT EXPORTS TABLE --write    writes the table
    transfers.py TP25D_OPT MODEL --share            prints, for some grids, the bytes that a device of a model receives in
                                                    SUMMA steps, and those of all other transfers as a part of them

A model's lines are the part of its parameters' elements that a device holds, and the transfers besides those of SUMMA
steps: how many, of which kind, of which local tensor, along which axis.
"""

import collections
import math
import os
import re
import subprocess
import sys

# Steps of training, which also reshard gradients: some are gathered along one axis.
TRAINING = {"jax_step"}
SUMMA = {"broadcast", "reduce"}
TRANSFER = re.compile(r"tp25d\.(broadcast|reduce|all_gather|all_reduce|all_to_all|reduce_scatter) .*?along (\w+).*? : "
                      r"tensor<([^>]*)>")
PARAMETER = re.compile(r"tensor<([^>]*)> {(?:tp25d.frozen, )?tp25d.global = tensor<([^>]*)>, tp25d.param")


def elements(shape):
    return math.prod(int(size) for size in shape.split("x")[:-1])


def expand(opt, model, q, d):
    """The text of one device's program of a model, and its transfers: kind, axis, local tensor."""
    program = subprocess.run([opt, f"--tp25d-pipeline=q={q},d={d},to=expand", model], capture_output=True, text=True,
                             check=True).stdout
    return program, TRANSFER.findall(program)


def describe(opt, model, is_training):
    program, transfers = expand(opt, model, 2, 2)
    parameters = PARAMETER.findall(program)
    local, whole = (sum(elements(shapes[i]) for shapes in parameters) for i in (0, 1))
    transfers = collections.Counter(transfer for transfer in transfers if transfer[0] not in SUMMA)
    for kind, axis, shape in transfers:
        if not is_training and kind == "all_gather" and "f" in shape.split("x")[-1]:
            sys.exit(f"{model}: tensor<{shape}> is gathered along {axis}")
    yield f"  a device holds {local} of {whole} elements of parameters ({local / whole:.3f})"
    for (kind, axis, shape), count in sorted(transfers.items()):
        yield f"  {count} {kind} {shape} along {axis}"


def received_bytes(kind, group, shape):
    """The bytes that a device receives in a transfer, on the average of its group."""
    parts = {"all_gather": group - 1, "all_reduce": 2 * (group - 1) / group}  # of the block
    return elements(shape) * int(shape.split("x")[-1][1:]) / 8 * parts.get(kind, (group - 1) / group)


def print_share(opt, model):
    for q, d in ((2, 2), (4, 1)):
        sizes, received = {"row": q, "col": q, "dep": d, "data": 1}, {True: 0, False: 0}  # by whether it is SUMMA's
        for kind, axis, shape in expand(opt, model, q, d)[1]:
            received[kind in SUMMA] += received_bytes(kind, sizes[axis], shape)
        share = received[False] / received[True]
        print(f"q={q} d={d}: {received[True] / 1e6:.1f} MB in SUMMA steps, others {share:.3f} of that")
        if not 0 < share <= 0.05:
            sys.exit("that is more than 5 %, or nothing")


def main(opt, exports, table, *options):
    if table == "--share":
        return print_share(opt, exports)
    lines = []
    names = sorted(os.listdir(exports))
    for name in names:
        lines += [name, *describe(opt, os.path.join(exports, name, "model.mlir"), name in TRAINING)]
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
