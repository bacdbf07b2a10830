"""Counted bytes against closed formulas, device by device and axis by axis: equal, not near.

    received_bytes.py TP25D TP25D_OPT FOLDER
"""

import itertools
import json
import subprocess
import sys

tp25d, tp25d_opt, folder = sys.argv[1:]
GRIDS = [(1, 1), (1, 4), (2, 1), (2, 2), (2, 4), (3, 1), (3, 2), (4, 1), (4, 2)]
M, K, N = 48, 96, 144  # all different, so that no formula fits the wrong matrix
F32 = 4


def run(model, q, d, *options):
    command = [tp25d, "run", model, "-q", str(q), "-d", str(d), f"--stats={folder}/stats.json", "--check", *options]
    process = subprocess.run(command, capture_output=True, text=True)
    if process.returncode:
        sys.exit(f"{' '.join(command)}\n{process.stdout}{process.stderr}")
    with open(f"{folder}/stats.json") as file:
        return json.load(file), " ".join(command)


def check(statistics, command, expected):
    """Every device must have received `expected` bytes along each axis, and that must be what was predicted."""
    for device, predicted in zip(statistics["devices"], statistics["predicted"]["devices"], strict=True):
        if device["received_bytes"] != expected:
            sys.exit(f"{command}\ndevice {device['id']} received {device['received_bytes']}, the formula says {expected}")
        if predicted["received_bytes"] != expected:
            sys.exit(f"{command}\nfor device {device['id']} {predicted['received_bytes']} is predicted, "
                     f"the formula says {expected}")


def exact(numerator, denominator):
    assert numerator % denominator == 0
    return numerator // denominator


# One product: design.md, section 2. ---------------------------------------------------------------------------------

model = f"{folder}/product.mlir"
with open(model, "w") as file:
    file.write(f"""
func.func @f(%x: tensor<{M}x{K}xf32>, %w: tensor<{K}x{N}xf32> {{tp25d.param = "w"}}) -> tensor<{M}x{N}xf32> {{
  %zero = arith.constant dense<0.0> : tensor<{M}x{N}xf32>
  %y = linalg.matmul ins(%x, %w : tensor<{M}x{K}xf32>, tensor<{K}x{N}xf32>) outs(%zero : tensor<{M}x{N}xf32>)
      -> tensor<{M}x{N}xf32>
  return %y : tensor<{M}x{N}xf32>
}}
""")

# With depth on m, the seed's layout.
for q, d in GRIDS:
    formulas = {
        # C stays put: A along the row of the grid, B along its column.
        "c": {"col": exact((q - 1) * M * K, d * q * q), "row": exact((q - 1) * K * N, q * q)},
        # A stays put: B along the column, C reduced along the row.
        "a": {"row": exact((q - 1) * K * N, q * q), "col": exact((q - 1) * M * N, d * q * q)},
        # The weight stays put: A along the row, C reduced along the column.
        "b": {"col": exact((q - 1) * M * K, d * q * q), "row": exact((q - 1) * M * N, d * q * q)},
    }
    for stationary, elements in formulas.items():
        expected = {"depth": 0} | {axis: F32 * count for axis, count in elements.items()}
        check(*run(model, q, d, f"--stationary={stationary}", "--depth=m"), expected)
        check(*run(model, q, d, f"--stationary={stationary}"), expected)  # what is chosen for an activation

# Depth on any factor.
for (q, d), stationary, depth in itertools.product(GRIDS, "abc", "mnk"):
    size = {factor: exact(extent, q * (d if factor == depth else 1)) for factor, extent in zip("mnk", (M, N, K))}
    block = {"a": size["m"] * size["k"], "b": size["k"] * size["n"], "c": size["m"] * size["n"]}
    along = {"a": {"b": "row", "c": "col"}, "b": {"a": "col", "c": "row"}, "c": {"a": "col", "b": "row"}}[stationary]
    if stationary == "c" and depth == "n":  # n has the tokens then, so it is n that row splits
        along = {"a": "row", "b": "col"}
    expected = {"depth": 0} | {axis: F32 * (q - 1) * block[matrix] for matrix, axis in along.items()}
    if depth == "k":  # C is summed over depth
        expected["depth"] = exact(F32 * 2 * (d - 1) * block["c"], d)
    check(*run(model, q, d, f"--stationary={stationary}", f"--depth={depth}"), expected)

# A product and its two adjoints on one layout: the seed's 3 (q - 1) (d + 1) / (d q^2) of a square matrix, and the
# weight's gradient summed over depth, 2 (d - 1) / (d q^2). Each product has operands of its own: a block that two of them
# need the same way would travel once.
L = 96
model = f"{folder}/training.mlir"
x, w = "{tp25d.sharding = #tp25d.sharding<[{dep, row}, {col} ]>}", "{tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>}"
square = f"tensor<{L}x{L}xf32>"
operands = lambda a, b: f"ins(%{a}, %{b} : {square}, {square}) outs(%zero : {square}) -> {square}"
maps = lambda a, b: (f"indexing_maps = [affine_map<(m, n, k) -> ({a})>, affine_map<(m, n, k) -> ({b})>, "
                     "affine_map<(m, n, k) -> (m, n)>]")
