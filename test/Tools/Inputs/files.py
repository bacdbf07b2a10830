"""Writes tensor files, right and wrong, for a model with an input x: 2x4xf32 and a parameter w: 4x2xf32.

    files.py FOLDER
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
from tensors import npy, pack, safetensors, safetensors_file, safetensors_header

folder = sys.argv[1]


def write(name, content):
    with open(f"{folder}/{name}", "wb") as file:
        file.write(content)


x, w = list(range(1, 9)), [1, 0, 0, 1, 2, 0, 0, 2]
w_data, right = pack(w, "f32"), {"w": ("f32", (4, 2), w)}
write("x.npy", npy("f32", (2, 4), x))
write("x_fortran.npy", npy("f32", (2, 4), [1, 5, 2, 6, 3, 7, 4, 8], order="True"))
write("x_f64.npy", npy("f64", (2, 4), x))
write("x_shape.npy", npy("f32", (4, 2), x))
write("x_truncated.npy", npy("f32", (2, 4), x)[:-1])
write("x_long.npy", npy("f32", (2, 4), x + [0]))
write("x_magic.npy", b"PK\x03\x04" + npy("f32", (2, 4), x)[4:])
write("x_header.npy", npy("f32", "(2, 4", x))
write("x_object.npy", npy("f32", (2, 4), x, "|O"))
write("x_negative.npy", npy("f32", (-2, 4), x))
write("x_overflow.npy", npy("f32", (4294967296, 4294967296), x))
write("empty.npy", b"")
write("y.npy", npy("f32", (2, 2), [7, 10, 19, 22]))
write("w.safetensors", safetensors({"other": ("f32", (1,), [0]), **right}))
write("missing.safetensors", safetensors({"weight": right["w"]}))
write("shape.safetensors", safetensors({"w": ("f32", (2, 4), w)}))
write("dtype.safetensors", safetensors({"w": ("f64", (4, 2), w)}))
write("truncated.safetensors", safetensors(right)[:-4])
write("short.safetensors", b"\x08\x00")
write("length.safetensors", safetensors_file(safetensors_header(right), w_data, length=1 << 40))
write("json.safetensors", safetensors_file(b"{'w': oops}", w_data))
write("offsets.safetensors", safetensors_file('{"w":{"dtype":"F32","shape":[4,2],"data_offsets":[32,0]}}', b""))
