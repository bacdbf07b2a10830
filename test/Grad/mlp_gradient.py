"""The gradient of the seed's MLP: against central differences in float64, and sharded against unsharded.

    mlp_gradient.py TP25D TP25D_OPT MODEL FOLDER

For each parameter the slope of the sum of all outputs in a random direction, by an evaluation in float64 of our own, must
be the product of that direction with the gradient.
"""

import math
import operator
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tensors import read_npy, round_f32, write_npy, write_safetensors

tp25d, tp25d_opt, model, folder = sys.argv[1:]
GRIDS = [(1, 1), (2, 1), (2, 2), (2, 4)]
BATCH, WIDTH, INNER = 16, 256, 1024
SHAPES = {"x": (BATCH, WIDTH), "dense_1.weight": (WIDTH, INNER), "dense_1.bias": (INNER,),
          "dense_2.weight": (INNER, WIDTH), "dense_2.bias": (WIDTH,)}
STEP, TOLERANCE = 1e-4, 1e-5


def draw(shape, scale, rng):
    return [round_f32(rng.uniform(-scale, scale)) for _ in range(math.prod(shape))]


def matmul(a, b, k):
    """Row-major: a of rows of k numbers by b of k rows."""
    n = len(b) // k
    columns = [b[j::n] for j in range(n)]
    return [sum(map(operator.mul, a[i : i + k], column)) for i in range(0, len(a), k) for column in columns]


def evaluate(values):
    inner = matmul(values["x"], values["dense_1.weight"], WIDTH)
    bias = values["dense_1.bias"]
    inner = [v + bias[i % INNER] for i, v in enumerate(inner)]
    inner = [v / 2 * (1 + math.erf(v * math.sqrt(0.5))) for v in inner]
    outer = matmul(inner, values["dense_2.weight"], INNER)
    return math.fsum(outer) + BATCH * math.fsum(values["dense_2.bias"])


rng = random.Random(5)
scales = {"x": 1, "dense_1.weight": 0.1, "dense_1.bias": 0.5, "dense_2.weight": 0.05, "dense_2.bias": 0.5}
values = {name: draw(shape, scales[name], rng) for name, shape in SHAPES.items()}
parameters = [name for name in SHAPES if name != "x"]
write_npy(f"{folder}/x.npy", "f32", SHAPES["x"], values["x"])
write_safetensors(f"{folder}/params.safetensors", {name: ("f32", SHAPES[name], values[name]) for name in parameters})

gradients = f"{folder}/gradients.mlir"
subprocess.run([tp25d_opt, "--tp25d-import", "--differentiate", model, "-o", gradients], check=True)
outputs = [f"--output=@{folder}/result.npy"] + [f"--output=@{folder}/{name}.npy" for name in parameters]
command = [tp25d, "run", gradients, f"--input=@{folder}/x.npy", f"--params={folder}/params.safetensors"]
subprocess.run([*command, *outputs], check=True)

for name in parameters:
    direction = [rng.uniform(-1, 1) for _ in values[name]]
    _, _, gradient = read_npy(f"{folder}/{name}.npy")
    products = list(map(operator.mul, gradient, direction))
    moved = [evaluate(values | {name: [v + sign * STEP * d for v, d in zip(values[name], direction)]}) for sign in (1, -1)]
    slope = (moved[0] - moved[1]) / (2 * STEP)
    allowed = TOLERANCE * math.fsum(map(abs, products))
    if not abs(math.fsum(products) - slope) <= allowed:
        sys.exit(f"{name}: the gradient says {math.fsum(products)}, differences {slope}; allowed {allowed}")
for q, d in GRIDS:
    subprocess.run([*command, "-q", str(q), "-d", str(d), "--check"], check=True)
print(f"{len(parameters)} gradients agree")
