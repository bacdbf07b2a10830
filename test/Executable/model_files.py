"""What the random tests share: tensors as flat lists, their text and files, and how results of a run are read.

Standard library only.
"""

import json
import math
import struct


# ----------------------------------------------------------------------------------------------------------------------
# Tensors as flat lists
# ----------------------------------------------------------------------------------------------------------------------


def count(shape):
    return math.prod(shape)


def strides_of(shape):
    strides, step = [], 1
    for size in reversed(shape):
        strides.append(step)
        step *= size
    return strides[::-1]


def offsets(sizes, strides):
    """The offset of every index of a box with `sizes`, row by row."""
    out = [0]
    for size, stride in zip(sizes, strides):
        out = [base + i * stride for base in out for i in range(size)]
    return out


def permute(data, shape, order):
    strides = strides_of(shape)
    return [data[i] for i in offsets([shape[d] for d in order], [strides[d] for d in order])]


def read_through(data, shape, dims, sizes):
    """`data` seen from loops of `sizes`; `dims` are the loops that index its dimensions."""
    strides = [0] * len(sizes)
    for dim, stride in zip(dims, strides_of(shape)):
        strides[dim] = stride
    return [data[i] for i in offsets(sizes, strides)]


def round_f32(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


# ----------------------------------------------------------------------------------------------------------------------
# Text
# ----------------------------------------------------------------------------------------------------------------------


def type_of(shape, dtype):
    return "tensor<" + "".join(f"{n}x" for n in shape) + dtype + ">"


def literal(x, dtype):
    if dtype == "i1":
        return "true" if x else "false"
    if dtype.startswith("i"):
        return str(x)
    if not math.isfinite(x):
        return "0x" + struct_bits(x, dtype)
    text = repr(float(x))
    mantissa, _, exponent = text.partition("e")
    return mantissa + ("" if "." in mantissa else ".0") + ("e" + exponent if exponent else "")


def struct_bits(x, dtype):
    """The bits of a float, as hexadecimal digits."""
    return pack([x], dtype)[::-1].hex().upper()


def elements(data, shape, dtype):
    if not shape:
        return literal(data[0], dtype)
    step = len(data) // shape[0]
    return "[" + ", ".join(elements(data[i * step : (i + 1) * step], shape[1:], dtype) for i in range(shape[0])) + "]"


def map_of(loops, results):
    names = ", ".join(f"d{i}" for i in range(loops))
    return f"affine_map<({names}) -> ({', '.join(r if isinstance(r, str) else f'd{r}' for r in results)})>"


# ----------------------------------------------------------------------------------------------------------------------
# Files
# ----------------------------------------------------------------------------------------------------------------------

# How struct, NumPy and safetensors call the types. NumPy and struct have no bf16: it is the upper half of an f32.
FORMATS = {"f32": ("f", "<f4", "F32"), "f64": ("d", "<f8", "F64"), "f16": ("e", "<f2", "F16"), "bf16": ("H", None, "BF16"),
           "i1": ("?", "|b1", "BOOL"), "i8": ("b", "|i1", "I8"), "i16": ("h", "<i2", "I16"), "i32": ("i", "<i4", "I32"),
           "i64": ("q", "<i8", "I64")}


def pack(data, dtype):
    """The elements as bytes; those of bf16 must be values of that type."""
    if dtype == "bf16":
        data = [bits >> 16 for bits in struct.unpack(f"<{len(data)}I", struct.pack(f"<{len(data)}f", *data))]
    return struct.pack(f"<{len(data)}{FORMATS[dtype][0]}", *data)


def unpack(data, dtype):
    values = [value for (value,) in struct.iter_unpack("<" + FORMATS[dtype][0], data)]
    if dtype == "bf16":
        values = list(struct.unpack(f"<{len(values)}f", struct.pack(f"<{len(values)}I", *(v << 16 for v in values))))
    return values


def to_bytes(value):
    return pack(value.data, value.dtype)


def write_npy(path, value):
    shape = "(" + "".join(f"{n}, " for n in value.shape) + ")"
    header = f"{{'descr': '{FORMATS[value.dtype][1]}', 'fortran_order': False, 'shape': {shape}, }}"
    header += " " * (63 - (10 + len(header)) % 64) + "\n"
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode("latin1") + to_bytes(value))


def write_safetensors(path, values):
    header, blobs, at = {}, [], 0
    for value in values:
        blob = to_bytes(value)
        header[value.name[1:]] = {"dtype": FORMATS[value.dtype][2], "shape": list(value.shape),
                                  "data_offsets": [at, at + len(blob)]}
        blobs.append(blob)
        at += len(blob)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def read_safetensors(path):
    """The tensors by name: each an element type, a shape and the elements."""
    types = {name: dtype for dtype, (_, _, name) in FORMATS.items()}
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header, data = json.loads(file.read(length)), file.read()
    found = {}
    for name, entry in header.items():
        if name != "__metadata__":
            dtype = types[entry["dtype"]]
            found[name] = dtype, tuple(entry["shape"]), unpack(data[slice(*entry["data_offsets"])], dtype)
    return found


# ----------------------------------------------------------------------------------------------------------------------
# Runs
# ----------------------------------------------------------------------------------------------------------------------


def check_statistics(path):
    """What is wrong with the counted bytes and memory."""
    with open(path) as file:
        statistics = json.load(file)
    for device, predicted in zip(statistics["devices"], statistics["predicted"]["devices"], strict=True):
        for key in ("received_bytes", "arena_bytes"):
            if device[key] != predicted[key]:
                return f"device {device['id']}: {key} {device[key]}, predicted {predicted[key]}"
    return None


def draw_sharding(rng, shape, most):
    """A sharding of a tensor of this shape, or None; `most` says how many axes may split a dimension of a given size."""
    axes = ["dep", "row", "col"]
    rng.shuffle(axes)
    dims = []
    for size in shape:
        take = []
        for _ in range(rng.randrange(most(size) + 1)):
            if axes and not (take and {take[0], axes[-1]} == {"row", "col"}):
                take.append(axes.pop())
        dims.append("{" + ", ".join(take) + "}")
    return "#tp25d.sharding<[" + ", ".join(dims) + " ]>" if dims else None
