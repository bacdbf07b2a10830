"""Tensors for tests, without NumPy: small integers, whose products are exact in every order.

    tensors.py FOLDER NAME=TYPE...      values of the type, as 2x3xf32; each tensor has values of its own
    tensors.py FOLDER C=A@B...          the product of the last two dimensions, of tensors named before
    tensors.py FOLDER C=A+B C=A^T       a sum, a transposition of the last two dimensions
    tensors.py FOLDER C=A.sum0          a reduction (sum, max or min) over dimension 0
"""

import math
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
from tensors import write_npy


def transpose(shape, data):
    m, n = shape[-2:]
    size = m * n
    out = [data[b + i * n + j] for b in range(0, len(data), size) for j in range(n) for i in range(m)]
    return [*shape[:-2], n, m], out


def product(a, b):
    (shape, dtype, left), (shape_b, _, right) = a, b
    m, k, n = shape[-2], shape[-1], shape_b[-1]
    _, right = transpose(shape_b, right)
    out = []
    for batch in range(math.prod(shape[:-2])):
        rows = [left[(batch * m + i) * k :][:k] for i in range(m)]
        columns = [right[(batch * n + j) * k :][:k] for j in range(n)]
        out += [sum(x * y for x, y in zip(row, column)) for row in rows for column in columns]
    return [*shape[:-1], n], dtype, out


def reduce(tensor, function, dimension):
    shape, dtype, data = tensor
    size, inner = shape[dimension], math.prod(shape[dimension + 1 :])
    out = [function(data[outer * size * inner + i :: inner][:size])
           for outer in range(math.prod(shape[:dimension])) for i in range(inner)]
    return [*shape[:dimension], *shape[dimension + 1 :]], dtype, out


def main(folder, *arguments):
    tensors = {}
    for number, argument in enumerate(arguments):
        name, what = argument.split("=")
        if "@" in what:
            a, b = what.split("@")
            tensors[name] = product(tensors[a], tensors[b])
        elif "+" in what:
            a, b = (tensors[t] for t in what.split("+"))
            tensors[name] = (a[0], a[1], [x + y for x, y in zip(a[2], b[2])])
        elif what.endswith("^T"):
            shape, dtype, data = tensors[what[:-2]]
            shape, data = transpose(shape, data)
            tensors[name] = shape, dtype, data
        elif "." in what:
            source, reduction = what.split(".")
            tensors[name] = reduce(tensors[source], {"sum": sum, "max": max, "min": min}[reduction[:3]], int(reduction[3:]))
        else:
            *sizes, dtype = what.split("x")
            shape = [int(n) for n in sizes]
            data = [(7 * i + i // 5 + 3 * number) % 11 - 5 for i in range(math.prod(shape))]
            tensors[name] = (shape, dtype, data)
        shape, dtype, data = tensors[name]
        write_npy(f"{folder}/{name}.npy", dtype, f"({''.join(f'{n},' for n in shape)})", data)


main(*sys.argv[1:])
