"""Training steps, parameter by parameter and state by state, against an evaluation of the formulas in float64.

    optimizers.py TP25D FOLDER

One layer and its bias are trained on all samples at a time to the mean squared error, of which one element is left out.
"""

import json
import math
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tensors import read_safetensors, round_f32, write_npy, write_safetensors

tp25d, folder = sys.argv[1:]
SAMPLES, WIDTH, OUT, STEPS, TOLERANCE = 8, 4, 2, 6, 2e-6
MODEL = f"""
#id = affine_map<(m, n) -> (m, n)>
#columns = affine_map<(m, n) -> (n)>
func.func @layer(%x: tensor<{SAMPLES}x{WIDTH}xf32>, %w: tensor<{WIDTH}x{OUT}xf32> {{tp25d.param = "w"}},
                 %b: tensor<{OUT}xf32> {{tp25d.param = "b"}}) -> tensor<{SAMPLES}x{OUT}xf32> {{
  %zero = arith.constant dense<0.0> : tensor<{SAMPLES}x{OUT}xf32>
  %e = tensor.empty() : tensor<{SAMPLES}x{OUT}xf32>
  %p = linalg.matmul ins(%x, %w : tensor<{SAMPLES}x{WIDTH}xf32>, tensor<{WIDTH}x{OUT}xf32>)
      outs(%zero : tensor<{SAMPLES}x{OUT}xf32>) -> tensor<{SAMPLES}x{OUT}xf32>
  %y = linalg.generic {{indexing_maps = [#id, #columns, #id], iterator_types = ["parallel", "parallel"]}}
      ins(%p, %b : tensor<{SAMPLES}x{OUT}xf32>, tensor<{OUT}xf32>) outs(%e : tensor<{SAMPLES}x{OUT}xf32>) {{
  ^bb0(%a: f32, %c: f32, %o: f32):
    %s = arith.addf %a, %c : f32
    linalg.yield %s : f32
  }} -> tensor<{SAMPLES}x{OUT}xf32>
  return %y : tensor<{SAMPLES}x{OUT}xf32>
}}
"""
CASES = [
    {"optimizer": "sgd", "momentum": 0},
    {"optimizer": "sgd", "momentum": 0.8, "learning-rate": 0.05, "clip-norm": 0.3},
    {"optimizer": "adamw"},
    {"optimizer": "adamw", "beta1": 0.7, "beta2": 0.95, "epsilon": 1e-3, "weight-decay": 0.2, "learning-rate": 0.1},
    {"optimizer": "adamw", "clip-norm": 0.5, "schedule": "cosine", "warmup-steps": 2, "total-steps": 5},
]
DEFAULTS = {"learning-rate": 2e-3, "momentum": 0.9, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight-decay": 0.01,
            "clip-norm": 0, "schedule": "constant", "warmup-steps": 0, "total-steps": 0}


def gradients(x, y, w, b):
    """Of the mean over what is no NaN; samples by outputs."""
    count = sum(not math.isnan(v) for v in y)
    off = [0 if math.isnan(y[i * OUT + j]) else
           sum(x[i * WIDTH + k] * w[k * OUT + j] for k in range(WIDTH)) + b[j] - y[i * OUT + j]
           for i in range(SAMPLES) for j in range(OUT)]
    dw = [2 / count * sum(x[i * WIDTH + k] * off[i * OUT + j] for i in range(SAMPLES))
          for k in range(WIDTH) for j in range(OUT)]
    db = [2 / count * sum(off[i * OUT + j] for i in range(SAMPLES)) for j in range(OUT)]
    return sum(v * v for v in off) / count, {"w": dw, "b": db}


