"""Gradients of random models: against central differences in float64, and sharded against unsharded.

    random_gradients.py --count 100 --tp25d build/bin/tp25d --tp25d-opt build/bin/tp25d-opt
    random_gradients.py --wild ...

The models are those of test/Executable/random_models.py, or with --wild the smooth ones of wild_models.py. Both are also
computed in float64 here, for each argument moved a little in a random direction, forward and back. The slope of the sum
of the first result's elements must be the product of that direction with the gradient. Where the slopes forward and back
or those of two lengths differ (at the kink of a maximum, or near it), nothing is compared: there is more than one
right answer. A model that has no gradient must end in one error that says what cannot be differentiated.
"""

import collections
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "Executable"))
import random_models
import wild_models
import wild_ops
from model_files import parse_arguments, test_seeds
from tensors import read_safetensors

GRIDS = [(1, 1), (2, 1), (2, 2), (2, 4), (3, 2)]
STEP = 1e-5
TOLERANCE = 2e-4


class Moved(random_models.Model):
    """A random model one of whose arguments is moved in a random direction."""

    def __init__(self, seed, argument=None, step=0.0):
        self.moved, self.step = argument, step
        super().__init__(seed)

    def new_argument(self, *args, **kwargs):
        value = super().new_argument(*args, **kwargs)
        if len(self.arguments) - 1 == self.moved:
            value.data = [x + self.step * d for x, d in zip(value.data, direction(self.seed, self.moved, value))]
        return value


def direction(seed, argument, value):
    rng = random.Random(f"{seed}/{argument}")
    return [rng.uniform(-1, 1) for _ in value.data]


class Plain:
    """A model of random_models.py."""

    def __init__(self, seed):
        self.model = random_models.Model(seed)
        self.results, self.regular = self.model.results, self.model.regular
        self.arguments = [value for value, _ in self.model.arguments]

    def write(self, folder):
        return [option for option in random_models.write_model(self.model, folder)[1:]
                if not option.startswith("--expected-output")]

    def sums(self, argument, steps):
        """The sum of the first result after each of these steps. None if the model is another one after so small a step:
        it is written by its numbers, too."""
        sums = []
        for step in steps:
            model = Moved(self.model.seed, argument, step)
            if model.text() != self.model.text():
                return None
            sums.append(sum(model.results[0].data))
        return sums


class Wild:
    """A smooth model of wild_models.py."""

    def __init__(self, seed):
        self.model = wild_models.Model(seed, smooth=True)
        self.results, self.regular, self.arguments = self.model.results, self.model.divides(), self.model.arguments

    def write(self, folder):
        return wild_models.write_model(self.model, folder)[1:]

    def sums(self, argument, steps):
        """The sum of the first result after each of these steps. None where the model has no value."""
        value, sums = self.arguments[argument], []
        start = value.vals
        wild_ops.unrounded = True
        try:
            for step in steps:
                value.vals = [x + step * d for x, d in zip(start, direction(self.model.seed, argument, value))]
                self.model.evaluate()
                sums.append(sum(self.results[0].vals))
        except wild_ops.Reject:
            return None
        finally:
            value.vals, wild_ops.unrounded = start, False
        return sums


def slope(model, argument, allowed):
    """The slope in the random direction of the argument, None where there is not one only."""
    sums = model.sums(argument, [STEP, STEP / 4, 0, -STEP / 4, -STEP])
    if sums is None:
        return None
    ahead, near_ahead, here, near_back, back = sums
    long, short = (ahead - back) / (2 * STEP), (near_ahead - near_back) / (STEP / 2)
    # By how much the slopes forward and back differ shrinks with the step, but for a part that is a kink's.
    bend, near_bend = (ahead - 2 * here + back) / STEP, (near_ahead - 2 * here + near_back) / (STEP / 4)
    kink = (4 * near_bend - bend) / 3
    return short if max(abs(long - short), abs(kink)) <= allowed / 4 else None


def check(seed, args, folder, count):
    """Counts what happened to the model; returns what is wrong, or nothing."""
    model = (Wild if args.wild else Plain)(seed)
    if model.results[0].dtype not in random_models.FLOATS:
        count["no number"] += 1
        return ""
    options = model.write(folder)
    gradients = os.path.join(folder, "gradients.mlir")
    done = subprocess.run([args.tp25d_opt, "--tp25d-import", "--differentiate=inputs", os.path.join(folder, "model.mlir"),
                           "-o", gradients], capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        count["no gradient"] += 1
        return "" if done.stderr.count("error: ") == 1 and "cannot be differentiated" in done.stderr else done.stderr
    paths = [os.path.join(folder, f"result_{i}.safetensors") for i in range(len(model.results) + len(model.arguments))]
    arguments = [(i, v) for i, v in enumerate(model.arguments) if v.dtype in ("f16", "bf16", *random_models.FLOATS)]
    outputs = [f"--output=@{path}" for path in paths[: len(model.results) + len(arguments)]]
    done = subprocess.run([args.tp25d, "run", gradients, *options, *outputs], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        return done.stderr
    for path, (argument, value) in zip(paths[len(model.results) :], arguments):
        if value.dtype not in random_models.FLOATS:
            continue  # too coarse for differences
        ((_, _, gradient),) = read_safetensors(path).values()
        products = [g * d for g, d in zip(gradient, direction(seed, argument, value), strict=True)]
        allowed = TOLERANCE * (1 + sum(map(abs, products)))
        differences = slope(model, argument, allowed)
        if differences is None:
            count["kinks"] += 1
            continue
        if not abs(sum(products) - differences) <= allowed:
            return f"{value.name}: the gradient says {sum(products)}, differences {differences}; allowed {allowed}"
        count["gradients"] += 1
    for q, d in GRIDS:
        done = subprocess.run([args.tp25d, "run", gradients, *options, "-q", str(q), "-d", str(d), "--check",
                               "--timeout=60"], capture_output=True, text=True, timeout=120)
        if done.returncode == 0:
            count["runs"] += 1
        elif model.regular or "not a multiple of" not in done.stderr:
            errors = [line for line in done.stderr.splitlines() if "error: " in line or "terminate called" in line]
            return f"q={q} d={d}: " + ("\n".join(errors) or done.stdout + done.stderr)
    count["models"] += 1
    return ""


def test_seed(seed, args):
    count = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="random_gradients_") as folder:
        try:
            problem = check(seed, args, folder, count)
        except subprocess.TimeoutExpired as error:
            problem = str(error)
        if problem:
            shutil.copytree(folder, os.path.join(args.keep, f"seed_{seed}"), dirs_exist_ok=True)
    return count, problem


def main():
    args = parse_arguments(__doc__, {
        "--seed": {"help": "the first model"}, "--count": {"default": 100, "help": "how many models"},
        "--wild": {"action": "store_true", "help": "models of wild_models.py"},
        "--tp25d": {"help": None}, "--tp25d-opt": {"default": "tp25d-opt"}, "--jobs": {}, "--keep": {}})
    total, failed = collections.Counter(), 0
    for seed, (count, problem) in test_seeds(test_seed, args):
        total.update(count)
        if problem:
            failed += 1
            print(f"FAILED: seed {seed}{' --wild' * args.wild}: {problem[:600]}", flush=True)
    print(f"{args.count} models: {total['models']} passed, {total['no gradient']} have no gradient, "
          f"{total['no number']} have a first result of integers, {failed} failed; {total['gradients']} gradients "
          f"compared, {total['kinks']} at kinks; {total['runs']} sharded runs")
    return 1 if failed or 2 * total["models"] < args.count else 0


if __name__ == "__main__":
    sys.exit(main())
