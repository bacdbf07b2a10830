"""What tests with random models share: tensors as flat lists, their text, a model's files, and the loop over models.

They need the standard library only.
"""

import argparse
import collections
import concurrent.futures
import itertools
import json
import math
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tensors import FORMATS, pack, write_npy, write_safetensors  # who imports this module finds tensors, too


# ----------------------------------------------------------------------------------------------------------------------
# Tensors as flat lists
# ----------------------------------------------------------------------------------------------------------------------


def count(shape):
    return math.prod(shape)


def strides_of(shape):
    strides, step = [], 1
    for size in reversed(shape):
        strides.append(step)
        step *= size
    return strides[::-1]


def offsets(sizes, strides):
    """The offset of every index of a box with `sizes`, row by row."""
    out = [0]
    for size, stride in zip(sizes, strides):
        out = [base + i * stride for base in out for i in range(size)]
    return out


def permute(data, shape, order):
    strides = strides_of(shape)
    return [data[i] for i in offsets([shape[d] for d in order], [strides[d] for d in order])]


def read_through(data, shape, dims, sizes):
    """`data` seen from loops of `sizes`; `dims` are the loops that index its dimensions."""
    strides = [0] * len(sizes)
    for dim, stride in zip(dims, strides_of(shape)):
        strides[dim] = stride
    return [data[i] for i in offsets(sizes, strides)]


# ----------------------------------------------------------------------------------------------------------------------
# Text
# ----------------------------------------------------------------------------------------------------------------------


def type_of(shape, dtype):
    return "tensor<" + "".join(f"{n}x" for n in shape) + dtype + ">"


def literal(x, dtype):
    if dtype == "i1":
        return "true" if x else "false"
    if dtype.startswith("i"):
        return str(x)
    if not math.isfinite(x):
        return "0x" + pack([x], dtype)[::-1].hex().upper()
    text = repr(float(x))
    mantissa, _, exponent = text.partition("e")
    return mantissa + ("" if "." in mantissa else ".0") + ("e" + exponent if exponent else "")


def elements(data, shape, dtype):
    if not shape:
        return literal(data[0], dtype)
    step = len(data) // shape[0]
    return "[" + ", ".join(elements(data[i * step : (i + 1) * step], shape[1:], dtype) for i in range(shape[0])) + "]"


def map_of(loops, results):
    names = ", ".join(f"d{i}" for i in range(loops))
    return f"affine_map<({names}) -> ({', '.join(r if isinstance(r, str) else f'd{r}' for r in results)})>"


# ----------------------------------------------------------------------------------------------------------------------
# Files
# ----------------------------------------------------------------------------------------------------------------------


def write_tensor(path, value):
    """Writes a tensor for --input or --expected-output, and returns what stands after the option's =."""
    if FORMATS[value.dtype][1] is None:  # a type that .npy does not have is written out
        return "x".join([*map(str, value.shape), value.dtype]) + "=" + " ".join(map(repr, value.data))
    write_npy(path, value.dtype, "(" + "".join(f"{n}, " for n in value.shape) + ")", value.data)
    return "@" + path


def write_inputs(text, arguments, folder):
    """Writes a model, its inputs and its parameters; returns the options that name them."""
    path = lambda name: os.path.join(folder, name)
    write_text(text, path("model.mlir"))
    options = [path("model.mlir")]
    options += [f"--input={write_tensor(path(value.name[1:] + '.npy'), value)}"
                for value in arguments if value.kind != "param"]
    params = {value.name[1:]: (value.dtype, value.shape, value.data) for value in arguments if value.kind == "param"}
    if params:
        write_safetensors(path("model.safetensors"), params, align=8)
        options.append(f"--params={path('model.safetensors')}")
    return options


def write_expected(results, folder):
    """Writes what the results must be; returns the options that name them."""
    return [f"--expected-output={write_tensor(os.path.join(folder, f'expected_{i}.npy'), value)}"
            for i, value in enumerate(results)]


