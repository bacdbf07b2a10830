"""accuracy.py LOGITS LABELS REFERENCE: what share of images LOGITS gets right, and how far it is from REFERENCE."""

import ast
import struct
import sys


def read_npy(path):
    """The rows of a little-endian .npy file of version 1; numbers where it has one dimension."""
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<H", data[8:10])
    header = ast.literal_eval(data[10 : 10 + length].decode("latin1"))
    code = {"<f4": "f", "<i8": "q"}[header["descr"]]
    values = [value for (value,) in struct.iter_unpack("<" + code, data[10 + length :])]
    if len(header["shape"]) == 1:
        return values
    columns = header["shape"][1]
    return [values[i : i + columns] for i in range(0, len(values), columns)]


logits, labels, reference = (read_npy(path) for path in sys.argv[1:4])
right = sum(row.index(max(row)) == label for row, label in zip(logits, labels, strict=True))
difference = max(abs(a - b) for row, expected in zip(logits, reference, strict=True) for a, b in zip(row, expected, strict=True))
print(f"accuracy {100 * right / len(labels):.2f} % on {len(labels)} images")
print(f"largest difference from the reference logits: {difference:.2g}")
sys.exit(difference > 1e-4)
