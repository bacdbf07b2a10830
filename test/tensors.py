"""Tensors in files, without NumPy: the tests write and read .npy and .safetensors files with these functions.

A tensor is an element type as MLIR calls it, a shape, and a list of all elements, row by row. A test that needs a wrong
file gives npy_file or safetensors_file a wrong header or a wrong length.
"""

import array
import ast
import json
import math
import struct

# How struct, NumPy and safetensors call the types. NumPy and struct have no bf16: it is the upper half of an f32.
FORMATS = {"f16": ("e", "<f2", "F16"), "f32": ("f", "<f4", "F32"), "f64": ("d", "<f8", "F64"),
           "bf16": ("H", None, "BF16"), "i1": ("?", "|b1", "BOOL"), "i8": ("b", "|i1", "I8"),
           "i16": ("h", "<i2", "I16"), "i32": ("i", "<i4", "I32"), "i64": ("q", "<i8", "I64")}


def size_of(dtype):
    """Returns the bytes of one element."""
    return struct.calcsize("<" + FORMATS[dtype][0])


def pack(data, dtype):
    """Returns the elements as bytes. An element of bf16 is rounded to the nearest one, ties to even."""
    if dtype == "bf16":
        bits = struct.unpack(f"<{len(data)}I", array.array("f", data).tobytes())
        # A NaN keeps a bit of its payload.
        data = [b >> 16 | 0x40 if b & 0x7FFFFFFF > 0x7F800000 else (b + 0x7FFF + (b >> 16 & 1)) >> 16 for b in bits]
    return struct.pack(f"<{len(data)}{FORMATS[dtype][0]}", *data)


def unpack(data, dtype):
    """Returns the elements that bytes hold."""
    if dtype == "bf16":
        wide, dtype = bytearray(2 * len(data)), "f32"
        wide[2::4], wide[3::4] = data[::2], data[1::2]
        data = wide
    return list(struct.unpack(f"<{len(data) // size_of(dtype)}{FORMATS[dtype][0]}", data))


def round_f32(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


def npy_dictionary(descr, shape, order="False"):
    """Returns the text of a .npy file's header. All arguments stand in it as they are."""
    return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}"


def npy_file(header, data, version=(1, 0), length=None):
    """Returns a .npy file as bytes. `length` stands in it in the place of the header's length."""
    header = header if isinstance(header, bytes) else header.encode()
    length = struct.pack("<H" if version[0] == 1 else "<I", len(header) if length is None else length)
    return b"\x93NUMPY" + bytes(version) + length + header + data


def npy(dtype, shape, data, descr=None, order="False"):
    """Returns a .npy file as bytes: its elements begin at a multiple of 64 bytes. `shape` may be a text."""
    shape = shape if isinstance(shape, str) else tuple(shape)
    header = npy_dictionary(repr(descr or FORMATS[dtype][1]), shape, order)
    return npy_file(header + " " * (63 - (10 + len(header)) % 64) + "\n", pack(data, dtype))


def write_npy(path, dtype, shape, data):
    with open(path, "wb") as file:
        file.write(npy(dtype, shape, data))


def read_npy(path):
    """Returns the element type, the shape and the elements of a .npy file of version 1 in row-major order."""
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<H", data[8:10])
    header = ast.literal_eval(data[10 : 10 + length].decode("latin1"))
    (dtype,) = (dtype for dtype, (_, descr, _) in FORMATS.items() if descr == header["descr"])
    return dtype, header["shape"], unpack(data[10 + length :], dtype)


def safetensors_header(tensors):
    """Returns the header of a .safetensors file with tensors by name; they need no elements."""
    header, end = {}, 0
    for name, (dtype, shape, *_) in tensors.items():
        begin, end = end, end + math.prod(shape) * size_of(dtype)
        header[name] = {"dtype": FORMATS[dtype][2], "shape": list(shape), "data_offsets": [begin, end]}
    return header


def safetensors_file(header, data, length=None):
    """Returns a .safetensors file as bytes. `header` is a dictionary, a text or bytes; `length` stands in the file in
    the place of its length."""
    if not isinstance(header, bytes):
        header = (header if isinstance(header, str) else json.dumps(header)).encode()
    return struct.pack("<Q", len(header) if length is None else length) + header + data


def safetensors(tensors, align=1):
    """Returns a .safetensors file as bytes: its elements begin at a multiple of `align` bytes."""
    header = json.dumps(safetensors_header(tensors))
    return safetensors_file(header + " " * (-len(header) % align),
                            b"".join(pack(data, dtype) for dtype, _, data in tensors.values()))


def write_safetensors(path, tensors, align=1):
    with open(path, "wb") as file:
        file.write(safetensors(tensors, align))


def read_safetensors(path):
    """Returns the tensors of a .safetensors file by name: element type, shape and elements."""
    types = {name: dtype for dtype, (_, _, name) in FORMATS.items()}
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header, data = json.loads(file.read(length)), file.read()
    return {name: ((dtype := types[entry["dtype"]]), tuple(entry["shape"]),
                   unpack(data[slice(*entry["data_offsets"])], dtype))
            for name, entry in header.items() if name != "__metadata__"}