def write_text(text, path):
    with open(path, "w") as file:
        file.write(text)


# ----------------------------------------------------------------------------------------------------------------------
# Runs
# ----------------------------------------------------------------------------------------------------------------------


def check_statistics(path):
    """What is wrong with the counted bytes and memory."""
    with open(path) as file:
        statistics = json.load(file)
    for device, predicted in zip(statistics["devices"], statistics["predicted"]["devices"], strict=True):
        for key in ("received_bytes", "arena_bytes"):
            if device[key] != predicted[key]:
                return f"device {device['id']}: {key} {device[key]}, predicted {predicted[key]}"
    return None


def draw_sharding(rng, shape, most):
    """A sharding of a tensor of this shape, or None; `most` says how many axes may split a dimension of a given size."""
    axes = ["dep", "row", "col"]
    rng.shuffle(axes)
    dims = []
    for size in shape:
        take = []
        for _ in range(rng.randrange(most(size) + 1)):
            if axes and not (take and {take[0], axes[-1]} == {"row", "col"}):
                take.append(axes.pop())
        dims.append("{" + ", ".join(take) + "}")
    return "#tp25d.sharding<[" + ", ".join(dims) + " ]>" if dims else None


# ----------------------------------------------------------------------------------------------------------------------
# The loop over models
# ----------------------------------------------------------------------------------------------------------------------

OPTIONS = {
    "--seed": {"type": int, "default": 0, "help": "the model, or the first one"},
    "-o": {"metavar": "FILE", "help": "write the model there"},
    "--count": {"type": int, "help": "run so many models"},
    "--tp25d": {"default": "tp25d", "help": "the tool to run"},
    "--jobs": {"type": int, "default": 2, "help": "processes at a time"},
    "--keep": {"help": "folder for the models that fail"},
}


def parse_arguments(description, options):
    """Parses the command line. `options` are arguments of add_argument by name, beside and before those of OPTIONS."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, arguments in options.items():
        parser.add_argument(name, **{**OPTIONS.get(name, {}), **arguments})
    parser.set_defaults(keep=os.path.join(tempfile.gettempdir(), os.path.splitext(parser.prog)[0]))
    return parser.parse_args()


def test_seeds(test_seed, args):
    """Calls test_seed(seed, args) for every seed in a pool of processes; yields seeds and results in their order."""
    seeds = range(args.seed, args.seed + args.count)
    with concurrent.futures.ProcessPoolExecutor(args.jobs) as pool:
        yield from zip(seeds, pool.map(test_seed, seeds, itertools.repeat(args)))


def write_or_test(args, make_text, test_seed, refused, describe):
    """Writes the model that make_text() returns, or tests args.count models, and prints; returns the exit code.

    test_seed(seed, args) returns the names of the model's operations, its runs, and a message if one has failed. A run
    is a pair: "passed", "skipped" or "failed", and a detail. `refused` is how the summary calls runs that are skipped.
    describe(runs, failed) returns the rest of the summary for the runs by seed and the number of those that failed.
    """
    if not args.count:
        if args.o:
            write_text(make_text(), args.o)
        else:
            print(make_text(), end="")
        return 0
    total, used, runs = collections.Counter(), collections.Counter(), {}
    for seed, (history, outcomes, message) in test_seeds(test_seed, args):
        runs[seed] = outcomes
        total.update(kind for kind, _ in outcomes)
        used.update(history)
        if message:
            print(f"FAILED: seed {seed}{message}\n", flush=True)
    number = sum(total.values())
    print(f"{args.count} models, {number} runs: {total['passed']} passed, {total['skipped']} {refused} "
          f"{describe(runs, total['failed'])}")
    print("operations: " + ", ".join(f"{name} {n}" for name, n in used.most_common()))
    if 2 * total["skipped"] > number:
        print(f"more than half of the runs are {refused}: they test nothing")
        return 1
    return 1 if total["failed"] else 0
