"""A decoder with a cache of keys and values.

    python3 model.py        exports it twice, for a prompt and for a token after it, with what PyTorch makes of a prompt

The buffers that the model changes become states: a run updates their blocks in place on every device.
"""

import os
import shutil
import tempfile

import numpy as np
import tp25d
import torch
import torch.nn.functional as F
from decode import PROMPT, TOKENS, decode
from torch import nn

BATCH, WIDTH, HEADS, LAYERS, VOCABULARY = 8, 32, 4, 2, 64


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.proj = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        for name in ("keys", "values"):
            self.register_buffer(name, torch.zeros(BATCH, HEADS, TOKENS, WIDTH // HEADS), persistent=False)

    def forward(self, x, position):
        tokens = x.shape[1]
        q, k, v = (part.view(BATCH, tokens, HEADS, -1).transpose(1, 2) for part in self.qkv(x).split(WIDTH, dim=2))
        places = torch.arange(TOKENS)
        for cache, new in ((self.keys, k), (self.values, v)):
            if tokens == 1:
                cache.copy_(torch.where(places[:, None] == position, new, cache))
            else:  # the prompt, which is at the beginning
                cache.copy_(torch.cat([new, cache[:, :, tokens:]], dim=2))
        is_seen = places[None, :] <= (position + torch.arange(tokens))[:, None]
        scores = (q @ self.keys.transpose(2, 3)) * (WIDTH // HEADS) ** -0.5
        y = scores.masked_fill(~is_seen, float("-inf")).softmax(-1) @ self.values
        return self.proj(y.transpose(1, 2).reshape(BATCH, tokens, WIDTH))


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln1, self.attention, self.ln2 = nn.LayerNorm(WIDTH), Attention(), nn.LayerNorm(WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x, position):
        x = x + self.attention(self.ln1(x), position)
        return x + self.down(F.gelu(self.up(self.ln2(x))))


class Decoder(nn.Module):
    """Takes tokens and the position of the first of them; returns the logits of the token after the last one."""

    def __init__(self):
        super().__init__()
        self.wte, self.wpe = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(TOKENS, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.ln, self.head = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, VOCABULARY, bias=False)
        self.head.weight = self.wte.weight
        # Larger than usual: without training, the text would repeat its last token.
        for weight in (weight for weight in self.parameters() if weight.dim() > 1):
            nn.init.normal_(weight, std=0.5)

    def forward(self, tokens, position):
        x = self.wte(tokens) + self.wpe(position + torch.arange(tokens.shape[1]))
        for layer in self.layers:
            x = layer(x, position)
        return self.head(self.ln(x[:, -1]))


def main(folder):
    torch.manual_seed(0)
    model, prompt = Decoder().eval(), torch.randint(0, VOCABULARY, (BATCH, PROMPT))
    for name, tokens, position in (("prompt", prompt, 0), ("token", prompt[:, :1], PROMPT)):
        with tempfile.TemporaryDirectory() as export:
            tp25d.export_torch(model, (tokens, torch.tensor(position)), export)
            shutil.copy(os.path.join(export, "model.mlir"), os.path.join(folder, f"{name}.mlir"))
            shutil.copyfile(os.path.join(export, "model.safetensors"), os.path.join(folder, "decoder.safetensors"))

    def step(tokens, position):
        with torch.no_grad():
            return model(torch.from_numpy(tokens), torch.from_numpy(position)).numpy()

    np.save(os.path.join(folder, "prompt.npy"), prompt.numpy())
    np.save(os.path.join(folder, "text.npy"), decode(step, step, prompt.numpy()))


if __name__ == "__main__":
    main(os.path.dirname(os.path.abspath(__file__)))
