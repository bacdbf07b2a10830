#!/usr/bin/env python3
"""Wild random models: what random_models.py does not write, run sharded against an evaluation in plain Python.

    wild_models.py --seed 7 -o model.mlir                 one model, to read
    wild_models.py --count 200 --tp25d build/bin/tp25d    the test
    wild_models.py --shrink 7 --tp25d build/bin/tp25d     the smallest model found that fails as model 7 does

Bodies are any scalar operations in any order, of all types; among them bodies that are nearly products. Inits are read,
tensors are captured, indices computed; maps repeat loops, step, slide and stay; operations have several results with
different combiners; chains are those that exporters write. Shardings and forms are put anywhere. wild_ops.py computes
each operation while it is drawn, with a bound for the rounding that a compiler may choose: what hinges on rounding is
drawn again, and results are compared within their bounds, integers exactly.

A model is wrong where a result is, or where anything but one error of ALLOWED comes instead of results.
"""

import collections
import copy
import itertools
import math
import os
import pickle
import random
import re
import shutil
import subprocess
import sys
import tempfile

import wild_ops as ops
from model_files import (check_statistics, count, draw_sharding, parse_arguments, strides_of, write_expected,
                         write_inputs, write_or_test, write_text)
from tensors import read_safetensors
from wild_ops import Body, Constant, Fill, Generic, Move, Reject, Scalar, Value

GRIDS = [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1)]
UNIT = 24  # what d * q divides on all those grids
MOST_ELEMENTS = 5_000
MOST_WORK = 260_000  # scalar operations of one generic
FLOATS = ("f32", "f64", "f16", "bf16")
INTS = ("i32", "i64", "i8", "i16", "i1")
SIGNED = {"f32": "i32", "f64": "i64", "f16": "i16", "bf16": "i16"}

# Refusals in one error that a model may meet, with what they refuse.
ALLOWED = {
    "sizes": r"not a multiple of",
    "index": r"elements of index|of type index",
}


# ----------------------------------------------------------------------------------------------------------------------
# Bodies
# ----------------------------------------------------------------------------------------------------------------------


def rounded(x, dtype):
    return ops.round_all([float(x)], dtype)[0] if dtype in FLOATS else x


def plain(loops):
    """A map of loops."""
    return [({loop: 1}, 0) for loop in loops]

UPDATES = "tp25d.updates = "  # the attribute of a next value


