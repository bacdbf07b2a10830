"""Writes tensor files, right and wrong, for a model with an input x: 2x4xf32 and a parameter w: 4x2xf32.

    files.py FOLDER
"""

import json
import struct
import sys

folder = sys.argv[1]


def write(name, content):
    with open(f"{folder}/{name}", "wb") as file:
        file.write(content)


def npy(shape, values, descr="<f4", order="False", code="f"):
    header = f"{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}".encode()
    header += b" " * (63 - (10 + len(header)) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + struct.pack(f"<{len(values)}{code}", *values)


def safetensors(tensors, header=None, size=None):
    blob, entries = b"", {}
    for name, dtype, shape, data in tensors:
        entries[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(blob), len(blob) + len(data)]}
        blob += data
    text = json.dumps(entries).encode() if header is None else header
    return struct.pack("<Q", len(text) if size is None else size) + text + blob


x, w = list(range(1, 9)), [1, 0, 0, 1, 2, 0, 0, 2]
floats = lambda values: struct.pack(f"<{len(values)}f", *values)
write("x.npy", npy("(2, 4)", x))
write("x_fortran.npy", npy("(2, 4)", [1, 5, 2, 6, 3, 7, 4, 8], order="True"))
write("x_f64.npy", npy("(2, 4)", x, "<f8", code="d"))
write("x_shape.npy", npy("(4, 2)", x))
write("x_truncated.npy", npy("(2, 4)", x)[:-1])
write("x_long.npy", npy("(2, 4)", x + [0]))
write("x_magic.npy", b"PK\x03\x04" + npy("(2, 4)", x)[4:])
write("x_header.npy", npy("(2, 4", x))
write("x_object.npy", npy("(2, 4)", x, "|O"))
write("x_negative.npy", npy("(-2, 4)", x))
write("x_overflow.npy", npy("(4294967296, 4294967296)", x))
write("empty.npy", b"")
write("y.npy", npy("(2, 2)", [7, 10, 19, 22]))
write("w.safetensors", safetensors([("other", "F32", [1], floats([0])), ("w", "F32", [4, 2], floats(w))]))
write("missing.safetensors", safetensors([("weight", "F32", [4, 2], floats(w))]))
write("shape.safetensors", safetensors([("w", "F32", [2, 4], floats(w))]))
write("dtype.safetensors", safetensors([("w", "F64", [4, 2], struct.pack("<8d", *w))]))
write("truncated.safetensors", safetensors([("w", "F32", [4, 2], floats(w))])[:-4])
write("short.safetensors", b"\x08\x00")
write("length.safetensors", safetensors([("w", "F32", [4, 2], floats(w))], size=1 << 40))
write("json.safetensors", safetensors([("w", "F32", [4, 2], floats(w))], header=b"{'w': oops}"))
write("offsets.safetensors", safetensors([], header=b'{"w":{"dtype":"F32","shape":[4,2],"data_offsets":[32,0]}}'))