with open(model, "w") as file:
    file.write(f"""
func.func @f(%x: {square} {x}, %w: {square} {w}, %x2: {square} {x}, %w2: {square} {w}, %dy: {square} {x},
             %dy2: {square} {x})
     -> ({square} {x}, {square} {x}, {square} {w}) {{
  %zero = arith.constant dense<0.0> : {square}
  %y = linalg.matmul {{tp25d.stationary = "c"}} {operands("x", "w")}
  %dx = linalg.matmul {maps("m, k", "n, k")} {{tp25d.stationary = "a"}} {operands("dy", "w2")}
  %dw = linalg.matmul {maps("k, m", "k, n")} {{tp25d.stationary = "b", tp25d.depth = "k"}} {operands("x2", "dy2")}
  return %y, %dx, %dw : {square}, {square}, {square}
}}
""")
for q, d in GRIDS:
    statistics, command = run(model, q, d)
    total = exact(F32 * (3 * (q - 1) * (d + 1) + 2 * (d - 1)) * L * L, d * q * q)
    for device in statistics["devices"] + statistics["predicted"]["devices"]:
        received = device["received_bytes"]
        if sum(received.values()) != total:
            sys.exit(f"{command}\ndevice {device['id']} received {received}, together not {total}")
        if received["depth"] != exact(F32 * 2 * (d - 1) * L * L, d * q * q):
            sys.exit(f"{command}\ndevice {device['id']} received {received['depth']} bytes over depth")

# A chain with the weights put: row and column swap roles from layer to layer, so nothing but the products' own traffic.
model = f"{folder}/chain.mlir"
with open(model, "w") as file:
    file.write(f"""
func.func @f(%x: tensor<{M}x{K}xf32>, %w: tensor<{K}x{N}xf32> {{tp25d.param = "w"}},
             %v: tensor<{N}x{K}xf32> {{tp25d.param = "v"}}) -> tensor<{M}x{K}xf32> {{
  %z1 = arith.constant dense<0.0> : tensor<{M}x{N}xf32>
  %z2 = arith.constant dense<0.0> : tensor<{M}x{K}xf32>
  %h = linalg.matmul ins(%x, %w : tensor<{M}x{K}xf32>, tensor<{K}x{N}xf32>) outs(%z1 : tensor<{M}x{N}xf32>)
      -> tensor<{M}x{N}xf32>
  %y = linalg.matmul ins(%h, %v : tensor<{M}x{N}xf32>, tensor<{N}x{K}xf32>) outs(%z2 : tensor<{M}x{K}xf32>)
      -> tensor<{M}x{K}xf32>
  return %y : tensor<{M}x{K}xf32>
}}
""")
for q, d in GRIDS:
    statistics, command = run(model, q, d, "--stationary=b")
    total = exact(F32 * 2 * (q - 1) * (M * K + M * N), d * q * q)
    for device in statistics["devices"]:
        if sum(device["received_bytes"].values()) != total:
            sys.exit(f"{command}\ndevice {device['id']} received {device['received_bytes']}, together not {total}")

# A whole training step of two square layers: each of the products and adjoints, of which only the input has none, receives
# (q - 1) (d + 1) / (d q^2) of a matrix, each weight's gradient is summed over depth, and two scalars, the sum of the loss
# and the number of its elements, are summed along every axis: the last member of a group combines, the others receive.
model, step = f"{folder}/layers.mlir", f"{folder}/step.mlir"
with open(model, "w") as file:
    file.write(f"""
func.func @f(%x: {square}, %w: {square} {{tp25d.param = "w"}}, %v: {square} {{tp25d.param = "v"}}) -> {square} {{
  %zero = arith.constant dense<0.0> : {square}
  %h = linalg.matmul {operands("x", "w")}
  %y = linalg.matmul {operands("h", "v")}
  return %y : {square}
}}
""")
for q, d in GRIDS:
    for optimizer, clipped in itertools.product(["sgd", "adamw"], [False, True]):
        train = f"--tp25d-grad=loss=mean-squared-error,optimizer={optimizer}" + (",clip-norm=1" if clipped else "")
        subprocess.run([tp25d_opt, "--tp25d-import=training", train, model, "-o", step], check=True)
        statistics, command = run(step, q, d)
        products = exact(F32 * (5 * (q - 1) * (d + 1) + 2 * 2 * (d - 1)) * L * L, d * q * q)
        sizes = {"depth": d, "row": q, "col": q}
        for device in statistics["devices"] + statistics["predicted"]["devices"]:
            number = device["id"]
            at = {"depth": number // (q * q), "row": number // q % q, "col": number % q}
            scalars = {axis: 0 if size == 1 else F32 * (size - 1 if at[axis] == size - 1 else 1)
                       for axis, size in sizes.items()}
            # The squares of a weight's gradient are summed among the devices that have different parts of it.
            norms = 2 * (scalars["row"] + scalars["col"]) if clipped else 0
            total = products + 2 * sum(scalars.values()) + norms
            received = device["received_bytes"]
            if sum(received.values()) != total:
                sys.exit(f"{train}\n{command}\ndevice {number} received {received}, together not {total}")

print("all bytes are as the formulas say")
