"""Runs models with two states on several grids, three times each, and lets --check compare them with the reference.

    states.py TP25D FOLDER
"""

import os
import subprocess
import sys

TYPE, GRIDS = "tensor<8x8xf32>", [(1, 1), (2, 1), (2, 2)]
HEADER = f"""  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : {TYPE}
  %ones = linalg.fill ins(%one : f32) outs(%e : {TYPE}) -> {TYPE}
  %zeros = linalg.fill ins(%zero : f32) outs(%e : {TYPE}) -> {TYPE}
"""


def add(result, a, b):
    return f"  %{result} = linalg.add ins(%{a}, %{b} : {TYPE}, {TYPE}) outs(%e : {TYPE}) -> {TYPE}\n"


def multiply(result, a, b):
    return f"  %{result} = linalg.matmul ins(%{a}, %{b} : {TYPE}, {TYPE}) outs(%zeros : {TYPE}) -> {TYPE}\n"


def flatten(result, a):
    return f"  %{result} = tensor.collapse_shape %{a} [[0, 1]] : {TYPE} into tensor<64xf32>\n"


TRANSPOSE = f"  %next = linalg.transpose ins(%s : {TYPE}) outs(%e : {TYPE}) permutation = [1, 0]\n"
HALF = f"  %half = tensor.extract_slice %next[0, 0] [4, 8] [1, 1] : {TYPE} to tensor<4x8xf32>\n"
UNFLATTEN = f"  %again = tensor.expand_shape %f [[0, 1]] output_shape [8, 8] : tensor<64xf32> into {TYPE}\n"
ACCUMULATE = f"  %next = linalg.matmul ins(%x, %w : {TYPE}, {TYPE}) outs(%s : {TYPE}) -> {TYPE}\n"
INSERT = f"""  %row = tensor.extract_slice %x[0, 0] [1, 8] [1, 1] : {TYPE} to tensor<1x8xf32>
  %next = tensor.insert_slice %row into %s[3, 0] [1, 8] [1, 1] : tensor<1x8xf32> into {TYPE}
"""
# Of the input x, the parameter w and the states s and t: operations, results, and the next values of s and t.
MODELS = {
    "added_and_returned": (add("next", "s", "x"), ["next"], "next", "t"),
    "replaced_and_returned": (multiply("y", "s", "w") + add("next", "y", "ones"), ["next"], "next", "t"),
    "accumulated_and_returned": (multiply("y", "x", "w") + add("next", "y", "s"), ["next"], "next", "t"),
    "accumulated": (multiply("y", "x", "w") + add("next", "y", "s") + add("r", "next", "x"), ["r"], "next", "t"),
    "recurrence": (multiply("next", "s", "w") + add("r", "next", "x"), ["r"], "next", "t"),
    "old_value": (multiply("next", "x", "w"), ["s"], "next", "t"),
    "exchange": (add("r", "x", "x"), ["r"], "t", "s"),
    "delay": (multiply("next", "x", "w"), ["t"], "next", "s"),
    "delay_and_old_values": (multiply("next", "x", "w"), ["s", "t"], "next", "s"),
    "delay_of_input": (multiply("next", "x", "w"), ["x"], "next", "s"),
    "two_of_one": (multiply("next", "x", "w"), ["next"], "next", "next"),
    "one_kept": (multiply("next", "x", "w"), ["next"], "s", "next"),
    "both_kept": (multiply("next", "s", "w"), ["next"], "s", "t"),
    "kept_and_added_to": (ACCUMULATE, ["next"], "s", "t"),
    "kept_by_way_of_views": (add("r", "s", "x") + flatten("f", "s") + UNFLATTEN, ["r", "s"], "again", "t"),
    "flat": (multiply("next", "x", "w") + flatten("f", "next"), ["f"], "next", "t"),
    "flat_old_value": (multiply("next", "x", "w") + flatten("f", "s"), ["f"], "next", "t"),
    "flat_sum": (add("next", "s", "x") + flatten("f", "next"), ["f"], "next", "t"),
    "flat_recurrence": (multiply("next", "s", "w") + flatten("f", "next"), ["f"], "next", "t"),
    "half": (multiply("next", "s", "w") + HALF, ["half"], "next", "t"),
    "transposed": (TRANSPOSE, ["next"], "next", "t"),
    "row": (INSERT + multiply("y", "next", "w"), ["y"], "next", "t"),
    "row_and_returned": (INSERT + multiply("y", "next", "w"), ["y", "next"], "next", "t"),
}
SHAPES = {"f": "tensor<64xf32>", "half": "tensor<4x8xf32>"}


def write(body, results, next_s, next_t):
    values = [*results, next_s, next_t]
    types = [SHAPES.get(value, TYPE) for value in values]
    updates = [""] * len(results) + [' {tp25d.updates = "s"}', ' {tp25d.updates = "t"}']
    signature = ", ".join(map("".join, zip(types, updates)))
    return (f'func.func @states(%x: {TYPE}, %w: {TYPE} {{tp25d.param = "w"}}, %s: {TYPE} {{tp25d.param = "s", tp25d.state}},\n'
            f'    %t: {TYPE} {{tp25d.param = "t", tp25d.state}}) -> ({signature}) {{\n{HEADER}{body}'
            f'  return {", ".join("%" + value for value in values)} : {", ".join(types)}\n}}\n')


def main(tp25d, folder):
    failed = 0
    for name, model in MODELS.items():
        path = os.path.join(folder, f"{name}.mlir")
        with open(path, "w") as file:
            file.write(write(*model))
        for q, d in GRIDS:
            done = subprocess.run([tp25d, "run", path, "-q", str(q), "-d", str(d), "--check", "--repeat=3"],
                                  capture_output=True, text=True)
            if done.returncode != 0:
                failed += 1
                print(f"{path} -q {q} -d {d}: {done.stderr}")
    print(f"{len(MODELS)} models on {len(GRIDS)} grids, {failed} failed")


if __name__ == "__main__":
    main(*sys.argv[1:])
