"""Checks that the decoder of examples/decoder makes the text that PyTorch makes.

    decoder.py EXAMPLE FILE     the lines of tokens in a file, one for each text
    decoder.py EXAMPLE COUNT    of COUNT tokens after the prompt, by executables of four processes that pass on the cache
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
from tensors import read_npy, write_npy

MPIRUN = ["mpirun", "--allow-run-as-root", "--oversubscribe", "-np", "4"]


def step(example, name, tokens, position):
    """Runs the executable `name`, and returns the likeliest next token of each text."""
    write_npy("position.npy", "i64", (), [position])
    state = ["--state=cache.safetensors"] if name == "token" else []
    subprocess.run([*MPIRUN, f"./{name}", f"--params={example}/decoder.safetensors", f"--input=@{tokens}",
                    "--input=@position.npy", "--output=@logits.npy", "--save-state=cache.safetensors", "--timeout=60",
                    *state], check=True, stdout=subprocess.DEVNULL)
    _, (texts, size), logits = read_npy("logits.npy")
    rows = [logits[i * size : (i + 1) * size] for i in range(texts)]
    write_npy("token.npy", "i64", (texts, 1), chosen := [row.index(max(row)) for row in rows])
    return chosen


def decode(example, count):
    for name in ("prompt", "token"):
        subprocess.run(["tp25d", "compile", f"{example}/{name}.mlir", "-q", "2", "--target=mpi", "-o", name], check=True)
    prompt = f"{example}/prompt.npy"
    _, (_, length), _ = read_npy(prompt)
    text = [step(example, "prompt", prompt, 0)]
    while len(text) < count:
        text.append(step(example, "token", "token.npy", length + len(text) - 1))
    return [list(tokens) for tokens in zip(*text)]


def main(example, source):
    _, (texts, length), expected = read_npy(f"{example}/text.npy")
    if source.isdigit():
        found = decode(example, int(source))
    else:
        with open(source) as file:
            found = [[int(token) for token in line.split()] for line in file.readlines()[:texts]]
        assert all(len(text) == length for text in found)
    wanted = [expected[i * length : i * length + len(text)] for i, text in enumerate(found)]
    if found != wanted or len(found) != texts:
        sys.exit(f"found {found}, expected {wanted}")
    print(f"{sum(map(len, found))} tokens are right")


if __name__ == "__main__":
    main(*sys.argv[1:])
