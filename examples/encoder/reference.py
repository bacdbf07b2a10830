"""reference.py FOLDER: x.npy, encoder.safetensors and expected.npy for encoder.mlir, which computes the same in f32.

Computed here in float64, one operation after the other as the formulas have them, by Python's own library: NumPy is not
needed. Inputs and parameters are rounded to f32 first, so both compute on the same numbers; the result is rounded last.
"""

import json
import math
import operator
import random
import struct
import sys

SEQUENCES, TOKENS, FEATURES, HEADS, WIDE = 8, 16, 64, 4, 256
EPSILON = 1e-5


# Files ----------------------------------------------------------------------------------------------------------------


def to_bytes(values):
    return struct.pack(f"<{len(values)}f", *values)


def round_to_f32(values):
    return list(struct.unpack(f"<{len(values)}f", to_bytes(values)))


def write_npy(path, shape, values):
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {tuple(shape)}, }}"
    header += " " * (63 - (10 + len(header)) % 64) + "\n"  # the data starts at a multiple of 64 bytes
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + to_bytes(values))


def write_safetensors(path, tensors):
    """`tensors` are (shape, values) by name. The format: the header's length, the header as JSON, all data."""
    header, at = {}, 0
    for name, (shape, values) in tensors.items():
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [at, at + 4 * len(values)]}
        at += 4 * len(values)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)  # so that the data is aligned
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(to_bytes(values) for _, values in tensors.values()))


# The input and the parameters -----------------------------------------------------------------------------------------


def draw_input(rng):
    """Tokens as lists of features, sequence by sequence.

    The first token of each sequence is much larger than the others, as in trained models: the exponentials of some of
    its scores are infinite in f32, unless a row's maximum is taken off first.
    """
    return [round_to_f32([rng.gauss(0.5, 1) * (10 if token == 0 else 1) for _ in range(FEATURES)])
            for _ in range(SEQUENCES) for token in range(TOKENS)]


def draw_parameters(rng):
    """(shape, values) by name; weights are [out, in]."""
    parameters = {}

    def add(name, shape, middle, spread):
        values = [rng.uniform(middle - spread, middle + spread) for _ in range(math.prod(shape))]
        parameters[name] = shape, round_to_f32(values)

    def add_linear(name, outs, ins, spread):
        add(f"{name}.weight", [outs, ins], 0, spread)
        add(f"{name}.bias", [outs], 0, 0.5)

    # Queries and keys are so large that a token attends to few others, not to all of them alike.
    add_linear("attention.query", FEATURES, FEATURES, 0.3)
    add_linear("attention.key", FEATURES, FEATURES, 0.3)
    add_linear("attention.value", FEATURES, FEATURES, 0.2)
    add_linear("attention.output", FEATURES, FEATURES, 0.2)
    add("attention.norm.weight", [FEATURES], 1, 0.5)
    add("attention.norm.bias", [FEATURES], 0, 0.5)
    add_linear("feed_forward.dense_1", WIDE, FEATURES, 0.2)
    add_linear("feed_forward.dense_2", FEATURES, WIDE, 0.2)
    add("feed_forward.norm.weight", [FEATURES], 1, 0.5)
    add("feed_forward.norm.bias", [FEATURES], 0, 0.5)
    return parameters


# The encoder block ----------------------------------------------------------------------------------------------------


def dot(a, b):
    return sum(map(operator.mul, a, b))


def add(a, b):
    return [x + y for x, y in zip(a, b, strict=True)]


def linear(token, name, parameters):
    (_, ins), weight = parameters[f"{name}.weight"]
    _, bias = parameters[f"{name}.bias"]
    return [dot(token, weight[out * ins : (out + 1) * ins]) + b for out, b in enumerate(bias)]


def layer_norm(token, name, parameters):
    _, weight = parameters[f"{name}.weight"]
    _, bias = parameters[f"{name}.bias"]
    mean = sum(token) / len(token)
    variance = sum((v - mean) ** 2 for v in token) / len(token)
    return [(v - mean) / math.sqrt(variance + EPSILON) * w + b for v, w, b in zip(token, weight, bias, strict=True)]


def softmax(row):
    most = max(row)
    exponentials = [math.exp(v - most) for v in row]
    total = sum(exponentials)
    return [e / total for e in exponentials]


def gelu(v):
    return 0.5 * v * (1 + math.erf(v / math.sqrt(2)))


def attention(tokens, parameters):
    """What each token of one sequence attends to, of all heads, projected."""
    queries, keys, values = ([linear(token, f"attention.{name}", parameters) for token in tokens]
                             for name in ("query", "key", "value"))
    size = FEATURES // HEADS
    attended = [[] for _ in tokens]
    for head in range(HEADS):
        part = slice(head * size, (head + 1) * size)
        for query, out in zip(queries, attended):
            probabilities = softmax([dot(query[part], key[part]) / math.sqrt(size) for key in keys])
            out += [dot(probabilities, column) for column in zip(*(value[part] for value in values))]
    return [linear(token, "attention.output", parameters) for token in attended]


def encoder(tokens, parameters):
    """One sequence through the block."""
    out = []
    for token, attended in zip(tokens, attention(tokens, parameters), strict=True):
        y = layer_norm(add(token, attended), "attention.norm", parameters)
        wide = [gelu(v) for v in linear(y, "feed_forward.dense_1", parameters)]
        narrow = linear(wide, "feed_forward.dense_2", parameters)
        out.append(layer_norm(add(y, narrow), "feed_forward.norm", parameters))
    return out


def main(folder):
    rng = random.Random(0)
    x, parameters = draw_input(rng), draw_parameters(rng)
    expected = []
    for start in range(0, len(x), TOKENS):
        expected += encoder(x[start : start + TOKENS], parameters)
    shape = [SEQUENCES, TOKENS, FEATURES]
    flat = lambda tokens: [v for token in tokens for v in token]
    write_npy(f"{folder}/x.npy", shape, flat(x))
    write_npy(f"{folder}/expected.npy", shape, flat(expected))
    write_safetensors(f"{folder}/encoder.safetensors", parameters)


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(sys.argv[1])