class Drawing:
    """Draws a body: a pool of values, and operations on what is in it."""

    def __init__(self, rng, body, smooth=False):
        self.rng, self.body, self.smooth = rng, body, smooth

    def constant(self, x, dtype):
        return self.body.constant(rounded(x, dtype), dtype, self.rng.random() < 0.3)

    def number(self, dtype):
        if dtype in FLOATS:
            return self.constant(self.rng.choice([0.5, -0.5, 1.0, -1.0, 0.25, 1.5, -1.25, 2.0, 0.0, 0.75]), dtype)
        if dtype == "i1":
            return self.constant(self.rng.randrange(2), dtype)
        return self.constant(self.rng.choice([1, 2, 3, -1, -2, 5, 7, 0, 12, -17]), dtype)

    def op(self, name, *operands, dtype=None, extra=None):
        return self.body.add(name, operands, dtype or self.body.dtype(operands[0]), extra)

    def cast(self, value, dtype):
        """The value in another type, one way or the other."""
        rng, source = self.rng, self.body.dtype(value)
        if source == dtype:
            return value
        if source in FLOATS and dtype in FLOATS:
            wide = ops.FLOAT_BITS[dtype] - ops.FLOAT_BITS[source]
            if wide == 0:  # f16 and bf16
                return self.cast(self.cast(value, "f32"), dtype)
            return self.op("arith.extf" if wide > 0 else "arith.truncf", value, dtype=dtype)
        if source in FLOATS:
            if dtype == "i1":
                return self.op("arith.cmpf", value, self.number(source), dtype="i1",
                               extra=rng.choice(ops.FLOAT_PREDICATES))
            if dtype == "index":
                return self.cast(self.cast(value, "i32"), dtype)
            if SIGNED[source] == dtype and rng.random() < 0.1:
                return self.op("arith.bitcast", value, dtype=dtype)
            if rng.random() < 0.3:
                value = self.op("math.absf", value)
                return self.op("arith.fptoui", value, dtype=dtype)
            return self.op("arith.fptosi", value, dtype=dtype)
        if dtype in FLOATS:
            if source == "index":
                return self.cast(self.cast(value, "i32"), dtype)
            if source != "i1" and rng.random() < 0.85:  # small numbers
                if rng.random() < 0.5:
                    value = self.op("arith.andi", value, self.constant(rng.choice([3, 7, 15]), source))
                else:
                    value = self.op("arith.remsi", value, self.constant(rng.choice([3, 5, 9]), source))
            return self.op(rng.choice(["arith.sitofp", "arith.uitofp"]), value, dtype=dtype)
        if "index" in (source, dtype):
            return self.op(rng.choice(["arith.index_cast", "arith.index_cast", "arith.index_castui"]), value, dtype=dtype)
        if ops.BITS[source] < ops.BITS[dtype]:
            return self.op(rng.choice(["arith.extsi", "arith.extui"]), value, dtype=dtype)
        if dtype == "i1" and rng.random() < 0.6:
            return self.op("arith.cmpi", value, self.number(source), dtype="i1", extra=rng.choice(ops.INT_PREDICATES))
        return self.op("arith.trunci", value, dtype=dtype)

    def unary(self, value):
        rng, dtype = self.rng, self.body.dtype(value)
        if dtype == "i1":
            return self.op("arith.xori", value, self.constant(1, dtype))
        if dtype not in FLOATS:
            kind = rng.choice(["not", "neg", "math.absi", "math.ctpop", "math.ctlz", "math.cttz", "shift"])
            if dtype == "index" or kind == "neg":
                return self.op("arith.subi", self.constant(0, dtype), value)
            if kind == "not":
                return self.op("arith.xori", value, self.constant(-1, dtype))
            if kind == "shift":
                return self.op(rng.choice(["arith.shli", "arith.shrsi", "arith.shrui"]), value,
                               self.constant(rng.randrange(1, ops.BITS[dtype] // 2), dtype))
            return self.op(kind, value)
        kind = rng.choice(["negf", "absf", "exp", "log", "tanh", "sqrt", "erf", "sin", "cos", "rsqrt", "floor", "ceil",
                           "exp2", "log1p", "atan", "round", "trunc", "roundeven", "expm1", "log2"])
        if kind == "negf":
            return self.op("arith.negf", value)
        if kind in ("exp", "exp2", "expm1"):
            value = self.op("arith.minimumf", value, self.constant(2.0, dtype))
        if kind in ("log", "log2", "rsqrt", "sqrt", "log1p"):
            value = self.op("math.absf", value)
            if kind != "sqrt" or rng.random() < 0.7:
                value = self.op("arith.addf", value, self.constant(0.5, dtype))
        return self.op("math." + kind, value)

    def binary(self, a, b, names=None):
        """Of two values of one type."""
        rng, dtype = self.rng, self.body.dtype(a)
        if dtype in FLOATS:
            if self.smooth:
                names = [n for n in names or ["addf", "mulf", "subf", "divf", "maximumf", "minimumf", "select"]
                         if n != "remf"]
            name = rng.choice(names or ["addf", "addf", "subf", "mulf", "mulf", "divf", "remf", "maximumf", "minimumf",
                                        "maxnumf", "minnumf", "select"])
            if name in ("divf", "remf"):
                if name == "divf" and rng.random() < 0.7:
                    b = self.op("arith.addf", self.op("math.absf", b), self.constant(0.5, dtype))
                else:
                    b = self.constant(rng.choice([1.5, 2.0, -0.75]), dtype)
            elif name == "select":
                c = self.op("arith.cmpf", a, b, dtype="i1", extra=rng.choice(ops.FLOAT_PREDICATES))
                return self.op("arith.select", c, *rng.sample([a, b, self.number(dtype)], 2), dtype=dtype)
            return self.op("arith." + name, a, b)
        name = rng.choice(names or ["addi", "subi", "muli", "andi", "ori", "xori", "maxsi", "maxui", "minsi", "minui",
                                    "shli", "shrsi", "shrui", "divsi", "remsi", "divui", "remui", "select"])
        if dtype == "i1" and name[:2] in ("sh", "di", "re"):
            name = "xori"
        if name[:2] in ("di", "re"):
            b = self.op("arith.ori", b, self.constant(1, dtype)) if rng.random() < 0.6 else \
                self.constant(rng.choice([3, -3, 5, 7]), dtype)
        elif name[:2] == "sh":
            b = self.op("arith.andi", b, self.constant(7 if dtype in ("i8", "index") else 15, dtype))
        elif name == "select":
            c = self.op("arith.cmpi", a, b, dtype="i1", extra=rng.choice(ops.INT_PREDICATES))
            return self.op("arith.select", c, *rng.sample([a, b, self.number(dtype)], 2), dtype=dtype)
        return self.op("arith." + name, a, b)

    def expression(self, pool, dtype, steps):
        """Some operations on what is in the pool; the last result, as `dtype`."""
        rng, pool = self.rng, list(pool)
        recent = lambda: rng.choice(pool[-2:] if rng.random() < 0.5 else pool)
        value = recent() if pool else self.number(dtype)
        for _ in range(steps):
            kind = rng.random()
            a = recent() if pool and rng.random() < 0.35 else value
            if kind < 0.3:
                value = self.unary(a)
            elif kind < 0.8:
                b = recent() if pool and rng.random() < 0.8 else self.number(self.body.dtype(a))
                ta, tb = self.body.dtype(a), self.body.dtype(b)
                wanted = rng.choice([ta, tb, dtype])
                if wanted == "index" and dtype != "index":
                    wanted = dtype
                a, b = self.cast(a, wanted), self.cast(b, wanted)
                if rng.random() < 0.5:
                    a, b = b, a
                value = self.binary(a, b)
            elif kind < 0.9 or self.smooth:
                c, ta = self.cast(recent() if pool else a, "i1"), self.body.dtype(a)
                b = self.cast(recent(), ta) if pool else self.number(ta)
                value = self.op("arith.select", c, a, b, dtype=ta)
            else:
                value = self.cast(a, rng.choice(FLOATS + INTS) if rng.random() < 0.4 else dtype)
            pool.append(value)
        # What is left over is often used, too.
        if len(pool) > 1 and rng.random() < 0.5:
            value, other = self.cast(value, dtype), self.cast(recent(), dtype)
            value = self.binary(value, other, ["addf", "subf", "maximumf"] if dtype in FLOATS else None)
        return self.cast(value, dtype)


FLOAT_COMBINERS = ["addf", "addf", "addf", "mulf", "maximumf", "minimumf", "maxnumf", "minnumf"]
INT_COMBINERS = ["addi", "addi", "muli", "andi", "ori", "xori", "maxsi", "minsi", "maxui", "minui"]


def neutral(combiner, dtype):
    bits = ops.BITS.get(dtype, 0)
    low, high = (0, 1) if bits == 1 else (-(1 << max(bits - 1, 0)), (1 << max(bits - 1, 0)) - 1)
    return {"addf": 0.0, "mulf": 1.0, "maximumf": -math.inf, "minimumf": math.inf, "maxnumf": -math.inf,
            "minnumf": math.inf, "addi": 0, "muli": 1, "andi": ops.wrap(-1, dtype) if bits else 0, "ori": 0, "xori": 0,
            "maxsi": 1 if bits == 1 else low, "minsi": 0 if bits == 1 else high, "maxui": 0,
            "minui": ops.wrap(-1, dtype) if bits else 0}[combiner]


# ----------------------------------------------------------------------------------------------------------------------
# Models
# ----------------------------------------------------------------------------------------------------------------------


class Model:
    """With `smooth` it has a gradient, mostly: all is f32, and combiners are sums and maxima."""

    def __init__(self, seed, smooth=False):
        self.seed, self.rng, self.smooth = seed, random.Random(f"wild {seed}"), smooth
        rng = self.rng
        self.arguments, self.nodes, self.results, self.history = [], [], [], []
        self.names = 0
        # Models whose sizes every grid divides, so that each must take them.
        self.regular = rng.random() < 0.8
        self.float = rng.choices(FLOATS, [60, 12, 14, 14])[0]
        self.special = rng.random() < 0.06  # NaN and infinity among the inputs
        self.annotated = rng.random() < 0.4
        if smooth:
            self.float, self.special = "f32", False
        self.sizes = [UNIT, UNIT, 2 * UNIT] if self.regular else rng.choice(
            [[8, 16], [6, 18, 12], [20, 10], [5, 7, 9], [12, 36], [1, 24, 30], [3, 13], [25, 26]])
        self.small = [1, 2, 3, 4]
        self.argument(self.random_shape(rng.choice([1, 2, 2, 2, 3])), self.float)
        budget = rng.choice([1, 2, 2, 3, 3, 4, 5, 6])
        if rng.random() < (0.5 if smooth else 0.25):
            self.attempt("chain", Model.chain)
            budget = rng.choice([0, 0, 1, 2])
        kinds = [name for name in OPERATIONS if not smooth or name in SMOOTH]
        weights = [OPERATIONS[name][0] for name in kinds]
        done, tries = 0, 0
        while (done < budget or not self.nodes) and tries < 300:
            tries += 1
            name = rng.choices(kinds, weights)[0]
            done += self.attempt(name, OPERATIONS[name][1])
        self.choose_results()
        if self.annotated:
            self.annotate()

    def attempt(self, name, make):
        """Draws an operation; what is rejected leaves no trace but in the state of the random numbers."""
        before = len(self.arguments), len(self.nodes)
        try:
            done = make(self) is not False
        except Reject:
            done = False
        if done:
            self.history.append(name)
        else:
            del self.arguments[before[0] :]
            del self.nodes[before[1] :]
        return done

    # Pieces ----------------------------------------------------------------------------------------------------------

    def fresh(self, prefix="v"):
        self.names += 1
        return f"%{prefix}{self.names}"

    def size(self):
        return self.rng.choice(self.sizes)

    def random_shape(self, rank):
        if rank == 3:
            return (self.rng.choice(self.small), self.size(), self.sizes[0])
        return tuple(self.size() for _ in range(rank))

    def values(self):
        """What operations may take: index is for what they do among themselves."""
        return self.arguments + [v for node in self.nodes for v in node.results if not v.scalar and v.dtype != "index"]

    def argument(self, shape, dtype, kind=None, among=None):
        rng = self.rng
        kind = kind or ("param" if rng.random() < 0.3 else "input")
        value = Value(self.fresh("w" if kind == "param" else "x"), shape, dtype)
        value.kind = kind
        n = count(shape)
        if n > MOST_ELEMENTS:
            raise Reject("too many elements")
        if among is not None:
            value.vals = [rng.choice(among) for _ in range(n)]
        elif dtype == "i1":
            value.vals = [rng.randrange(2) for _ in range(n)]
        elif dtype in ops.BITS:
            most = rng.choice([3, 9, 100])
            value.vals = [rng.randrange(-most, most + 1) for _ in range(n)]
            if rng.random() < 0.2:
                value.vals = [ops.wrap(rng.getrandbits(64), dtype) for _ in range(n)]
        elif rng.random() < 0.7:  # a coarse grid, on which comparisons hinge on nothing
            value.vals = [rng.randrange(-16, 17) / 8 for _ in range(n)]
        else:
            value.vals = ops.round_all([rng.uniform(-1.5, 1.5) for _ in range(n)], dtype)
        if self.special and dtype in FLOATS and rng.random() < 0.5:
            for _ in range(rng.choice([1, 2, 5])):
                value.vals[rng.randrange(n)] = rng.choice([math.nan, math.nan, math.inf, -math.inf])
        self.arguments.append(value)
        return value

    def add(self, node):
        """Computes the node and takes it into the model; returns its first result."""
        if isinstance(node, Generic):
            node.body.prune()
            if count(node.sizes) * max(1, len(node.body.ops)) > MOST_WORK:
                raise Reject("too much work")
            starts = [x for init in node.inits if init is not None and "r" in node.iterators for x in init.vals]
            if any(isinstance(x, float) and math.isinf(x) for x in starts) and \
                    any(op[0] == "arith.mulf" for op in node.body.ops):
                raise Reject("an infinity times partial products, which may vanish")
        for value in node.results:
            if count(value.shape) > MOST_ELEMENTS:
                raise Reject("too many elements")
        node.evaluate()
        for value in node.results:
            if value.errs and max(value.errs) > 0.06 * (1 + value.largest()):
                raise Reject("hardly certain")
        self.nodes.append(node)
        return node.results[0]

    def result(self, shape, dtype):
        return Value(self.fresh(), shape, dtype)

    def results_of(self, shapes, dtypes):
        if len(shapes) == 1:
            return [self.result(shapes[0], dtypes[0])]
        name = self.fresh()
        return [Value(f"{name}#{i}", shape, dtype) for i, (shape, dtype) in enumerate(zip(shapes, dtypes))]

    def fill(self, shape, x, dtype):
        return self.add(Fill(self.result(shape, dtype), rounded(x, dtype),
                             "dense" if self.rng.random() < 0.35 else "fill"))

    def pick(self, accept=lambda v: True, dtypes=None):
        """A value, the later the likelier."""
        found = [v for v in self.values() if (dtypes is None or v.dtype in dtypes) and accept(v)]
        if not found:
            return None
        return self.rng.choice(found[-3:] if self.rng.random() < 0.65 else found)

    def any_dtype(self):
        return self.float if self.smooth or self.rng.random() < 0.6 else self.rng.choice(FLOATS + INTS)

    def fit(self, shape, sizes, whole=()):
        """A map by which loops of `sizes` read a tensor of this shape: plain where it can be, or None."""
        rng, free, map = self.rng, [l for l in range(len(sizes))], []
        odd = not whole and rng.random() < 0.2
        for size in shape:
            same = [l for l in free if sizes[l] == size]
            again = [l for l in range(len(sizes)) if sizes[l] == size and l not in free]
            if again and rng.random() < 0.25:
                map.append(({rng.choice(again): 1}, 0))
            elif same and not (odd and rng.random() < 0.3):
                loop = rng.choice(same)
                free.remove(loop)
                map.append(({loop: 1}, 0))
            else:
                choices = [({}, 0)] if size == 1 else [({}, rng.randrange(size))] if odd else []
                strided = [l for l in range(len(sizes)) if 2 * sizes[l] - 1 <= size]
                if strided and rng.random() < 0.7:
                    loop = rng.choice(strided)
                    choices.append(({loop: 2}, rng.randrange(size - 2 * sizes[loop] + 2)))
                shifted = [l for l in range(len(sizes)) if 1 < sizes[l] < size]
                if shifted and odd:
                    loop = rng.choice(shifted)
                    choices.append(({loop: 1}, rng.randint(1, size - sizes[loop])))
                pairs = [(l, m) for l in range(len(sizes)) for m in range(len(sizes))
                         if l != m and sizes[l] + sizes[m] - 1 <= size and sizes[m] > 1]
                if pairs and rng.random() < 0.5:
                    l, m = rng.choice(pairs)
                    choices.append(({l: 1, m: 1}, 0))
                if not choices:
                    return None
                map.append(rng.choice(choices))
        return map

    def operand(self, sizes, parallel_only=None):
        """A value that loops of `sizes` can read, and how; a new argument if there is none."""
        rng = self.rng
        values = self.values()
        rng.shuffle(values)
        if rng.random() < 0.7:
            for value in values[:6]:
                map = self.fit(value.shape, sizes)
                if map is not None:
                    return value, map
        dims = rng.sample(range(len(sizes)), rng.randint(min(1, len(sizes)), min(len(sizes), 3)))
        if rng.random() < 0.6:
            dims.sort()
        if rng.random() < 0.06 and len(dims) == 1:
            dims = dims * 2  # a diagonal
        shape = [sizes[d] for d in dims]
        if count(shape) > MOST_ELEMENTS:
            raise Reject("too many elements")
        return self.argument(shape, self.any_dtype()), plain(dims)

    def init_of(self, shape, dtype, start):
        """What a reduction starts from: the value given, another one, or a tensor."""
        rng, kind = self.rng, self.rng.random()
        if kind < 0.55:
            return self.fill(shape, start, dtype)
        if kind < 0.7:
            return self.fill(shape, rng.choice([1.0, -0.5, math.nan] if dtype in FLOATS and self.special else
                                               [1.0, -0.5, 0.25] if dtype in FLOATS else [1, 0]), dtype)
        found = [v for v in self.values() if v.shape == tuple(shape) and v.dtype == dtype]
        return rng.choice(found) if found and rng.random() < 0.6 else self.argument(shape, dtype)

    def tame(self, value):
        """Large floats are scaled by a power of two, so that models do not blow up."""
        if value.dtype not in FLOATS or value.largest() <= 8:
            return value
        return self.unary_node(value, lambda d, x: d.op(
            "arith.mulf", x, d.constant(2.0 ** -math.ceil(math.log2(value.largest()) - 1), value.dtype)))

    def unary_node(self, value, draw, dtype=None):
        """A parallel generic of one operand; `draw` is given the drawing and the operand."""
        dtype = dtype or value.dtype
        body = Body([value.dtype, dtype])
        body.yields = [draw(Drawing(self.rng, body, self.smooth), 0)]
        loops = range(value.rank)
        return self.add(Generic([value], [plain(loops), plain(loops)], value.shape, "p" * value.rank, [None], body,
                                [self.result(value.shape, dtype)]))

    def sources(self, drawing, sizes, ins, captures):
        """The pool of a body: its inputs, indices, and elements of tensors that it captures."""
        rng, body = self.rng, drawing.body
        pool = list(range(len(ins)))
        if sizes and rng.random() < 0.2:
            pool.insert(0, drawing.cast(body.add("linalg.index", [], "index", rng.randrange(len(sizes))), "i32"))
        if rng.random() < 0.25:
            tensor = rng.choice([v for v in ins if v.rank] or [None]) if rng.random() < 0.6 else \
                self.pick(lambda v: v.rank >= 1)
            if tensor is None:
                return pool
            where = []
            for dim, size in enumerate(tensor.shape):
                loops = [l for l in range(len(sizes)) if sizes[l] <= size]
                ints = [v for v in pool if body.dtype(v) in ops.BITS]
                kind = rng.random()
                if not loops or kind < 0.15:
                    where.append(drawing.constant(rng.randrange(size), "index"))
                elif kind < 0.35 and ints:  # a table
                    number = drawing.cast(rng.choice(ints), "index")
                    where.append(drawing.op("arith.remui", number, drawing.constant(size, "index")))
                else:
                    same = [l for l in loops if sizes[l] == size]
                    loop = rng.choice(same or loops)
                    index = body.add("linalg.index", [], "index", loop)
                    if kind < 0.55:  # flipped
                        index = drawing.op("arith.subi", drawing.constant(size - 1, "index"), index)
                    elif kind < 0.75:  # shifted
                        index = drawing.op("arith.addi", index, drawing.constant(rng.randrange(size), "index"))
                        index = drawing.op("arith.remui", index, drawing.constant(size, "index"))
                    where.append(index)
            captures.append(tensor)
            pool.append(body.add("tensor.extract", where, tensor.dtype, len(captures) - 1))
        if rng.random() < 0.06:
            tensor = self.pick(lambda v: v.rank >= 1)
            if tensor is not None:
                captures.append(self.scalar_of(tensor))
                pool.append(body.add("captured", [], tensor.dtype, len(captures) - 1))
        return pool

    def scalar_of(self, tensor):
        """An element of the tensor, outside of any body."""
        scalar = Value(self.fresh("s"), (), tensor.dtype, scalar=True)
        return self.add(Scalar(tensor, [self.rng.randrange(n) for n in tensor.shape], scalar))

    # Generics --------------------------------------------------------------------------------------------------------

    def parallel(self):
        """A parallel generic with any body."""
        rng = self.rng
        base = self.pick()
        rank = base.rank
        order = list(range(rank))
        if rng.random() < 0.2:
            rng.shuffle(order)
        sizes = [0] * rank
        for dim, loop in enumerate(order):
            sizes[loop] = base.shape[dim]
        if rng.random() < 0.12 and rank < 3:  # broadcast
            sizes.append(rng.choice(self.small + self.sizes))
        ins, maps = [base], [plain(order)]
        for _ in range(rng.choice([0, 1, 1, 1, 2])):
            value, map = self.operand(sizes)
            ins.append(value)
            maps.append(map)
        if rng.random() < 0.08:
            ins.append(ins[-1])  # the same operand twice
            maps.append(self.fit(ins[-1].shape, sizes, whole=True) or maps[-1])
        if rng.random() < 0.06:
            ins.append(self.scalar_of(self.pick(lambda v: v.rank >= 1) or base))
            maps.append([])
        shuffled = rng.sample(range(len(ins)), len(ins))
        ins, maps = [ins[i] for i in shuffled], [maps[i] for i in shuffled]
        results = rng.choice([1, 1, 1, 1, 2, 3])
        dtypes = [self.any_dtype() for _ in range(results)]
        body = Body([v.dtype for v in ins] + dtypes)
        drawing, captures = Drawing(rng, body, self.smooth), []
        pool = self.sources(drawing, sizes, ins, captures)
        inits, shapes = [], []
        for i, dtype in enumerate(dtypes):
            out = list(range(len(sizes)))
            if rng.random() < 0.2:
                rng.shuffle(out)
            shape = [sizes[l] for l in out]
            maps.append(plain(out))
            shapes.append(shape)
            reads = rng.random() < 0.3
            init = self.init_of(shape, dtype, 0.5 if dtype in FLOATS else 1) if reads else None
            inits.append(init)
            value = drawing.expression(pool, dtype, rng.choice([0, 1, 2, 3, 4, 5]))
            if reads:
                value = drawing.binary(*rng.sample([value, len(ins) + i], 2))
                if rng.random() < 0.3:
                    value = drawing.binary(*rng.sample([value, len(ins) + i], 2))
            body.yields.append(value)
        node = Generic(ins, maps, sizes, "p" * len(sizes), inits, body, self.results_of(shapes, dtypes), captures)
        for i, init in enumerate(inits):
            if init is not None and init not in ins and not node.uses_init(i):
                node.inits[i] = None
        self.finish(node)

    def finish(self, node):
        self.add(node)
        for value in node.results:
            self.tame(value)

    def reduction(self):
        """Any expression, combined over some loops; several results with a combiner each."""
        rng = self.rng
        base = self.pick(lambda v: v.rank >= 1)
        if base is None:
            return False
        rank = base.rank
        order = list(range(rank))
        if rng.random() < 0.3:
            rng.shuffle(order)
        sizes = [0] * rank
        for dim, loop in enumerate(order):
            sizes[loop] = base.shape[dim]
        kinds = ["p"] * rank
        for loop in rng.sample(range(rank), rng.choice([1, 1, 1, rank, min(2, rank)])):
            kinds[loop] = "r"
        ins, maps = [base], [plain(order)]
        for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
            value, map = self.operand(sizes)
            ins.append(value)
            maps.append(map)
        shuffled = rng.sample(range(len(ins)), len(ins))
        ins, maps = [ins[i] for i in shuffled], [maps[i] for i in shuffled]
        dtypes = [self.any_dtype() for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]
        body = Body([v.dtype for v in ins] + dtypes)
        drawing, captures = Drawing(rng, body, self.smooth), []
        pool = self.sources(drawing, sizes, ins, captures)
        inits, shapes = [], []
        ordered = kinds.count("r") == 1  # what depends on the order needs to have one
        for i, dtype in enumerate(dtypes):
            out = [l for l in range(rank) if kinds[l] == "p"]
            if rng.random() < 0.2:
                rng.shuffle(out)
            shape = [sizes[l] for l in out]
            maps.append(plain(out))
            shapes.append(shape)
            few = count(sizes[l] for l in range(rank) if kinds[l] == "r") <= 4
            combiner = rng.choice([c for c in FLOAT_COMBINERS if c != "mulf" or few] if dtype in FLOATS else INT_COMBINERS)
            if self.smooth:
                combiner = rng.choice(["addf", "addf", "maximumf"])
            inits.append(self.init_of(shape, dtype, neutral(combiner, dtype)))
            value = drawing.expression(pool, dtype, rng.choice([0, 0, 1, 2, 3]))
            state = len(ins) + i
            odd = 1.0 if self.smooth else rng.random()
            if odd < 0.06 and ordered:
                value = drawing.binary(state, value, ["subf", "select"] if dtype in FLOATS else None)
            elif odd < 0.1 and ordered:
                value = drawing.op("arith." + combiner, state, value)
                value = drawing.op("math.tanh", value) if dtype in FLOATS else drawing.unary(value)
            elif odd < 0.12 and dtype in FLOATS:
                value = drawing.op("arith.subf", state, value)
            else:
                value = drawing.op("arith." + combiner, *rng.sample([state, value], 2))
            body.yields.append(value)
        self.finish(Generic(ins, maps, sizes, "".join(kinds), inits, body, self.results_of(shapes, dtypes), captures))

    def plain_reduction(self):
        """One operand, one combiner: as linalg.reduce, or not."""
        rng = self.rng
        x = self.pick(lambda v: v.rank >= 1)
        if x is None:
            return False
        dims = sorted(rng.sample(range(x.rank), rng.choice([1, 1, x.rank])))
        combiner = "addf" if self.smooth else rng.choice(FLOAT_COMBINERS if x.dtype in FLOATS else INT_COMBINERS)
        keeps = rng.random() < 0.4  # the dimension with size 1, as some front ends do
        shape = [1 if d in dims else x.shape[d] for d in range(x.rank) if keeps or d not in dims]
        to = [({}, 0) if d in dims else ({d: 1}, 0) for d in range(x.rank) if keeps or d not in dims]
        body = Body([x.dtype, x.dtype])
        body.yields = [body.add("arith." + combiner, rng.sample([0, 1], 2), x.dtype)]
        named = ("linalg.reduce", dims) if not keeps and rng.random() < 0.5 else None
        init = self.init_of(shape, x.dtype, neutral(combiner, x.dtype))
        kinds = "".join("r" if d in dims else "p" for d in range(x.rank))
        self.finish(Generic([x], [plain(range(x.rank)), to], x.shape, kinds, [init], body,
                            [self.result(shape, x.dtype)], named=named))

    def indices(self):
        """Tensors of index between a cast and another."""
        rng = self.rng
        x = self.pick(lambda v: v.rank >= 1, ("i8", "i16", "i32", "i64")) or \
            self.argument(self.random_shape(rng.choice([1, 2])), rng.choice(["i32", "i64"]))
        loops = plain(range(x.rank))

        def cast(value, dtype):
            body = Body([value.dtype, dtype])
            body.yields = [body.add("arith.index_cast", [0], dtype)]
            return self.add(Generic([value], [loops[: value.rank]] * 2, value.shape, "p" * value.rank, [None], body,
                                    [self.result(value.shape, dtype)],
                                    named=("tensor", None) if rng.random() < 0.5 else None))

        y = cast(x, "index")
        for _ in range(rng.choice([0, 1, 1])):
            y = self.unary_node(y, lambda d, v: d.binary(*rng.sample([v, d.number("index")], 2)))
        if rng.random() < 0.5:
            dim = rng.randrange(y.rank)
            keep = [d for d in range(y.rank) if d != dim]
            shape = [y.shape[d] for d in keep]
            body = Body(["index", "index"])
            body.yields = [body.add("arith." + rng.choice(["addi", "maxsi", "minsi", "ori", "xori"]), [0, 1], "index")]
            kinds = "".join("r" if d == dim else "p" for d in range(y.rank))
            y = self.add(Generic([y], [loops, plain(keep)], y.shape, kinds, [self.fill(shape, 1, "index")], body,
                                 [self.result(shape, "index")]))
        cast(y, rng.choice(["i32", "i64", "i8"]))

    def argmax(self):
        """The largest element and where it is: two results whose combiner is one."""
        rng = self.rng
        x = self.pick(lambda v: v.rank >= 1 and not any(map(math.isnan, v.vals)), FLOATS)
        if x is None:
            return False
        dim = rng.randrange(x.rank)
        keep = [d for d in range(x.rank) if d != dim]
        shape = [x.shape[d] for d in keep]
        place = rng.choice(["i32", "i64"])
        body = Body([x.dtype, x.dtype, place])
        index = body.add("arith.index_cast", [body.add("linalg.index", [], "index", dim)], place)
        more = body.add("arith.cmpf", [0, 1], "i1", rng.choice(["ogt", "olt"]))
        body.yields = [body.add("arith.select", [more, 0, 1], x.dtype), body.add("arith.select", [more, index, 2], place)]
        start = -1e3 if body.ops[2][3] == "ogt" else 1e3
        inits = [self.fill(shape, start, x.dtype), self.fill(shape, 0, place)]
        kinds = "".join("r" if d == dim else "p" for d in range(x.rank))
        self.finish(Generic([x], [plain(range(x.rank)), plain(keep), plain(keep)], x.shape, kinds, inits, body,
                            self.results_of([shape, shape], [x.dtype, place])))

    def diagonal(self):
        """One loop that indexes two dimensions."""
        rng = self.rng
        square = [v for v in self.values() if v.rank >= 2 and v.shape[-1] == v.shape[-2]]
        n = self.size()
        x = rng.choice(square) if square and rng.random() < 0.7 else self.argument((n, n), self.any_dtype())
        n = x.shape[-1]
        lead = x.rank - 2
        sizes = list(x.shape[:lead]) + [n]
        map = plain(list(range(lead)) + [lead, lead])
        if rng.random() < 0.5:  # the diagonal
            body = Body([x.dtype, x.dtype])
            drawing = Drawing(rng, body, self.smooth)
            body.yields = [drawing.expression([0], x.dtype, rng.choice([0, 1, 2]))]
            self.finish(Generic([x], [map, plain(range(lead + 1))], sizes, "p" * (lead + 1), [None], body,
                                [self.result(sizes, x.dtype)]))
            return
        combiner = "addf" if self.smooth else rng.choice(FLOAT_COMBINERS if x.dtype in FLOATS else INT_COMBINERS)
        body = Body([x.dtype, x.dtype])
        body.yields = [body.add("arith." + combiner, [0, 1], x.dtype)]
        shape = sizes[:lead]
        self.finish(Generic([x], [map, plain(range(lead))], sizes, "p" * lead + "r",
                            [self.init_of(shape, x.dtype, neutral(combiner, x.dtype))], body,
                            [self.result(shape, x.dtype)]))

    def window(self):
        """Neighbours, or every other element: indices that are no loops."""
        rng = self.rng
        x = self.pick(lambda v: v.rank >= 1 and v.shape[-1] >= 6, FLOATS)
        if x is None:
            return False
        lead, n, width = x.rank - 1, x.shape[-1], rng.choice([2, 3])
        step = rng.choice([1, 1, 2])
        out = (n - width) // step + 1
        sizes = list(x.shape[:lead]) + [out, width]
        w = self.argument((width,), x.dtype, "param")
        body = Body([x.dtype] * 3)
        drawing = Drawing(rng, body, self.smooth)
        p = drawing.op("arith.mulf", 0, 1) if rng.random() < 0.6 else drawing.binary(0, 1)
        body.yields = [drawing.op(rng.choice(["arith.addf", "arith.addf", "arith.maximumf"]), 2, p)]
        maps = [plain(range(lead)) + [({lead: step, lead + 1: 1}, 0)], plain([lead + 1]), plain(range(lead + 1))]
        shape = sizes[:-1]
        self.finish(Generic([x, w], maps, sizes, "p" * (lead + 1) + "r", [self.init_of(shape, x.dtype, 0.0)], body,
                            [self.result(shape, x.dtype)]))

    # Products and what is nearly one ---------------------------------------------------------------------------------

    def factors(self, float_only=False):
        """Two operands with their maps, sizes of loops, iterators and the result's map: as of a product."""
        rng = self.rng
        a = self.pick(lambda v: v.rank in (2, 3) and (not float_only or v.dtype in FLOATS) and
                      (v.rank == 2 or v.shape[0] <= 4))
        if a is None or rng.random() < 0.1:
            a = self.argument(self.random_shape(rng.choice([2, 3])),
                              rng.choice(FLOATS) if float_only else self.any_dtype())
        batch = a.rank == 3
        style = rng.random()
        if rng.random() < 0.1:  # by a vector, or two vectors
            labels, other, out = rng.choice([("mk", "k", "m"), ("km", "k", "m"), ("k", "kn", "n"), ("k", "k", "")])
            if labels == "k" or batch:
                a = self.argument([self.size() for _ in labels], a.dtype)
        elif batch and style < 0.1:  # summed over the batch, too
            labels, other, out = "bmk", rng.choice(["bkn", "bnk"]), rng.choice(["mn", "nm"])
        elif batch and style < 0.5:  # each its own matrix
            labels, other, out = "bmk", rng.choice(["bkn", "bnk", "kbn"]), rng.choice(["bmn", "bmn", "mbn", "bnm"])
        elif batch:  # one matrix for the whole batch
            labels, other, out = "bmk", rng.choice(["kn", "nk"]), "bmn"
        else:
            labels, other, out = rng.choice(["mk", "mk", "km"]), rng.choice(["kn", "kn", "nk"]), rng.choice(
                ["mn", "mn", "nm"])
        sizes = dict(zip(labels, a.shape))
        if "n" in other:
            sizes["n"] = self.size()
        shape = tuple(sizes[l] for l in other)
        found = [v for v in self.values() if v.shape == shape and v.dtype == a.dtype]
        if found and rng.random() < 0.4:
            b = rng.choice(found)
        else:
            dtype = a.dtype if rng.random() < 0.75 else rng.choice(FLOATS if float_only else FLOATS + INTS)
            b = self.argument(shape, dtype, "param" if rng.random() < 0.6 else "input")
        order = [l for l in "bmnk" if l in sizes]
        if rng.random() < 0.15:
            rng.shuffle(order)
        maps = [plain(order.index(l) for l in text) for text in (labels, other, out)]
        if rng.random() < 0.2:
            a, b, maps = b, a, [maps[1], maps[0], maps[2]]
        return a, b, maps, [sizes[l] for l in order], "".join("p" if l in out else "r" for l in order), \
            [sizes[l] for l in out], order

    def form(self):
        """Attributes of a product; forms are for the three loops m, n, k."""
        rng, attrs = self.rng, {}
        if rng.random() < 0.15:
            attrs["tp25d.form"] = rng.choice([
                "#tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>",
                "#tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>",
                "#tp25d.form<[{col}, {row, dep}, {}], stationary = c, step = 2, along = [row, col]>",
                "#tp25d.form<[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>",
                "#tp25d.form<[{}, {col}, {row, dep}], stationary = b, step = 0, along = [col, row]>",
                "#tp25d.form<[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>",
                "#tp25d.form<[{row}, {dep}, {col}], stationary = a, step = 1, along = [row, col]>",
                "#tp25d.form<[{dep, row}, {col}, {}]>", "#tp25d.form<[{dep}, {}, {row}]>", "#tp25d.form<[{}, {col}, {}]>"])
            return attrs
        if rng.random() < 0.2:
            attrs["tp25d.stationary"] = f'"{rng.choice("abc")}"'
        if rng.random() < 0.2:
            attrs["tp25d.depth"] = f'"{rng.choice("mnk")}"'
        return attrs

    def product(self):
        """A product, with the casts that linalg's named operations have."""
        rng = self.rng
        a, b, maps, sizes, iterators, shape, order = self.factors()
        if {a.dtype, b.dtype} & {"i1"}:
            return False
        both = [a.dtype, b.dtype]
        if all(t in FLOATS for t in both):
            dtype = max(both, key=ops.FLOAT_BITS.get)
            if ops.FLOAT_BITS[both[0]] == ops.FLOAT_BITS[both[1]] and both[0] != both[1]:
                dtype = "f32"
            if ops.FLOAT_BITS[dtype] == 16 and rng.random() < 0.4:
                dtype = "f32"
        elif all(t in INTS for t in both):
            dtype = max(both + ["i8" if rng.random() < 0.5 else "i32"], key=ops.BITS.get)
        else:
            return False
        self.multiplied(a, b, maps, sizes, iterators, shape, order, dtype)

    def multiplied(self, a, b, maps, sizes, iterators, shape, order, dtype, init=None, tame=True, named=True):
        rng = self.rng
        body = Body([a.dtype, b.dtype, dtype])
        unsigned = dtype in INTS and rng.random() < 0.2
        extend = "arith.extf" if dtype in FLOATS else "arith.extui" if unsigned else "arith.extsi"
        wide = lambda v, t: v if t == dtype else body.add(extend, [v], dtype)
        mul, add = ("arith.mulf", "arith.addf") if dtype in FLOATS else ("arith.muli", "arith.addi")
        p = body.add(mul, [wide(0, a.dtype), wide(1, b.dtype)], dtype)
        body.yields = [body.add(add, [2, p], dtype)]
        init = init or self.init_of(shape, dtype, 0.0 if dtype in FLOATS else 0)
        node = Generic([a, b], maps, sizes, iterators, [init], body, [self.result(shape, dtype)])
        spelled = ["".join(order[l] for terms, _ in map for l in terms) for map in maps]
        if named and rng.random() < 0.7:
            vectors = {("mk", "k", "m"): "linalg.matvec", ("k", "kn", "n"): "linalg.vecmat", ("k", "k", ""): "linalg.dot",
                       ("bmk", "bkn", "mn"): "linalg.batch_reduce_matmul"}
            if unsigned and dtype not in (a.dtype, b.dtype):
                pass
            elif tuple(spelled) in vectors:
                node.named = (vectors[tuple(spelled)], False)
            elif spelled == ["mk", "kn", "mn"] and rng.random() < 0.7:
                node.named = ("linalg.matmul", False)
            elif order == list("mnk") and spelled[2] == "mn" and spelled[0] in ("mk", "km"):
                node.named = ("linalg.matmul", True)
            elif spelled == ["bmk", "bkn", "bmn"]:
                node.named = ("linalg.batch_matmul", False)
            elif dtype == a.dtype == b.dtype and "n" in order and "m" in order:
                node.named = ("linalg.contract", True)
        # Forms are of products whose first operand has m.
        if self.annotated and self.regular and order == list("mnk") and "m" in spelled[0] and \
                all(n % UNIT == 0 for n in sizes):
            node.attrs.update(self.form())
        result = self.add(node)
        return self.tame(result) if tame else result

    def nearly_product(self):
        """A product but for a detail: an operation more, another one, a cast, an operand twice."""
        rng = self.rng
        a, b, maps, sizes, iterators, shape, order = self.factors()
        dtype = a.dtype if rng.random() < 0.6 else b.dtype if rng.random() < 0.5 else self.any_dtype()
        ins = [a, b]
        details = rng.sample(["before", "between", "multiply", "twice", "third", "nothing"] + [
            "combine", "after", "init twice", "narrow", "two results"] * (not self.smooth), rng.choice([1, 1, 1, 2]))
        maps = list(maps)
        if "third" in details:
            value, map = self.operand(sizes)
            ins.append(value)
            maps.insert(2, map)
        more = [self.any_dtype()] if "two results" in details else []
        body = Body([v.dtype for v in ins] + [dtype] + more)
        drawing, state = Drawing(rng, body, self.smooth), len(ins)
        x, y = 0, 1
        if "before" in details:
            x, y = rng.choice([(drawing.unary(x), y), (x, drawing.unary(y)), (drawing.unary(x), drawing.unary(y))])
        kind = rng.choice([a.dtype, b.dtype]) if "narrow" in details else dtype
        x, y = drawing.cast(x, kind), drawing.cast(y, kind)
        if "multiply" in details:
            p = drawing.binary(x, y)
        else:
            p = drawing.op("arith.mulf" if kind in FLOATS else "arith.muli", x, y)
        if "twice" in details:
            p = drawing.binary(p, rng.choice([x, y]), ["mulf", "addf"] if kind in FLOATS else ["muli", "addi"])
        if "third" in details:
            p = drawing.binary(p, drawing.cast(2, kind))
        if "between" in details:
            p = drawing.unary(p)
        p = drawing.cast(p, dtype)
        s = state
        if "init twice" in details:
            if dtype in FLOATS:
                half = drawing.constant(0.5, dtype)
                p = drawing.op("arith.addf", p, drawing.op("arith.mulf", s, half))
                s = drawing.op("arith.mulf", s, half)
            else:
                p = drawing.binary(p, s)
        if "combine" in details:
            r = drawing.op("arith." + rng.choice(["subf", "maximumf", "minimumf", "maxnumf", "addf"] if dtype in FLOATS
                                                 else INT_COMBINERS + ["subi"]), s, p)
        else:
            r = drawing.op("arith.addf" if dtype in FLOATS else "arith.addi", *rng.sample([s, p], 2))
        if "after" in details:
            r = drawing.op("math.tanh", r) if dtype in FLOATS and rng.random() < 0.6 else drawing.unary(r)
        body.yields = [r]
        inits = [self.init_of(shape, dtype, 0.0 if dtype in FLOATS else 0)]
        shapes = [shape]
        if more:
            combiner = rng.choice([c for c in FLOAT_COMBINERS if c != "mulf"] if more[0] in FLOATS else INT_COMBINERS)
            value = drawing.expression([0, 1], more[0], rng.choice([0, 1, 2]))
            body.yields.append(drawing.op("arith." + combiner, state + 1, value))
            inits.append(self.init_of(shape, more[0], neutral(combiner, more[0])))
            shapes.append(shape)
            maps.append(maps[-1])
        self.finish(Generic(ins, maps, sizes, iterators, inits, body, self.results_of(shapes, [dtype] + more)))

    # Elementwise, as front ends write it -----------------------------------------------------------------------------

    def tensor_op(self):
        """An operation of arith or math on whole tensors."""
        rng = self.rng
        x = self.pick()
        others = [v for v in self.values() if v.shape == x.shape and v.dtype == x.dtype]
        body = Body([x.dtype, x.dtype])
        kind = rng.random() * (0.75 if self.smooth else 1.0)
        if kind < 0.5:
            y = rng.choice(others)
            if x.dtype in FLOATS:
                name = rng.choice(["addf", "subf", "mulf", "maximumf", "minimumf", "maxnumf", "minnumf", "divf"])
            else:
                name = rng.choice(["addi", "subi", "muli", "andi", "ori", "xori", "maxsi", "minui", "minsi", "maxui"])
            ins, dtype = [x, y], x.dtype
            body = Body([x.dtype, x.dtype, dtype])
            body.yields = [body.add("arith." + name, [0, 1], dtype)]
        elif kind < 0.75 and x.dtype in FLOATS:
            name = rng.choice(["arith.negf", "math.absf", "math.tanh", "math.exp", "math.erf", "math.sin", "math.floor"])
            ins, dtype = [x], x.dtype
            body.yields = [body.add(name, [0], dtype)]
        else:
            dtype = rng.choice(FLOATS + INTS)
            body = Body([x.dtype, dtype])
            drawing = Drawing(rng, body, self.smooth)
            ins = [x]
            body.yields = [drawing.cast(0, dtype)]
            if len(body.ops) != 1 or body.ops[0][0] not in ops.CASTS:
                return False
        loops = plain(range(x.rank))
        self.finish(Generic(ins, [loops] * (len(ins) + 1), x.shape, "p" * x.rank, [None], body,
                            [self.result(x.shape, dtype)], named=("tensor", None)))

    def activated(self, x, kind=None):
        """An activation of one operand, which some read more than once."""
        kind = kind or self.rng.choice(["relu", "tanh", "silu", "gelu", "gelu_tanh", "square", "plus tanh", "times tanh",
                                        "exp", "negated", "logistic", "relu maxnum", "relu select", "leaky", "abs",
                                        "hard"])

        def draw(d, v):
            c = lambda number: d.constant(number, x.dtype)
            if kind == "relu":
                return d.op("arith.maximumf", v, c(0.0))
            if kind == "relu maxnum":
                return d.op("arith.maxnumf", v, c(0.0))
            if kind in ("relu select", "leaky"):
                slope = d.op("arith.mulf", v, c(0.125)) if kind == "leaky" else c(0.0)
                positive = d.op("arith.cmpf", v, c(0.0), dtype="i1", extra=self.rng.choice(["ogt", "ugt", "oge"]))
                return d.op("arith.select", positive, v, slope, dtype=x.dtype)
            if kind == "tanh":
                return d.op("math.tanh", v)
            if kind in ("plus tanh", "times tanh"):
                t = d.op("math.tanh", v)
                return d.op("arith.addf" if kind == "plus tanh" else "arith.mulf", *self.rng.sample([v, t], 2))
            if kind == "square":
                return d.op("arith.mulf", v, v)
            if kind == "negated":
                return d.op("arith.negf", v)
            if kind == "abs":
                return d.op("math.absf", v)
            if kind == "exp":
                return d.op("math.exp", d.op("arith.minimumf", v, c(2.0)))
            if kind == "hard":
                return d.op("arith.minimumf", d.op("arith.maximumf", d.op("arith.addf", v, c(0.5)), c(0.0)), c(1.0))
            if kind in ("silu", "logistic"):
                below = d.op("arith.addf", d.op("math.exp", d.op("arith.negf", v)), c(1.0))
                return d.op("arith.divf", v if kind == "silu" else c(1.0), below)
            if kind == "gelu":
                e = d.op("math.erf", d.op("arith.mulf", v, c(0.70710678)))
                return d.op("arith.mulf", d.op("arith.mulf", v, c(0.5)), d.op("arith.addf", e, c(1.0)))
            cube = d.op("arith.mulf", d.op("arith.mulf", v, v), v)
            inner = d.op("arith.addf", v, d.op("arith.mulf", cube, c(0.044715)))
            t = d.op("math.tanh", d.op("arith.mulf", inner, c(0.79788456)))
            return d.op("arith.mulf", d.op("arith.mulf", v, c(0.5)), d.op("arith.addf", t, c(1.0)))

        return self.unary_node(x, draw)

    def activation(self):
        x = self.pick(dtypes=FLOATS)
        if x is None:
            return False
        y = self.activated(x)
        if self.rng.random() < 0.3 and y.shape == x.shape:  # and once more with what it was made of
            self.tame(self.combined([x, y]))

    def combined(self, values, name=None):
        """Two tensors, element by element."""
        rng, x = self.rng, values[0]
        body = Body([v.dtype for v in values] + [x.dtype])
        body.yields = [body.add("arith." + (name or rng.choice(["addf", "mulf", "subf"])), rng.sample([0, 1], 2), x.dtype)]
        loops = plain(range(x.rank))
        named = ("tensor", None) if rng.random() < 0.3 and body.ops[0][1] == [0, 1] else None
        return self.add(Generic(values, [loops] * 3, x.shape, "p" * x.rank, [None], body,
                                [self.result(x.shape, x.dtype)], named=named))

    def biased(self, x, bias=None):
        bias = bias or self.argument((x.shape[-1],), x.dtype, "param")
        body = Body([x.dtype] * 3)
        body.yields = [body.add("arith.addf", self.rng.sample([0, 1], 2), x.dtype)]
        loops = plain(range(x.rank))
        return self.add(Generic([x, bias], [loops, plain([x.rank - 1]), loops], x.shape, "p" * x.rank, [None], body,
                                [self.result(x.shape, x.dtype)]))

    # Chains of exporters ---------------------------------------------------------------------------------------------

    def collapsed(self, x, dim):
        shape = x.shape[:dim] + (x.shape[dim] * x.shape[dim + 1],) + x.shape[dim + 2 :]
        groups = [[d] if d < dim else [d, d + 1] if d == dim else [d + 1] for d in range(x.rank - 1)]
        return self.add(Move("collapse", [x], self.result(shape, x.dtype), groups=groups))

    def expanded(self, x, dim, parts):
        shape = x.shape[:dim] + tuple(parts) + x.shape[dim + 1 :]
        groups = [[d] if d < dim else [d, d + 1] if d == dim else [d + 1] for d in range(x.rank)]
        return self.add(Move("expand", [x], self.result(shape, x.dtype), groups=groups))

    def transposed(self, x, order):
        body = Body([x.dtype, x.dtype])
        body.yields = [0]
        maps = [plain(range(x.rank)), plain(order)]
        shape = [x.shape[d] for d in order]
        named = ("linalg.transpose", list(order)) if self.rng.random() < 0.6 else None
        return self.add(Generic([x], maps, x.shape, "p" * x.rank, [None], body, [self.result(shape, x.dtype)],
                                named=named))

    def broadcast_first(self, x, size):
        """One more dimension in front, along which it is the same."""
        body = Body([x.dtype, x.dtype])
        body.yields = [0]
        rank = x.rank + 1
        shape = (size,) + x.shape
        named = ("linalg.broadcast", [0]) if self.rng.random() < 0.6 else None
        return self.add(Generic([x], [plain(range(1, rank)), plain(range(rank))], shape, "p" * rank, [None], body,
                                [self.result(shape, x.dtype)], named=named))

    def matrix_product(self, a, b, a_labels, b_labels, out, accumulate=None):
        sizes = {}
        for value, labels in ((a, a_labels), (b, b_labels)):
            for label, size in zip(labels, value.shape, strict=True):
                assert sizes.setdefault(label, size) == size
        order = [l for l in "bmnk" if l in sizes]
        maps = [plain(order.index(l) for l in labels) for labels in (a_labels, b_labels, out)]
        shape = [sizes[l] for l in out]
        init = accumulate or self.fill(shape, 0.0, a.dtype)
        return self.multiplied(a, b, maps, [sizes[l] for l in order], "".join("r" if l == "k" else "p" for l in order),
                               shape, order, a.dtype, init)

    def linear(self, x, n, style, batch):
        """x by a weight of k by n, as exporters write it. x is a matrix, or of three dimensions."""
        rng, k = self.rng, x.shape[-1]
        w = self.argument((n, k) if style == "transposed" else (k, n), x.dtype, "param" if rng.random() < 0.9 else "input")
        matrix = w
        if style == "transposed":
            if rng.random() < 0.6:
                matrix = self.transposed(w, [1, 0])
            else:
                bias = None
                return self.matrix_product(x, w, "bmk" if x.rank == 3 else "mk", "nk", "bmn" if x.rank == 3 else "mn")
        if x.rank == 2:
            if rng.random() < 0.15:  # the bias is what the sum starts from
                start = self.broadcast_first(self.argument((n,), x.dtype, "param"), x.shape[0])
                return self.matrix_product(x, matrix, "mk", "kn", "mn", start)
            return self.matrix_product(x, matrix, "mk", "kn", "mn")
        if style == "batch":  # a weight repeated for each sample
            return self.matrix_product(x, self.broadcast_first(matrix, x.shape[0]), "bmk", "bkn", "bmn")
        return self.matrix_product(x, matrix, "bmk", "kn", "bmn")

    def chain(self):
        """Reshape, product, bias, activation, product, reshape; or heads of attention between them."""
        rng = self.rng
        if rng.random() < 0.3:
            return self.attention()
        dtype = self.float
        batch = rng.choice([1, 2, 3, 4])
        tokens, width = self.size(), self.size()
        if batch * tokens * width > MOST_ELEMENTS:
            tokens = self.sizes[0]
        x = self.argument((batch, tokens, width), dtype, "input")
        style = rng.choice(["flat", "flat", "batch", "contract", "transposed", "unit"])
        if batch * tokens * width * width > MOST_WORK // 2:
            return False
        y = x
        if style == "flat" or (style == "transposed" and rng.random() < 0.5):
            y = self.collapsed(x, 0)
            if style == "flat" and rng.random() < 0.3:
                style = "transposed"
        elif style == "unit":
            y = self.collapsed(x, 0)
            y = self.expanded(y, 0, (1, batch * tokens))
            style = "batch"
        for layer in range(rng.choice([1, 2, 2, 2, 3])):
            before = y
            y = self.linear(y, rng.choice([width, width, self.size()]), style, batch)
            if rng.random() < 0.6:
                y = self.biased(y)
            if rng.random() < 0.85:
                z = self.activated(y)
                if rng.random() < 0.2:
                    z = self.combined([y, z])
                if rng.random() < 0.15:  # a gate: two products of one tensor
                    gate = self.linear(before, y.shape[-1], style, batch)
                    z = self.combined([z, gate], "mulf")
                y = self.tame(z)
            if before.shape == y.shape and rng.random() < 0.3:
                y = self.tame(self.combined([before, y], "addf"))
            if rng.random() < 0.15 and y.rank == 2:  # back and forth between two layers
                y = self.expanded(y, 0, (batch, tokens))
                if rng.random() < 0.5:
                    y = self.activated(y)
                y = self.collapsed(y, 0)
        if y.rank == 2 and rng.random() < 0.8:
            y = self.expanded(y, 0, (batch, tokens))
        if rng.random() < 0.15:
            self.activated(y)

    def attention(self):
        rng, dtype = self.rng, self.float
        heads, tokens, size = rng.choice([1, 2, 3]), self.sizes[0], self.sizes[0]
        width = self.sizes[0]
        x = self.argument((tokens, width), dtype, "input")
        parts = []
        for _ in range(3):
            w = self.argument((width, heads * size), dtype, "param", among=[i / 16 for i in range(-3, 4)])
            p = self.matrix_product(x, w, "mk", "kn", "mn")
            parts.append(self.transposed(self.expanded(p, 1, (heads, size)), [1, 0, 2]))
        q, k, v = parts
        if rng.random() < 0.5:
            scores = self.matrix_product(q, k, "bmk", "bnk", "bmn")
        else:
            scores = self.matrix_product(q, self.transposed(k, [0, 2, 1]), "bmk", "bkn", "bmn")
        scores = self.unary_node(scores, lambda d, s: d.op("arith.mulf", s, d.constant(0.25, dtype)))
        if rng.random() < 0.5:
            def masked(d, s):
                i, j = (d.body.add("linalg.index", [], "index", loop) for loop in (1, 2))
                later = d.op("arith.cmpi", j, i, dtype="i1", extra=rng.choice(["ugt", "sgt"]))
                return d.op("arith.select", later, d.constant(-6.0, dtype), s, dtype=dtype)
            scores = self.unary_node(scores, masked)
        weights = self.normalised(scores)
        y = self.matrix_product(weights, v, "bmk", "bkn", "bmn")
        y = self.collapsed(self.transposed(y, [1, 0, 2]), 1)
        if rng.random() < 0.6:
            y = self.linear(y, width, rng.choice(["flat", "transposed"]), 1)
            self.tame(self.combined([x, y], "addf"))

    def normalised(self, x):
        """softmax along the last dimension, in three operations. Some front ends keep the dimension with size 1."""
        rank, dtype = x.rank, x.dtype
        keeps = self.rng.random() < 0.5
        rows, kinds = plain(range(rank - 1)) + [({}, 0)] * keeps, "p" * (rank - 1) + "r"
        shape = x.shape[:-1] + (1,) * keeps

        def reduce(value, combiner):
            body = Body([dtype, dtype])
            body.yields = [body.add("arith." + combiner, [0, 1], dtype)]
            start = self.fill(shape, neutral(combiner, dtype), dtype)
            return self.add(Generic([value], [plain(range(rank)), rows], value.shape, kinds, [start], body,
                                    [self.result(shape, dtype)]))

        def each(value, row, draw):
            body = Body([dtype] * 3)
            body.yields = [draw(Drawing(self.rng, body, self.smooth))]
            return self.add(Generic([value, row], [plain(range(rank)), rows, plain(range(rank))], value.shape,
                                    "p" * rank, [None], body, [self.result(value.shape, dtype)]))

        most = reduce(x, self.rng.choice(["maximumf", "maximumf", "maxnumf"]))
        e = each(x, most, lambda d: d.op("math.exp", d.op("arith.subf", 0, 1)))
        return each(e, reduce(e, "addf"), lambda d: d.op("arith.divf", 0, 1))

    def softmax(self):
        x = self.pick(lambda v: v.rank >= 1 and v.largest() < 8, FLOATS)
        if x is None:
            return False
        self.normalised(x)

    # Moves -----------------------------------------------------------------------------------------------------------

    def slice_of(self, shape):
        rng, at, sizes, steps = self.rng, [], [], []
        for n in shape:
            choice = rng.random()
            if choice < 0.4:
                at.append(0), sizes.append(n), steps.append(1)
            elif choice < 0.6 and n % 2 == 0:
                at.append(rng.choice([0, n // 2])), sizes.append(n // 2), steps.append(1)
            else:
                step = rng.choice([1, 1, 2, 3])
                size = rng.randint(1, max(1, (n - 1) // step + 1))
                at.append(rng.randint(0, n - 1 - (size - 1) * step)), sizes.append(size), steps.append(step)
        return at, sizes, steps

    def computed_offsets(self, at, shape, sizes, steps):
        """Offsets of some dimensions become elements of an input, or are computed from one."""
        rng = self.rng
        for d in range(len(shape)):
            if rng.random() < 0.5:
                dtype = rng.choice(["i64", "i32"])
                where = self.argument((rng.choice([1, 2]),), dtype, "input",
                                      among=[rng.randint(0, shape[d] - 1 - (sizes[d] - 1) * steps[d])])
                if rng.random() < 0.3:  # computed
                    where = self.unary_node(where, lambda d, v: d.op("arith.addi", v, d.constant(0, dtype)))
                scalar = Value(self.fresh("s"), (), "index", scalar=True)
                self.add(Scalar(where, [0], scalar, most=shape[d] - 1))
                at[d] = scalar

    def dropped(self, sizes, steps):
        """The result's shape; dimensions of size 1 may be dropped, if it is clear which."""
        ones = [d for d, n in enumerate(sizes) if n == 1]
        if ones and len(sizes) > 1 and self.rng.random() < 0.5:
            return [n for n in sizes if n != 1]
        return list(sizes)

    def extract_slice(self):
        rng = self.rng
        x = self.pick(lambda v: v.rank >= 1)
        if x is None:
            return False
        at, sizes, steps = self.slice_of(x.shape)
        if rng.random() < 0.3:
            d = rng.randrange(x.rank)
            at[d], sizes[d], steps[d] = rng.randrange(x.shape[d]), 1, 1
        if rng.random() < 0.35:
            self.computed_offsets(at, x.shape, sizes, steps)
        shape = self.dropped(sizes, steps)
        self.add(Move("extract", [x], self.result(shape, x.dtype), at=at, sizes=sizes, steps=steps))

    def insert_slice(self):
        rng = self.rng
        x = self.pick(lambda v: v.rank >= 1)
        if x is None:
            return False
        at, sizes, steps = self.slice_of(x.shape)
        if rng.random() < 0.35:
            self.computed_offsets(at, x.shape, sizes, steps)
        shape = self.dropped(sizes, steps)
        source = self.pick(lambda v: v.shape == tuple(shape) and v is not x and v.dtype == x.dtype) or \
            self.argument(shape, x.dtype)
        self.add(Move("insert", [source, x], self.result(x.shape, x.dtype), at=at, sizes=sizes, steps=steps))

    def reshape(self):
        rng = self.rng
        x = self.pick(lambda v: v.rank >= 1)
        if x is None:
            return False
        if x.rank >= 2 and rng.random() < 0.5:
            self.collapsed(x, rng.randrange(x.rank - 1))
        elif x.rank <= 3:
            dim = rng.randrange(x.rank)
            n = rng.choice([n for n in (1, 2, 3, 4) if x.shape[dim] % n == 0])
            parts = (n, x.shape[dim] // n)
            self.expanded(x, dim, parts if rng.random() < 0.6 else parts[::-1])
        else:
            return False

    def transpose(self):
        x = self.pick(lambda v: v.rank >= 2)
        if x is None:
            return False
        self.transposed(x, self.rng.sample(range(x.rank), x.rank))

    def concat(self):
        rng = self.rng
        x = self.pick(lambda v: v.rank >= 1)
        if x is None:
            return False
        dim = rng.randrange(x.rank)
        alike = lambda v: v.dtype == x.dtype and v.rank == x.rank and \
            all(d == dim or v.shape[d] == x.shape[d] for d in range(x.rank))
        parts = [x] + [self.pick(alike) for _ in range(rng.choice([1, 1, 2]))]
        rng.shuffle(parts)
        shape = x.shape[:dim] + (sum(v.shape[dim] for v in parts),) + x.shape[dim + 1 :]
        self.add(Move("concat", parts, self.result(shape, x.dtype), dim=dim, loops=self.rng.random() < 0.5))

    def pad(self):
        rng = self.rng
        x = self.pick(lambda v: v.rank >= 1)
        if x is None:
            return False
        low = [rng.choice([0, 0, 1, 2, 8]) for _ in x.shape]
        high = [rng.choice([0, 0, 1, 3, 8]) for _ in x.shape]
        shape = [n + a + b for n, a, b in zip(x.shape, low, high)]
        fill = rng.choice([0.0, 1.5]) if x.dtype in FLOATS else rng.choice([0, 1])
        self.add(Move("pad", [x], self.result(shape, x.dtype), low=low, high=high, fill=fill))

    def dense_constant(self):
        rng, dtype = self.rng, self.any_dtype()
        shape = self.random_shape(rng.choice([1, 1, 2]))
        if dtype in FLOATS:
            vals = [rng.randrange(-16, 17) / 8 for _ in range(count(shape))]
        else:
            vals = [ops.wrap(rng.randrange(-9, 10), dtype) for _ in range(count(shape))]
        self.add(Constant(self.result(shape, dtype), vals))

    def new_input(self):
        self.argument(self.random_shape(self.rng.choice([1, 2, 2, 3])), self.any_dtype())

    # The whole -------------------------------------------------------------------------------------------------------

    def choose_results(self):
        """The last result and some others; what is left over is unused."""
        rng = self.rng
        made = [v for node in self.nodes for v in node.results if not v.scalar and v.dtype != "index"]
        used = {id(v) for node in self.nodes for v in node.operands()}
        free = [v for v in made if id(v) not in used]
        results = free[-1:] or made[-1:] or self.arguments[:1]
        if self.smooth:
            results = [v for v in free + made if v.dtype == "f32"][-1:] or results
        results += rng.sample(free, min(len(free), rng.choice([0, 1, 2, 3])))
        if made and rng.random() < 0.3:
            results.append(rng.choice(made))
        if rng.random() < 0.04:
            results.append(rng.choice(self.arguments))
        self.results = results if rng.random() < 0.05 else list({id(v): v for v in results}.values())
        self.result_attrs = [[] for _ in self.results]
        # Arguments that nothing uses are kept, now and then.
        needed = used | {id(v) for v in self.results} | self.update()
        if rng.random() < 0.9:
            self.arguments = [v for v in self.arguments if id(v) in needed] or self.arguments[:1]

    def update(self):
        """Makes results the next values of parameters, now and then, unless the model will be differentiated. Returns
        these parameters' ids."""
        rng, updated = self.rng, {}
        for value, attrs in zip(self.results, self.result_attrs):
            alike = [v for v in self.arguments if v.type == value.type and not v.scalar and id(v) not in updated]
            if alike and len(updated) < len(self.results) - 1 and not self.smooth and rng.random() < 0.3:
                parameter = rng.choice(alike)
                parameter.kind, updated[id(parameter)] = "param", parameter
                attrs.append(f'{UPDATES}"{parameter.name[1:]}"')
        return set(updated)

    def annotate(self):
        """Shardings on arguments, operations and results. A next value has that of the parameter."""
        rng = self.rng
        most = lambda size: 2 if size % UNIT == 0 else 0 if self.regular else 1
        share = rng.choice([0.15, 0.3, 0.6])
        sharding = lambda value: draw_sharding(rng, value.shape, most) if rng.random() < share else None
        for value in self.arguments:
            text = sharding(value)
            if text:
                value.attrs.append(f"tp25d.sharding = {text}")
        for node in self.nodes:
            if any(v.scalar for v in node.results) or "tp25d.form" in node.attrs:
                continue
            if rng.random() < share:
                texts = [draw_sharding(rng, v.shape, most) for v in node.results]
                if all(texts):
                    node.attrs["tp25d.sharding"] = texts[0] if len(texts) == 1 else "[" + ", ".join(texts) + "]"
        for value, attrs in zip(self.results, self.result_attrs):
            text = sharding(value)
            if text and not get_updated(attrs):
                attrs.append(f"tp25d.sharding = {text}")

    def text(self, annotate=True, comment=True):
        written = lambda attrs: f" {{{', '.join(attrs)}}}" if attrs and annotate else ""
        param = lambda v: [f'tp25d.param = "{v.name[1:]}"'] if v.kind == "param" else []
        arguments = ",\n    ".join(f"{v.name}: {v.type}{written(param(v) + v.attrs)}" for v in self.arguments)
        results = ", ".join(v.type + written(attrs) for v, attrs in zip(self.results, self.result_attrs))
        types = ", ".join(v.type for v in self.results)
        head = [f"// wild_models.py --seed {self.seed}: {'regular' if self.regular else 'irregular'}; "
                f"{', '.join(self.history)}"] if comment else []
        return "\n".join(head + [f"func.func @model(\n    {arguments}) -> ({results}) {{"] +
                         ["  " + line for node in self.nodes for line in node.text(annotate)] +
                         [f"  return {', '.join(v.name for v in self.results)} : {types}", "}", ""])

    def divides(self):
        """Whether every grid divides the sizes of what may be taken for a product, and of what is annotated."""
        for node in self.nodes:
            if isinstance(node, Generic) and len(node.ins) > 1 and "r" in node.iterators:
                small = [l for l, n in enumerate(node.sizes) if n % UNIT]
                if any(node.iterators[l] == "r" or node.sizes[l] > 4 for l in small):
                    return False
                if small and len(node.sizes) - len(small) - node.iterators.count("r") < 2:
                    return False
        return self.regular

    def evaluate(self):
        for node in self.nodes:
            node.evaluate()


OPERATIONS = {
    "parallel": (26, Model.parallel), "reduction": (14, Model.reduction), "plain_reduction": (6, Model.plain_reduction),
    "nearly_product": (18, Model.nearly_product), "product": (10, Model.product), "argmax": (2, Model.argmax),
    "indices": (2, Model.indices),
    "diagonal": (4, Model.diagonal), "window": (2, Model.window), "tensor_op": (5, Model.tensor_op),
    "activation": (6, Model.activation), "softmax": (1, Model.softmax), "extract_slice": (5, Model.extract_slice),
    "insert_slice": (5, Model.insert_slice), "reshape": (5, Model.reshape), "transpose": (3, Model.transpose),
    "concat": (2, Model.concat), "pad": (2, Model.pad), "dense_constant": (2, Model.dense_constant),
    "new_input": (2, Model.new_input),
}

SMOOTH = ("parallel", "reduction", "plain_reduction", "nearly_product", "product", "diagonal", "tensor_op", "activation",
          "softmax", "extract_slice", "insert_slice", "reshape", "transpose", "concat", "pad", "dense_constant")


# ----------------------------------------------------------------------------------------------------------------------
# Files
# ----------------------------------------------------------------------------------------------------------------------


def get_updated(attrs):
    """The name of the parameter that a result with these attributes is the next value of; None if it is a result."""
    return next((text.removeprefix(UPDATES).strip('"') for text in attrs if text.startswith(UPDATES)), None)


def write_model(model, folder):
    """Writes the model and its inputs; returns the options that name them."""
    return write_inputs(model.text(), model.arguments, folder)


def keep_failure(model, folder, failure, args):
    """Leaves model, tensors and a command that fails in a folder; returns the command."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    results = [value for value, attrs in zip(model.results, model.result_attrs) if not get_updated(attrs)]
    options = write_model(model, folder) + write_expected(results, folder)
    command = [args.tp25d, "run", *options, *failure.options, f"--tolerance={failure.tolerance:.2g}"]
    quoted = " ".join(f"'{word}'" if re.search(r"[^-\w@=./:,+]", word) else word for word in command)
    write_text(quoted + "\n", os.path.join(folder, "cmd"))
    write_text(f"{failure.kind}: {failure.detail}\n", os.path.join(folder, "failure"))
    return f"sh {os.path.join(folder, 'cmd')}"


# ----------------------------------------------------------------------------------------------------------------------
# The test
# ----------------------------------------------------------------------------------------------------------------------


class Outcome:
    """How a run ended: `kind` is passed, skipped, or one of wrong, bytes, crash, hang, error."""

    def __init__(self, kind, detail="", options=(), result=None, tolerance=0.0):
        self.kind, self.detail, self.options, self.result, self.tolerance = kind, detail, options, result, tolerance

    @property
    def failed(self):
        return self.kind not in ("passed", "skipped")

    def label(self):
        """Failures that look alike have one label."""
        return self.kind if self.kind in ("wrong", "hang") else f"{self.kind}: {self.short_detail()}"

    def message(self):
        detail = self.detail.strip()
        return detail if len(detail) < 600 else self.label()

    def short_detail(self):
        """The error, or where the compiler was; without names and numbers."""
        lines = self.detail.splitlines()
        said = next((line for line in lines if re.search(r"error: |Assertion|LLVM ERROR|terminate called", line)), None)
        if self.kind == "crash":
            frames = [m[1] for line in lines if (m := re.match(r" *#\d+ 0x\w+ (?:in )?(.*)", line))]
            mine = next((frame for frame in frames if re.search(r"tp25d::|anonymous namespace", frame)), None)
            said = mine or said or (frames[min(4, len(frames) - 1)] if frames else None)
        said = said or (lines[-1] if lines else "")
        said = re.sub(r"^.*?(error: |Assertion|LLVM ERROR)", r"\1", said)
        said = re.sub(r"\(/[^)]*\)$", "", said)
        return re.sub(r"'[^']*'|\"[^\"]*\"|%[\w#]+|\b0x\w+|[-+]?\b\d[\d.]*(e[-+]?\d+)?\b|tensor<[^ ]*>", "_", said)[:120]


def difference(actual, value):
    """What is wrong with a result, or nothing; and the tolerance that it would need."""
    expected, errors = value.vals, value.errs
    if value.dtype not in FLOATS:
        found = [i for i, (a, e) in enumerate(zip(actual, expected)) if ops.wrap(int(a), value.dtype) != e]
    else:
        roundoff = ops.UNIT_ROUNDOFF[value.dtype]
        found = []
        for i, (a, e) in enumerate(zip(actual, expected)):
            if math.isfinite(e) and math.isfinite(a):
                if abs(a - e) > 8 * (errors[i] if errors else 0.0) + 4 * roundoff * abs(e):
                    found.append(i)
            elif not (a == e or (a != a and e != e)):
                found.append(i)
    if not found:
        return ""
    worst = max(found, key=lambda i: abs(actual[i] - expected[i]) if math.isfinite(actual[i] - expected[i]) else math.inf)
    index, rest = [], worst
    for stride in strides_of(value.shape):
        index.append(rest // stride)
        rest %= stride
    bound = f", which may be off by {8 * errors[worst]:.2g}" if errors else ""
    return (f"{len(found)} of {len(expected)} elements of {value.name}: {value.type} are wrong; at {index} it is "
            f"{actual[worst]!r} instead of {expected[worst]!r}{bound}")


def is_one_error(process):
    errors = [line for line in process.stderr.splitlines() if "error: " in line]
    return process.returncode == 1 and len(errors) == 1 and "PLEASE submit a bug report" not in process.stderr


def run_once(model, options, folder, wishes, args):
    """Runs the model that is in the folder on one grid, and compares."""
    updated = [get_updated(attrs) for attrs in model.result_attrs]
    state = os.path.join(folder, "state.safetensors")
    paths = [state if name else os.path.join(folder, f"actual_{i}.safetensors") for i, name in enumerate(updated)]
    for path in paths:
        if os.path.exists(path):
            os.remove(path)
    stats = os.path.join(folder, "stats.json")
    command = [args.tp25d, "run", *options, *wishes, *(f"--output=@{path}" for path in paths if path != state),
               "--timeout=60", f"--stats={stats}"] + ["--check"] * args.check + [f"--save-state={state}"] * any(updated)
    try:
        process = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=args.timeout)
    except subprocess.TimeoutExpired:
        return Outcome("hang", f"no end after {args.timeout} s", wishes)
    if process.returncode != 0:
        if is_one_error(process):
            error = next(line for line in process.stderr.splitlines() if "error: " in line)
            for name, pattern in ALLOWED.items():
                if re.search(pattern, error) and not (name == "sizes" and model.divides()):
                    return Outcome("skipped", name, wishes)
        crashed = process.returncode < 0 or process.returncode >= 128 or "PLEASE submit a bug" in process.stderr
        return Outcome("crash" if crashed else "error",
                       f"exit code {process.returncode}\n{process.stderr or process.stdout}", wishes)
    for i, (path, value, name) in enumerate(zip(paths, model.results, updated)):
        tensors = read_safetensors(path)
        dtype, shape, actual = tensors[name] if name else next(iter(tensors.values()))
        if (dtype, shape) != (value.dtype, value.shape):
            return Outcome("wrong", f"result {i} has type {dtype} and shape {shape}", wishes, i)
        wrong = difference(actual, value)
        if wrong:
            most = max(value.errs) if value.errs else 0.0
            return Outcome("wrong", f"result {i}: {wrong}", wishes, i, 8 * most / (1 + value.largest()))
    wrong = check_statistics(stats)
    return Outcome("bytes", wrong, wishes) if wrong else Outcome("passed", "", wishes)


def all_wishes(seed, grids):
    """The options of each run: a grid, a stationary matrix, a factor on depth; on so many of the grids."""
    rng, found = random.Random(f"wishes {seed}"), []
    for q, d in GRIDS:
        wishes = ["-q", str(q), "-d", str(d)]
        if rng.random() < 0.7:
            wishes.append(f"--stationary={rng.choice('abc')}")
        if rng.random() < 0.5:
            wishes.append(f"--depth={rng.choice('mnk')}")
        found.append(wishes)
    return rng.sample(found, min(grids, len(found)))


def test_seed(seed, args):
    model, message = Model(seed), ""
    with tempfile.TemporaryDirectory(prefix="wild_model_") as folder:
        options = write_model(model, folder)
        outcomes = [run_once(model, options, folder, wishes, args) for wishes in all_wishes(seed, args.grids)]
    failures = [outcome for outcome in outcomes if outcome.failed]
    if failures:
        command = keep_failure(model, os.path.join(args.keep, f"seed_{seed}"), failures[0], args)
        where = "; ".join(f"{' '.join(outcome.options)}: {outcome.kind}" for outcome in failures)
        message = (f": {failures[0].message()}\n  {where}\n  again: {command}\n  smaller: {sys.argv[0]} "
                   f"--shrink {seed} --tp25d {args.tp25d}{' --check' * args.check}")
    runs = [("failed", outcome.label()) if outcome.failed else (outcome.kind, outcome.detail) for outcome in outcomes]
    return model.history, runs, message


def describe(runs, failed):
    refused, seeds = collections.Counter(), collections.defaultdict(list)
    for seed, outcomes in runs.items():
        refused.update(detail for kind, detail in outcomes if kind == "skipped")
        for label in {detail for kind, detail in outcomes if kind == "failed"}:
            seeds[label].append(seed)
    names = ", ".join(f"{name} {n}" for name, n in refused.items()) or "none"
    models = len({seed for found in seeds.values() for seed in found})
    return "\n".join([f"({names}), {failed} failed, of {models} models",
                      *(f"  {len(found)} models: {label}: seeds {' '.join(map(str, found[:12]))}"
                        for label, found in sorted(seeds.items(), key=lambda item: -len(item[1])))])


# ----------------------------------------------------------------------------------------------------------------------
# Smaller models that fail alike
# ----------------------------------------------------------------------------------------------------------------------


def without_unused(model):
    """Takes out what no result needs."""
    needed = {id(v) for v in model.results}
    nodes = []
    for node in reversed(model.nodes):
        if any(id(v) in needed for v in node.results):
            nodes.append(node)
            needed |= {id(v) for v in node.operands()}
    model.nodes = nodes[::-1]
    model.arguments = [v for v in model.arguments if id(v) in needed] or model.arguments[:1]


def to_argument(model, position):
    """What a node computes becomes an input."""
    node = model.nodes[position]
    if any(value.scalar for value in node.results):
        raise Reject("a scalar is no argument")
    del model.nodes[position]
    for i, value in enumerate(node.results):
        if any(value in other.operands() for other in model.nodes) or value in model.results:
            value.name = f"%x{value.name[1:].replace('#', '_')}"
            value.kind, value.attrs = "input", []
            if value.dtype in FLOATS:
                value.errs = None
            model.arguments.append(value)


def drop_generic_result(model, position, i):
    node = model.nodes[position]
    if len(node.results) < 2:
        raise Reject("its only result")
    gone = node.results[i]
    if any(gone in other.operands() for other in model.nodes) or gone in model.results:
        raise Reject("it is used")
    if len(node.ins) + i in {v for j, y in enumerate(node.body.yields) if j != i for v in live_from(node.body, y)}:
        raise Reject("its state is used")
    argument = len(node.ins) + i
    drop_argument(node.body, argument, [y for j, y in enumerate(node.body.yields) if j != i])
    for group in (node.results, node.inits):
        del group[i]
    del node.maps[argument]
    node.attrs.pop("tp25d.sharding", None)
    name = node.results[0].name.split("#")[0]
    for j, value in enumerate(node.results):
        value.name = name if len(node.results) == 1 else f"{name}#{j}"


def live_from(body, value):
    probe = copy.copy(body)
    probe.yields = [value]
    return probe.live()


def drop_argument(body, argument, yields):
    """An argument that the values yielded do not need."""
    body.yields = yields
    body.prune()
    shift = lambda v: v - (v > argument)
    del body.arguments[argument]
    for op in body.ops:
        op[1] = [shift(v) for v in op[1]]
    body.yields = [shift(v) for v in body.yields]


def drop_input(model, position, i):
    node = model.nodes[position]
    if i in node.body.live():
        raise Reject("it is used")
    loops = {l for j, map in enumerate(node.maps) if j != i for terms, _ in map if len(terms) == 1 for l in terms}
    if loops != set(range(len(node.sizes))):
        raise Reject("a loop would have no size")
    drop_argument(node.body, i, node.body.yields)
    del node.ins[i], node.maps[i]
    if node.named:
        raise Reject("it has a name")


def bypass_op(model, position, number, operand):
    """A scalar operation is replaced by one of its operands."""
    body = model.nodes[position].body
    op = body.ops[number]
    value, instead = len(body.arguments) + number, op[1][operand]
    if body.dtype(instead) != op[2] or model.nodes[position].named:
        raise Reject("another type")
    for other in body.ops:
        other[1] = [instead if v == value else v for v in other[1]]
    body.yields = [instead if v == value else v for v in body.yields]
    body.prune()


def without_init(model, position, i):
    """A reduction starts from a constant."""
    node = model.nodes[position]
    result = node.results[i]
    if node.inits[i] is None or any(isinstance(n, Fill) and node.inits[i] in n.results for n in model.nodes):
        raise Reject("it is simple already")
    fill = Fill(Value(f"%f{result.name[1:].replace('#', '_')}", result.shape, result.dtype),
                0.0 if result.dtype in FLOATS else 0, "dense")
    node.inits[i] = fill.results[0]
    model.nodes.insert(position, fill)


def bypass_node(model, position, i):
    """A node's result is replaced by an operand of the same type."""
    node = model.nodes[position]
    (result,), instead = node.results, node.operands()[i]
    if result.type != instead.type or result.scalar != instead.scalar:
        raise Reject("another type")
    for other in model.nodes:
        if other is not node:
            other.replace(result, instead)
    model.results = [instead if v is result else v for v in model.results]
    del model.nodes[position]


def keep_results(model, keep):
    model.results = [model.results[i] for i in keep]
    model.result_attrs = [model.result_attrs[i] for i in keep]


def clear(container, key=None):
    if key is None:
        container.clear()
    else:
        del container[key]


def changes(model):
    """Ways to make the model smaller, the largest first; each changes a copy of it."""
    n = len(model.results)
    yield without_unused
    if n > 1:
        for i in range(n):
            yield lambda m, i=i: keep_results(m, [i])
        for i in range(n):
            yield lambda m, i=i: keep_results(m, [j for j in range(n) if j != i])
    for p in reversed(range(len(model.nodes))):
        yield lambda m, p=p: to_argument(m, p)
    for p, node in enumerate(model.nodes):
        if len(node.results) == 1:
            for i in range(len(node.operands())):
                yield lambda m, p=p, i=i: bypass_node(m, p, i)
    for i, value in enumerate(model.arguments):
        if value.attrs:
            yield lambda m, i=i: clear(m.arguments[i].attrs)
    for i, attrs in enumerate(model.result_attrs):
        if attrs:
            yield lambda m, i=i: clear(m.result_attrs[i])
    for p, node in enumerate(model.nodes):
        for key in node.attrs:
            yield lambda m, p=p, key=key: clear(m.nodes[p].attrs, key)
        if isinstance(node, Generic):
            for i in range(len(node.results)):
                yield lambda m, p=p, i=i: drop_generic_result(m, p, i)
                yield lambda m, p=p, i=i: without_init(m, p, i)
            for i in range(len(node.ins)):
                yield lambda m, p=p, i=i: drop_input(m, p, i)
            for number, op in enumerate(node.body.ops):
                for operand in range(len(op[1])):
                    yield lambda m, p=p, number=number, operand=operand: bypass_op(m, p, number, operand)
    for i, value in enumerate(model.arguments):
        if value.kind == "param":
            yield lambda m, i=i: setattr(m.arguments[i], "kind", "input")


def smaller_wishes(wishes):
    extra = wishes[4:]
    for i in range(len(extra)):
        yield wishes[:4] + extra[:i] + extra[i + 1 :]
    here = int(wishes[1]), int(wishes[3])
    for q, d in GRIDS:
        if q * q * d < here[0] ** 2 * here[1]:
            yield ["-q", str(q), "-d", str(d)] + extra


def shrink(seed, args):
    model, tried = Model(seed), set()

    def outcome_of(candidate, wishes, folder):
        """How it runs; None if that is known, or it is no model."""
        key = candidate.text(comment=False), tuple(wishes)
        if key in tried:
            return None
        tried.add(key)
        return run_once(candidate, write_model(candidate, folder), folder, wishes, args)

    def changed(change, prune):
        candidate = pickle.loads(pickle.dumps(model))
        try:
            change(candidate)
            if prune:
                without_unused(candidate)
            for node in candidate.nodes:
                if isinstance(node, Generic):
                    node.body.prune()
            candidate.evaluate()
        except (Reject, AssertionError):
            return None
        return candidate

    with tempfile.TemporaryDirectory(prefix="wild_shrink_") as folder:
        first = next((o for o in (outcome_of(model, wishes, folder) for wishes in all_wishes(seed, args.grids))
                      if o.failed), None)
        if first is None:
            print(f"model {seed} does not fail")
            return 1
        print(f"model {seed} with {' '.join(first.options)}: {first.label()}", flush=True)
        failure, prune, again = first, False, True
        while again:
            again = False
            # Each kind of change goes on where it was, and all start again as long as something gets smaller.
            for proposals in (lambda: smaller_wishes(failure.options), lambda: changes(model)):
                at = 0
                while True:
                    proposal = next(itertools.islice(proposals(), at, None), None)
                    if proposal is None:
                        break
                    is_change = callable(proposal)
                    candidate = changed(proposal, prune) if is_change else model
                    outcome = candidate and outcome_of(candidate, failure.options if is_change else proposal, folder)
                    if outcome and outcome.label() == first.label():
                        model, failure, again = candidate, outcome, True
                        prune = prune or proposal is without_unused
                        print(f"{len(tried)} tries: {len(model.nodes)} operations", end="\r", file=sys.stderr)
                    else:
                        at += 1
    command = keep_failure(model, os.path.join(args.keep, f"shrunk_{seed}"), failure, args)
    print(f"after {len(tried)} tries: {failure.message()}\n\n{model.text(comment=False)}\n{command}")
    return 1


def main():
    args = parse_arguments(__doc__, {
        "--seed": {}, "-o": {}, "--count": {},
        "--shrink": {"type": int, "metavar": "SEED", "help": "make this failing model smaller"},
        "--tp25d": {},
        "--grids": {"type": int, "default": len(GRIDS), "help": "run each model on so many of the grids, at random"},
        "--check": {"action": "store_true", "help": "run with --check, too"},
        "--jobs": {},
        "--timeout": {"type": float, "default": 120, "help": "seconds that a run may take"},
        "--keep": {}})
    if args.shrink is not None:
        return shrink(args.shrink, args)
    return write_or_test(args, lambda: Model(args.seed).text(), test_seed, "refused", describe)


if __name__ == "__main__":
    sys.exit(main())
