"""Plants mistakes into programs, and sees that every one is caught: by --check, and by the random test's own values.

    mistakes.py EXAMPLES --tool tp25d-with-mistakes [--count N] [--seed S]

The models are those of EXAMPLES and N random ones. Each kind of mistake is made at its first places in each model, one
at a time. Without a mistake nothing may be said to be wrong.
"""

import argparse
import collections
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import random_models

KINDS = ["epilogue", "combiner", "block", "collective", "map"]
PLACES = 3
# The second epilogue of the encoder is the bias of the keys, which the softmax of the scores does not see.
WITHOUT_EFFECT = {("encoder", "epilogue", 1)}
NO_PLACE = "there is no place for the mistake"


def run(tool, options, q, d, mistake=""):
    command = [tool, "run", *options, "-q", str(q), "-d", str(d), "--check", "--timeout=60"]
    return subprocess.run(command, capture_output=True, text=True, timeout=300,
                          env={**os.environ, "TP25D_MISTAKE": mistake})


def judge(process, checks):
    """'caught', 'no place', or what is wrong."""
    if NO_PLACE in process.stderr:
        return "no place"
    if process.returncode != 1:
        return f"MISSED, exit code {process.returncode}"
    missed = [check for check in checks if check not in process.stderr]
    return "caught" if not missed else f"MISSED by the comparison {missed}: {process.stderr[-500:]}"


def models(args, folder):
    """Options that run a model, what results are compared with, and the grids."""
    for name in ("mlp", "encoder"):
        path = os.path.join(args.examples, name, name + ".mlir")
        yield name, [path], ["against the reference"], [(2, 2), (2, 1)]
    for seed in range(args.seed, args.seed + args.count):
        model = random_models.Model(seed)
        if not model.regular:
            continue
        home = os.path.join(folder, str(seed))
        os.mkdir(home)
        options = random_models.write_model(model, home)
        yield f"seed {seed}", options, ["against the reference", "against what was expected"], [(2, 2)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples")
    parser.add_argument("--tool", default="tp25d-with-mistakes")
    parser.add_argument("--count", type=int, default=8, help="random models")
    parser.add_argument("--seed", type=int, default=0, help="of the first one")
    args = parser.parse_args()
    caught, wrong = collections.Counter(), []
    with tempfile.TemporaryDirectory(prefix="mistakes_") as folder:
        for name, options, checks, grids in models(args, folder):
            for q, d in grids:
                process = run(args.tool, options, q, d)
                if process.returncode != 0:
                    wrong.append(f"{name} q={q} d={d} without a mistake: {process.stderr[-500:]}")
                for kind in KINDS:
                    for place in range(PLACES):
                        if (name, kind, place) in WITHOUT_EFFECT:
                            continue
                        verdict = judge(run(args.tool, options, q, d, f"{kind}:{place}"), checks)
                        if verdict == "no place":
                            break
                        if verdict == "caught":
                            caught[kind] += 1
                        else:
                            wrong.append(f"{name} q={q} d={d} TP25D_MISTAKE={kind}:{place}: {verdict}")
    print("caught: " + ", ".join(f"{kind} {caught[kind]}" for kind in KINDS))
    for line in wrong:
        print("FAILED:", line)
    return 1 if wrong or any(caught[kind] < 2 for kind in KINDS) else 0


if __name__ == "__main__":
    sys.exit(main())
