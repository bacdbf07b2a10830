"""Decodes the text after a prompt on virtual devices, with the cache of keys and values where it is computed.

    python3 decode.py [Q [DEPTH]]        on DEPTH x Q x Q devices
"""

import os
import sys

import numpy as np
import tp25d

PROMPT, TOKENS = 16, 80


def decode(prompt_step, token_step, prompt):
    """Returns the tokens that follow a prompt if the likeliest one is taken every time. Each step takes tokens and the
    position of the first of them, and returns the logits of the token after the last one."""
    text = [prompt_step(prompt, np.array(0)).argmax(-1)]
    for position in range(PROMPT, TOKENS - 1):
        text.append(token_step(text[-1][:, None], np.array(position)).argmax(-1))
    return np.stack(text, axis=1)


def main(q=2, depth=1):
    folder = os.path.dirname(os.path.abspath(__file__))
    grid, params = (int(depth), int(q), int(q)), os.path.join(folder, "decoder.safetensors")
    prompt_step = tp25d.load(os.path.join(folder, "prompt.mlir"), grid, params=params, pack=False)
    token_step = tp25d.load(os.path.join(folder, "token.mlir"), grid, params=params, shares=prompt_step)
    text = decode(prompt_step, token_step, np.load(os.path.join(folder, "prompt.npy")))
    print(text)
    print("as PyTorch's" if (text == np.load(os.path.join(folder, "text.npy"))).all() else "not PyTorch's")


if __name__ == "__main__":
    main(*sys.argv[1:])
