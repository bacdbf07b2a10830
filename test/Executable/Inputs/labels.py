"""labels.py FOLDER: labels for ten samples of eight tokens, of which more and more are left out from sample to sample:
classes.npy, numbers of twelve classes, and values.npy, twelve numbers a token."""

import math
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
from tensors import write_npy

SAMPLES, TOKENS, CLASSES = 10, 8, 12

tokens = [(sample, token) for sample in range(SAMPLES) for token in range(TOKENS)]
write_npy(f"{sys.argv[1]}/classes.npy", "i32", (SAMPLES, TOKENS),
          [-1 if token < sample else (sample * token) % CLASSES for sample, token in tokens])
write_npy(f"{sys.argv[1]}/values.npy", "f32", (SAMPLES, TOKENS, CLASSES),
          [math.nan if token < sample and number % 2 else sample + number
           for sample, token in tokens for number in range(CLASSES)])
