"""labels.py FOLDER: labels for ten samples of eight tokens, of which more and more are left out from sample to sample:
classes.npy, numbers of twelve classes, and values.npy, twelve numbers a token."""

import math
import struct
import sys

SAMPLES, TOKENS, CLASSES = 10, 8, 12


def write(name, dtype, code, shape, values):
    header = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}"
    header += " " * (63 - (10 + len(header)) % 64) + "\n"
    with open(f"{sys.argv[1]}/{name}.npy", "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
        file.write(struct.pack(f"<{len(values)}{code}", *values))


tokens = [(sample, token) for sample in range(SAMPLES) for token in range(TOKENS)]
write("classes", "<i4", "i", (SAMPLES, TOKENS),
      [-1 if token < sample else (sample * token) % CLASSES for sample, token in tokens])
write("values", "<f4", "f", (SAMPLES, TOKENS, CLASSES),
      [math.nan if token < sample and number % 2 else sample + number
       for sample, token in tokens for number in range(CLASSES)])
