"""Exports all models of zoo_torch.py and zoo_jax.py, and one by way of ONNX, each to a folder of its name; trains one; and
writes one of the size of GPT-2, without its weights.

    export.py FOLDER GPT2

scripts/test-import runs it with the packages that it needs.
"""

import os
import sys
import tempfile

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import torch
import zoo_jax
import zoo_torch
from tp25d import command, from_torch

STEPS = 50


def train(folder):
    """Writes what the decoder is to say, the next token of each, and the losses of PyTorch's AdamW on the way there."""
    model, (tokens,) = zoo_torch.gpt()
    model.eval()  # no dropout
    labels = torch.roll(tokens, -1, 1)
    matrices = [parameter for parameter in model.parameters() if parameter.dim() > 1]
    vectors = [parameter for parameter in model.parameters() if parameter.dim() <= 1]
    optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.01}, {"params": vectors, "weight_decay": 0}],
                                  lr=0.002)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(tokens).flatten(0, 1), labels.flatten())
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    np.save(os.path.join(folder, "labels.npy"), labels.numpy())
    np.save(os.path.join(folder, "losses.npy"), np.array(losses))


def write_gpt2(path):
    """Writes four layers of GPT-2 in its own size, whose transfers are counted."""
    module, _ = from_torch.lower(zoo_torch.Gpt(4, 1024, 768, 12, 50304).eval(), (torch.zeros(8, 1024, dtype=torch.long),),
                                 {})
    with open(path, "w", encoding="utf-8") as file:
        file.write(module.operation.get_asm(enable_debug_info=False))


def main(folder, gpt2):
    write_gpt2(gpt2)
    for zoo, framework in ((zoo_torch, "torch"), (zoo_jax, "jax")):
        for name in zoo.MODELS:
            command.main([framework, f"{zoo.__name__}:{name}", "-o", os.path.join(folder, name)])
    train(os.path.join(folder, "gpt"))
    # What runs is PyTorch's model, so its inputs and results are those of the other export.
    model, args = zoo_torch.bert()
    with tempfile.TemporaryDirectory() as scratch:
        file = os.path.join(scratch, "bert.onnx")
        torch.onnx.export(model.eval(), args, file, dynamo=True, external_data=False)
        command.main(["onnx", file, "-o", os.path.join(folder, "onnx_bert")])
    for name in sorted(os.listdir(os.path.join(folder, "bert"))):
        if name.endswith(".npy"):
            with open(os.path.join(folder, "bert", name), "rb") as source, \
                    open(os.path.join(folder, "onnx_bert", name), "wb") as target:
                target.write(source.read())


if __name__ == "__main__":
    main(*sys.argv[1:])
