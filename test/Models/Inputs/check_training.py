"""Trains an exported decoder, with tied embeddings, on several grids, and compares the losses with those of PyTorch.

    check_training.py FOLDER
"""

import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir))
from tensors import read_npy

GRIDS = [(1, 1), (2, 1), (2, 2), (4, 1)]
TOLERANCE = 1e-5  # of the loss; on these grids, differences are about 1e-6


def main(folder):
    _, _, expected = read_npy(os.path.join(folder, "losses.npy"))
    for q, d in GRIDS:
        with tempfile.TemporaryDirectory() as scratch:
            stats = os.path.join(scratch, "stats.json")
            subprocess.run(
                ["tp25d", "train", os.path.join(folder, "model.mlir"), "-q", str(q), "-d", str(d),
                 "--params=" + os.path.join(folder, "model.safetensors"), "--learning-rate=0.002",
                 "--data=@" + os.path.join(folder, "input_0.npy"), "--labels=@" + os.path.join(folder, "labels.npy"),
                 f"--epochs={len(expected)}", f"--stats={stats}"], check=True, stdout=subprocess.DEVNULL)
            with open(stats) as file:
                losses = json.load(file)["loss"]
        largest = max(abs(loss - wanted) / wanted for loss, wanted in zip(losses, expected, strict=True))
        if not largest <= TOLERANCE:
            sys.exit(f"-q {q} -d {d}: the losses differ by {largest:.1e} from those of PyTorch")
        print(f"-q {q} -d {d}: {len(losses)} steps, {losses[0]:.3f} to {losses[-1]:.3f}, as PyTorch's")


if __name__ == "__main__":
    main(*sys.argv[1:])