def train(x, y, parameters, how):
    state = {name: list(values) for name, values in parameters.items()}
    for kind in {"adamw": ["first_moment", "second_moment"], "sgd": ["momentum"] if how["momentum"] else []}[how["optimizer"]]:
        state |= {f"optimizer.{kind}.{name}": [0.0] * len(values) for name, values in parameters.items()}
    losses = []
    for t in range(1, STEPS + 1):
        loss, found = gradients(x, y, state["w"], state["b"])
        losses.append(loss)
        if how["clip-norm"]:
            norm = math.sqrt(sum(g * g for values in found.values() for g in values))
            factor = min(1, how["clip-norm"] / (norm + 1e-6))
            found = {name: [factor * g for g in values] for name, values in found.items()}
        rate = how["learning-rate"]
        if how["warmup-steps"]:
            rate *= min(1, t / how["warmup-steps"])
        if how["schedule"] == "cosine":
            done = (t - 1 - how["warmup-steps"]) / (how["total-steps"] - how["warmup-steps"])
            rate *= (1 + math.cos(math.pi * min(max(done, 0), 1))) / 2
        for name, values in found.items():
            for i, g in enumerate(values):
                if how["optimizer"] == "sgd":
                    if how["momentum"]:
                        v = state[f"optimizer.momentum.{name}"]
                        v[i] = g = how["momentum"] * v[i] + g
                    state[name][i] -= rate * g
                    continue
                m, v = state[f"optimizer.first_moment.{name}"], state[f"optimizer.second_moment.{name}"]
                m[i] = how["beta1"] * m[i] + (1 - how["beta1"]) * g
                v[i] = how["beta2"] * v[i] + (1 - how["beta2"]) * g * g
                change = m[i] / (1 - how["beta1"] ** t) / (math.sqrt(v[i] / (1 - how["beta2"] ** t)) + how["epsilon"])
                decay = how["weight-decay"] if name == "w" else 0
                state[name][i] -= rate * (change + decay * state[name][i])
    return losses, state


def compare(what, found, expected):
    worst = max(abs(a - b) for a, b in zip(found, expected, strict=True))
    if not worst <= TOLERANCE * (1 + max(map(abs, expected))):
        sys.exit(f"{what} differs by {worst}: {found}, expected {expected}")


rng = random.Random(3)
draw = lambda count: [round_f32(rng.uniform(-1, 1)) for _ in range(count)]
x, y, parameters = draw(SAMPLES * WIDTH), draw(SAMPLES * OUT), {"w": draw(WIDTH * OUT), "b": draw(OUT)}
y[5] = math.nan
write_npy(f"{folder}/x.npy", "f32", [SAMPLES, WIDTH], x)
write_npy(f"{folder}/y.npy", "f32", [SAMPLES, OUT], y)
write_safetensors(f"{folder}/params.safetensors", {"w": ("f32", [WIDTH, OUT], parameters["w"]),
                                                   "b": ("f32", [OUT], parameters["b"])})
with open(f"{folder}/layer.mlir", "w") as file:
    file.write(MODEL)
for case in CASES:
    for grid in ([], ["-q", "2", "-d", "2"], ["-q", "2", "-d", "2", "--split-states"]):
        losses, expected = train(x, y, parameters, DEFAULTS | case)
        command = [tp25d, "train", f"{folder}/layer.mlir", "--loss=mean-squared-error", f"--data=@{folder}/x.npy",
                   f"--labels=@{folder}/y.npy", f"--params={folder}/params.safetensors", f"--epochs={STEPS}",
                   f"--checkpoint={folder}/out.safetensors", f"--stats={folder}/out.json", *grid,
                   *[f"--{name}={value}" for name, value in case.items()]]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(command)}\n{done.stderr}")
        found = {name: data for name, (_, _, data) in read_safetensors(f"{folder}/out.safetensors").items()}
        if found.pop("training.step") != [STEPS]:
            sys.exit("training.step does not count steps")
        found.pop("training.seed", None)
        if set(found) != set(expected):
            sys.exit(f"{case}: the checkpoint has {sorted(found)}, expected {sorted(expected)}")
        for name, values in expected.items():
            compare(f"{case} {grid}: {name}", found[name], values)
        with open(f"{folder}/out.json") as file:
            compare(f"{case} {grid}: the loss", json.load(file)["loss"], losses)
print(f"{len(CASES)} trainings agree")
