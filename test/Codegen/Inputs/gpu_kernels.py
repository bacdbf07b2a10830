"""Executes the kernels of gpu_kernels.mlir on an emulator of GPUs and compares with what Python computes.

gpu_kernels.py LIBRARY REPORT: the library is the kernels linked with gpu_emulator.c, the report theirs.
"""

import ctypes
import itertools
import json
import math
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
from tensors import FORMATS, pack, size_of, unpack

TOLERANCES = {"f32": 2e-6, "f64": 1e-14, "f16": 1e-3, "bf16": 8e-3}


class Argument(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int64) for name in ("is_buffer", "is_read", "is_written", "element_bytes", "rank")]
    _fields_ += [("size", ctypes.c_int64 * 8), ("stride", ctypes.c_int64 * 8)]


class Kernel(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("thread", ctypes.c_void_p)]
    _fields_ += [(name, ctypes.c_int64) for name in ("is_cooperative", "shared_bytes", "argument_count")]
    _fields_ += [("arguments", ctypes.POINTER(Argument))]


def round_to(kind, value):
    return unpack(pack([value], kind), kind)[0]


class Buffer:
    """What a kernel sees of memory, in the middle of memory that it must leave alone."""

    GUARD = 256

    def __init__(self, kind, table, shift, values):
        self.kind, self.bytes = kind, size_of(kind)
        assert table.is_buffer and table.element_bytes == self.bytes, f"{kind} of {table.element_bytes} bytes"
        self.shape = list(table.size[: table.rank])
        self.strides = list(table.stride[: table.rank])
        extent = 1 + sum((size - 1) * stride for size, stride in zip(self.shape, self.strides))
        total = extent * self.bytes + 2 * self.GUARD + 64 + shift
        self.memory = ctypes.create_string_buffer(b"\xa5" * total, total)
        address = ctypes.addressof(self.memory)
        self.start = -(-(address + self.GUARD) // 64) * 64 + shift - address
        self.address = address + self.start
        data = bytearray(self.memory.raw)
        for index in self.indices():
            at = self.place(index)
            data[at : at + self.bytes] = pack([values(index)], kind)
        self.before = bytes(data)
        self.memory[:] = self.before
        self.values = self.read(self.before)

    def indices(self):
        return itertools.product(*(range(size) for size in self.shape))

    def place(self, index):
        return self.start + sum(i * stride for i, stride in zip(index, self.strides)) * self.bytes

    def read(self, data):
        return {index: unpack(data[at : at + self.bytes], self.kind)[0]
                for index, at in ((index, self.place(index)) for index in self.indices())}

    def check(self, name, expected, tolerance):
        """Compares; `expected` is None if nothing may have changed."""
        after = self.memory.raw
        rest, results = bytearray(after), self.read(after)
        for index in self.indices() if expected is not None else ():
            at = self.place(index)
            rest[at : at + self.bytes] = self.before[at : at + self.bytes]
            got, want = results[index], expected[index]
            if isinstance(want, float) and math.isfinite(want):
                fits = abs(got - round_to(self.kind, want)) <= tolerance * max(1.0, abs(want))
            else:
                fits = got == want
            if not fits:
                sys.exit(f"{name}: element {index} is {got}, expected {want}")
        if bytes(rest) != self.before:
            at = next(i for i in range(len(rest)) if rest[i] != self.before[i])
            sys.exit(f"{name}: wrote byte {at - self.start}, which is not its")


def elementwise(count, function):
    """The last argument's elements by those of the `count` others at the same indices."""
    return lambda values: {count: {i: function(*(v[i] for v in values)) for i in values[count]}}


def reduce_rows(function):
    """values[1][i] by itself and the list of row i."""
    def compute(values):
        rows = {}
        for (i, j), value in values[0].items():
            rows.setdefault((i,), []).append(value)
        return {1: {i: function(values[1][i], row) for i, row in rows.items()}}
    return compute


def reduce_columns(values):
    return {1: {(j,): old + math.fsum(v for (_, k), v in values[0].items() if k == j)
                for (j,), old in values[1].items()}}


def argmax(values):
    best, where = dict(values[1]), dict(values[2])
    for (i, j), value in values[0].items():
        if value > best[i,]:
            best[i,], where[i,] = value, j
    return {1: best, 2: where}


def sum_and_max(values):
    rows = {}
    for (i, j), value in values[0].items():
        rows.setdefault((i,), []).append(value)
    return {1: {i: values[1][i] + math.fsum(row) for i, row in rows.items()},
            2: {i: max(row + [values[2][i]]) for i, row in rows.items()}}


def gelu_tanh(x):
    return 0.5 * x * (1 + math.tanh(0.797884583 * (x + 0.044715 * x ** 3)))


def matmul(values):
    a, b, c = values
    return {2: {(i, j): c[i, j] + sum(a[i, k] * b[k, j] for k in range(40)) for i, j in c}}


def wrap(value):
    return (value + 2 ** 63) % 2 ** 64 - 2 ** 63


# By function: the types of its kernel's arguments, and what it makes of their values by argument.
KERNELS = {
    "add_bias": ("f32 f32 f32", lambda v: {2: {i: v[0][i] + v[1][i[1],] for i in v[0]}}),
    "scale_rows": ("f32 f32 float f32", lambda v: {3: {i: v[0][i] * v[1][i[0],] * v[2] for i in v[0]}}),
    "large": ("f32 f32", elementwise(1, lambda a, o: a + o)),
    "gelu_erf": ("f32 f32", elementwise(1, lambda a, o: 0.5 * a * (1 + math.erf(a * 0.707106769)))),
    "gelu_tanh": ("f32 f32", elementwise(1, lambda a, o: gelu_tanh(a))),
    "transpose": ("f32 f32", lambda v: {1: {(j, i): v[0][i, j] for i, j in v[0]}}),
    "fill": ("f64", lambda v: {0: {i: 2.5 for i in v[0]}}),
    "negate_in_place": ("f32", elementwise(0, lambda a: -a)),
    "row_max": ("f32 f32", reduce_rows(lambda o, row: max([o] + row))),
    "exp_sub": ("f32 f32 f32", lambda v: {2: {i: math.exp(v[0][i] - v[1][i[0],]) for i in v[0]}}),
    "row_sum": ("f32 f32", reduce_rows(lambda o, row: o + math.fsum(row))),
    "row_sum_odd": ("f32 f32", reduce_rows(lambda o, row: o + math.fsum(row))),
    "divide_odd": ("f32 f32 f32", lambda v: {2: {i: v[0][i] / v[1][i[0],] for i in v[0]}}),
    "row_sum_long": ("f32 f32", reduce_rows(lambda o, row: o + math.fsum(row))),
    "square_difference": ("f32 f32 f32", lambda v: {2: {
        i: o + math.fsum((v[0][i[0], j] - v[1][i]) ** 2 for j in range(96)) for i, o in v[2].items()}}),
    "normalize": ("f32 f32 f32pos f32 f32", lambda v: {4: {
        i: (v[0][i] - v[1][i[0],]) / math.sqrt(v[2][i[0],] + 1e-5) * v[3][i[1],] for i in v[0]}}),
    "sum_and_max": ("f32 f32 f32", sum_and_max),
    "column_sum": ("f32 f32", reduce_columns),
    "column_sum_tall": ("f32 f32", reduce_columns),
    "total": ("f32 f32", lambda v: {1: {(): v[1][()] + math.fsum(v[0].values())}}),
    "total_i64": ("i64 i64", lambda v: {1: {(): wrap(v[1][()] + sum(v[0].values()))}}),
    "product_f64": ("f64near1 f64near1", reduce_rows(lambda o, row: math.prod([o] + row))),
    "min_i8": ("i8 i8", reduce_rows(lambda o, row: min([o] + row))),
    "any": ("i1 i1", reduce_rows(lambda o, row: any([o] + row))),
    "argmax": ("f32 f32 i32", argmax),
    "positive": ("f32 i1", elementwise(1, lambda a, o: a > 0)),
    "select": ("i1 f32 f32", elementwise(2, lambda b, a, o: a if b else o)),
    "gather": ("i64index f32 f32", lambda v: {2: {(i, j): v[1][v[0][i,], j] for i, j in v[2]}}),
    "causal": ("f32 f32", lambda v: {1: {i: v[0][i] if i[2] <= i[1] else -1000.0 for i in v[0]}}),
    "bf16": ("bf16 bf16 bf16", lambda v: {2: {i: math.exp(v[0][i] + v[1][i[1],]) for i in v[0]}}),
    "bf16_row_max": ("bf16 bf16", reduce_rows(lambda o, row: max([o] + row))),
    "bf16_row_sum": ("bf16 f32", reduce_rows(lambda o, row: o + math.fsum(row))),
    "f16": ("f16 f32", elementwise(1, lambda a, o: round_to("f16", a * a))),
    "part": ("f32 f32", elementwise(1, lambda a, o: a)),
    "unaligned_part": ("f32at4 f32", elementwise(1, lambda a, o: a)),
    "matmul_i32": ("i32 i32 i32", matmul),
    "pool": ("f32 f32 f32", lambda v: {2: {
        i: max([o] + [v[0][i[0], 2 * i[1] + k, i[2]] for k in range(3)]) for i, o in v[2].items()}}),
}


def make_values(kind, generator):
    if "near1" in kind:
        return lambda index: generator.uniform(0.9, 1.1)
    if "pos" in kind:
        return lambda index: generator.uniform(0.1, 2)
    if "index" in kind:
        return lambda index: generator.randrange(20)
    if kind.startswith("i1"):
        return lambda index: generator.random() < 0.02
    if kind.startswith("i"):
        limit = {"i8": 128, "i32": 1000, "i64": 2 ** 62}[kind]
        return lambda index: generator.randrange(-limit, limit)
    return lambda index: generator.uniform(-2, 2)


def main(library_path, report_path):
    library = ctypes.CDLL(library_path)
    with open(report_path) as file:
        report = json.load(file)["kernels"]
    count = ctypes.c_int64.in_dll(library, "tp25d_emulator_kernel_count").value
    table = (Kernel * count).in_dll(library, "tp25d_emulator_kernels")
    names = list(KERNELS)
    assert count == len(report) == len(names), f"{count} kernels, {len(report)} in the report, {len(names)} here"
    generator = random.Random(1)
    for number, name in enumerate(names):
        kinds, reference = KERNELS[name][0].split(), KERNELS[name][1]
        kernel, entry = table[number], report[number]
        assert kernel.name.decode() == entry["name"]
        assert kernel.argument_count == len(kinds), f"{name}: {kernel.argument_count} arguments"
        assert bool(kernel.is_cooperative) == (entry["strategy"] in ("warp", "block", "columns")), name
        buffers, slots = [], []
        for i, kind in enumerate(kinds):
            if kind == "float":
                buffers.append(None)
                slots.append(ctypes.c_float(0.75))
                assert not kernel.arguments[i].is_buffer and kernel.arguments[i].element_bytes == 4
                continue
            element = next(t for t in sorted(FORMATS, key=len, reverse=True) if kind.startswith(t))
            shift = 4 if kind.endswith("at4") else 0
            buffer = Buffer(element, kernel.arguments[i], shift, make_values(kind, generator))
            buffers.append(buffer)
            slots.append(ctypes.c_void_p(buffer.address))
        values = [buffer.values if buffer else 0.75 for buffer in buffers]
        expected = reference(values)
        for i, buffer in enumerate(buffers):
            assert not buffer or bool(kernel.arguments[i].is_written) == (i in expected), f"{name}: argument {i}"
        arguments = (ctypes.c_void_p * len(slots))(*(ctypes.addressof(slot) for slot in slots))
        outcome = library.run_kernel(ctypes.c_int64(number), ctypes.c_int64(entry["blocks"]),
                                     ctypes.c_int64(entry["threads"]), arguments)
        if outcome != 0:
            sys.exit(f"{name}: outcome {outcome}")
        for i, buffer in enumerate(buffers):
            if buffer:
                length = max(1, math.prod(buffers[0].shape) // max(1, math.prod(buffer.shape)))
                tolerance = TOLERANCES.get(buffer.kind, 0) * math.sqrt(length)
                buffer.check(f"{name}, argument {i}", expected.get(i), tolerance)
        print(f"{name}: {entry['strategy']}, width {entry['width']}")


main(*sys.argv[1:])
