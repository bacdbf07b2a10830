#!/usr/bin/env python3
"""Random models: writes them, and runs them sharded against two references.

    random_models.py --seed 7 -o model.mlir                one model, to read
    random_models.py --count 200 --tp25d build/bin/tp25d   the test

A model is a random graph of products, reductions, elementwise operations, reshapes and moves of parts, as MLIR text.
While it is written it is also computed, by this file, operation by operation in float64: that is the reference that
knows nothing of the compiler. Each model runs on the grids in GRIDS with random --stationary and --depth, and every
result must be what the reference says (--expected-output) and what the same compiler says on one device (--check);
received bytes must be those predicted.

A model whose sizes a grid does not divide must end in one error that says so. Only 'irregular' models may: the sizes of
the others are multiples of what all the grids need.
"""

import collections
import itertools
import math
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

from model_files import (check_statistics, count, draw_sharding, elements, literal, map_of, offsets, parse_arguments,
                         permute, read_through, strides_of, type_of, write_expected, write_inputs, write_or_test)
from tensors import round_f32

GRIDS = [(1, 1), (1, 4), (2, 1), (2, 2), (2, 4), (3, 1), (3, 2), (4, 1), (4, 2)]
UNIT = 24  # what d * q divides on all those grids
MOST_LOOPS = 200_000  # multiplications of a product: this file does them in Python
MOST_ELEMENTS = 12_000
FLOATS = ("f32", "f64")


# ----------------------------------------------------------------------------------------------------------------------
# The generator
# ----------------------------------------------------------------------------------------------------------------------


class Value:
    def __init__(self, name, shape, dtype, data, kind):
        self.name, self.shape, self.dtype, self.data, self.kind = name, tuple(shape), dtype, data, kind
        self.uses = 0
        assert len(data) == count(shape), (name, shape, len(data))

    @property
    def rank(self):
        return len(self.shape)

    @property
    def type(self):
        return type_of(self.shape, self.dtype)

    def largest(self):
        return max(abs(x) for x in self.data)


class Model:
    def __init__(self, seed, most_ops=None):
        self.seed = seed
        self.rng = random.Random(seed)
        self.regular = self.rng.random() < 0.7
        self.float = "f64" if self.rng.random() < 0.06 else "f32"
        self.lines, self.values, self.arguments, self.names = [], [], [], itertools.count()
        self.history = []
        rng = self.rng
        self.sizes = [UNIT, UNIT, 2 * UNIT] if self.regular else rng.choice(
            [[8, 16, 32], [12, 24, 36], [16, 48], [6, 18, 36], [20, 40], [24, 32, 16], [12, 36], [24, 8], [64, 16]])
        self.small = [2, 3, 4] if self.regular else [1, 2, 3, 4, 5, 8]
        budget = rng.choice([3, 5, 6, 8, 10, 12])
        for _ in range(rng.choice([1, 1, 2])):
            self.new_argument(self.random_shape(rng.choice([2, 2, 2, 3])), "input")
        operations = list(OPERATIONS.items())
        if most_ops is not None:
            budget = min(budget, most_ops)
        done = 0
        while done < budget:
            name, (weight, make) = rng.choices(operations, [w for _, (w, _) in operations])[0]
            before = len(self.lines)
            state = len(self.values), len(self.arguments)
            if make(self) is False:
                del self.lines[before:]
                del self.values[state[0] :]
                del self.arguments[state[1] :]
                continue
            self.history.append(name)
            done += 1
        self.choose_results(random.Random(seed + 1))

    # Pieces ----------------------------------------------------------------------------------------------------------

    def random_shape(self, rank):
        if rank == 3:
            return (self.rng.choice(self.small), self.rng.choice(self.sizes), self.rng.choice(self.sizes))
        return tuple(self.rng.choice(self.sizes) for _ in range(rank))

    def fresh(self, prefix="v"):
        return f"%{prefix}{next(self.names)}"

    def emit(self, line):
        self.lines.append("  " + line)

    def add(self, name, shape, dtype, data, kind="op"):
        value = Value(name, shape, dtype, data, kind)
        if dtype in FLOATS:
            assert all(math.isfinite(x) for x in data), name
        self.values.append(value)
        return value

    def new_argument(self, shape, kind, scale=1.0, dtype=None):
        rng, dtype = self.rng, dtype or self.float
        if dtype in FLOATS:
            data = [round_f32(rng.uniform(-scale, scale)) for _ in range(count(shape))]
        elif dtype == "i1":
            data = [rng.randrange(2) for _ in range(count(shape))]
        else:
            data = [rng.randrange(-4, 5) for _ in range(count(shape))]
        name = self.fresh("w" if kind == "param" else "x")
        value = self.add(name, shape, dtype, data, kind)
        attrs = []
        if kind == "param":
            attrs.append(f'tp25d.param = "{name[1:]}"')
        if rng.random() < 0.15:
            sharding = self.random_sharding(shape)
            if sharding:
                attrs.append(f"tp25d.sharding = {sharding}")
        self.arguments.append((value, attrs))
        return value

    def random_sharding(self, shape):
        """Only dimensions that every grid divides are split, in models that every grid must take."""
        return draw_sharding(self.rng, shape, lambda size: 2 if size % UNIT == 0 else 0 if self.regular else 1)

    def wishes(self):
        attrs = []
        if self.rng.random() < 0.25:
            attrs.append(f'tp25d.stationary = "{self.rng.choice("abc")}"')
        if self.rng.random() < 0.2:
            attrs.append(f'tp25d.depth = "{self.rng.choice("mnk")}"')
        return "{" + ", ".join(attrs) + "} " if attrs else ""

    def pick(self, accept=lambda v: True, floats=True):
        """A value, the later the likelier."""
        found = [v for v in self.values if (v.dtype in FLOATS) == floats and v.kind != "param" and accept(v)]
        if not found:
            return None
        value = self.rng.choice(found[-3:] if self.rng.random() < 0.6 else found)
        value.uses += 1
        return value

    def constant(self, x, dtype=None):
        dtype = dtype or self.float
        name = self.fresh("c")
        self.emit(f"{name} = arith.constant {literal(x, dtype)} : {dtype}")
        return name

    def empty(self, shape, dtype=None):
        name = self.fresh("e")
        self.emit(f"{name} = tensor.empty() : {type_of(shape, dtype or self.float)}")
        return name

    def filled(self, shape, x, dtype=None):
        dtype = dtype or self.float
        type = type_of(shape, dtype)
        name = self.fresh("f")
        if self.rng.random() < 0.25:
            self.emit(f"{name} = arith.constant dense<{literal(x, dtype)}> : {type}")
            return name
        scalar, empty = self.constant(x, dtype), self.empty(shape, dtype)
        self.emit(f"{name} = linalg.fill ins({scalar} : {dtype}) outs({empty} : {type}) -> {type}")
        return name

    def generic(self, ins, maps, iterators, outs, body):
        """Emits a linalg.generic; `ins` are values, `outs` (name, shape, dtype); returns the results' names. `body` is
        given the scalars' names and returns lines and what to yield."""
        loops = len(iterators)
        all_maps = ", ".join(map_of(loops, m) for m in maps)
        kinds = ", ".join('"parallel"' if i == "p" else '"reduction"' for i in iterators)
        base = next(self.names)
        arguments = [(f"%a{base}_{i}", v.dtype) for i, v in enumerate(ins)]
        arguments += [(f"%o{base}_{i}", dtype) for i, (_, _, dtype) in enumerate(outs)]
        lines, results = body([name for name, _ in arguments], lambda: self.fresh("t"))
        if not isinstance(results, list):
            results = [results]
        types = [type_of(shape, dtype) for _, shape, dtype in outs]
        name = self.fresh()
        head = f"{name}{f':{len(outs)}' if len(outs) > 1 else ''} = linalg.generic "
        inputs = f"ins({', '.join(v.name for v in ins)} : {', '.join(v.type for v in ins)}) " if ins else ""
        self.emit(head + f"{{indexing_maps = [{all_maps}], iterator_types = [{kinds}]}}")
        self.emit(f"    {inputs}outs({', '.join(o[0] for o in outs)} : {', '.join(types)}) {{")
        self.emit("^bb0(" + ", ".join(f"{n}: {t}" for n, t in arguments) + "):")
        for line in lines:
            self.emit("  " + line)
        self.emit(f"  linalg.yield {', '.join(results)} : {', '.join(o[2] for o in outs)}")
        self.emit("} -> " + (types[0] if len(types) == 1 else "(" + ", ".join(types) + ")"))
        return [name] if len(outs) == 1 else [f"{name}#{i}" for i in range(len(outs))]

    def elementwise(self, ins, maps, sizes, body, compute, dtype=None):
        """A parallel generic over loops of `sizes`, in a random order of loops."""
        dtype = dtype or self.float
        order = list(range(len(sizes)))
        if self.rng.random() < 0.2:
            self.rng.shuffle(order)  # loop order[i] is dimension i of the result
        empty = self.empty(sizes, dtype)
        renamed = [[order[d] for d in m] for m in maps]
        name = self.generic(ins, renamed + [order], "p" * len(sizes), [(empty, sizes, dtype)], body)[0]
        columns = [read_through(v.data, v.shape, m, sizes) for v, m in zip(ins, maps)]
        data = [compute(*xs) for xs in zip(*columns)]
        return self.add(name, sizes, dtype, data)

    def scale(self, value, factor):
        factor = round_f32(factor)
        c = self.constant(factor)
        return self.elementwise([value], [range(value.rank)], value.shape,
                                lambda a, t: ([f"{(r := t())} = arith.mulf {a[0]}, {c} : {self.float}"], r),
                                lambda x: x * factor)

    def tamed(self, value, limit=4.0):
        largest = value.largest()
        return value if largest <= limit else self.scale(value, 1.0 / 2 ** math.ceil(math.log2(largest)))

    def fits(self, sizes):
        return not self.regular or any(n % UNIT == 0 for n in sizes)

    # Products --------------------------------------------------------------------------------------------------------

    def contract(self, a, b, a_labels, b_labels, c_labels):
        """C[c_labels] = A[a_labels] B[b_labels], summed over the other labels. None if it would not do."""
        rng, sizes = self.rng, {}
        for labels, value in ((a_labels, a), (b_labels, b)):
            for label, size in zip(labels, value.shape):
                assert sizes.setdefault(label, size) == size
        shape = [sizes[l] for l in c_labels]
        batch = [l for l in c_labels if l in a_labels and l in b_labels]
        m = [l for l in c_labels if l not in b_labels]
        n = [l for l in c_labels if l not in a_labels]
        k = [l for l in a_labels if l not in c_labels]
        if count(sizes.values()) > MOST_LOOPS or count(shape) > MOST_ELEMENTS:
            return None
        if m and n and not all(self.fits([sizes[l] for l in group]) for group in (m, n, k)):
            return None
        # Computed: A as [batch, m, k], B as [batch, n, k].
        left = permute(a.data, a.shape, [a_labels.index(l) for l in batch + m + k])
        right = permute(b.data, b.shape, [b_labels.index(l) for l in batch + n + k])
        depth = count(sizes[l] for l in k)
        rows, columns = count(sizes[l] for l in m), count(sizes[l] for l in n)
        split = lambda data: [data[i : i + depth] for i in range(0, len(data), depth)]
        left, right = split(left), split(right)
        mul = float.__mul__ if a.dtype in FLOATS else int.__mul__
        data = [sum(map(mul, x, y)) for p in range(count(sizes[l] for l in batch))
                for x in left[p * rows : (p + 1) * rows] for y in right[p * columns : (p + 1) * columns]]
        plain = batch + m + n
        data = permute(data, [sizes[l] for l in plain], [plain.index(l) for l in c_labels])
        # What the sum starts from.
        dtype = a.dtype
        start = rng.random()
        other = self.pick(lambda v: v.shape == tuple(shape) and v.dtype == dtype) if start < 0.12 else None
        if other:
            init, data = other.name, [x + y for x, y in zip(data, other.data)]
        elif start > 0.95 and dtype in FLOATS:
            init, data = self.filled(shape, 0.5, dtype), [x + 0.5 for x in data]
        else:
            init = self.filled(shape, 0 if dtype.startswith("i") else 0.0, dtype)
        # Written.
        loops = batch + m + n + k
        maps = lambda order: [[order.index(l) for l in labels] for labels in (a_labels, b_labels, c_labels)]
        type = type_of(shape, dtype)
        operands = f"ins({a.name}, {b.name} : {a.type}, {b.type}) outs({init} : {type}) -> {type}"
        name, style = self.fresh("p"), rng.random()
        text = "[" + ", ".join(map_of(len(loops), x) for x in maps(loops)) + "]"
        if len(m) == len(n) == len(k) == 1 and not batch and c_labels == m + n and style < 0.7:
            self.emit(f"{name} = linalg.matmul {f'indexing_maps = {text} ' if style < 0.6 or a_labels[0] == k[0] or b_labels[0] != k[0] else ''}{self.wishes()}{operands}")
        elif len(m) == len(n) == len(k) == len(batch) == 1 and c_labels == batch + m + n and \
                a_labels[0] == b_labels[0] == batch[0] and style < 0.7:
            self.emit(f"{name} = linalg.batch_matmul indexing_maps = {text} {self.wishes()}{operands}")
        elif style < 0.85 and m and n:
            self.emit(f"{name} = linalg.contract indexing_maps = {text} {self.wishes()}{operands}")
        else:
            rng.shuffle(loops)
            muls, adds = ("mulf", "addf") if dtype in FLOATS else ("muli", "addi")
            name = self.generic([a, b], maps(loops), ["r" if l in k else "p" for l in loops], [(init, shape, dtype)],
                                lambda s, t: ([f"{(x := t())} = arith.{muls} {s[0]}, {s[1]} : {dtype}",
                                               f"{(y := t())} = arith.{adds} {s[2]}, {x} : {dtype}"], y))[0]
        value = self.add(name, shape, dtype, data)
        return self.tamed(value) if dtype in FLOATS else value

    def random_product(self):
        rng = self.rng
        a = self.pick(lambda v: v.rank in (2, 3, 4))
        if not a:
            return False
        labels = list("abcd"[: a.rank])
        roles = {}
        for label, size in zip(labels, a.shape):
            if size % UNIT and size <= 8:
                roles[label] = rng.choice("bbmk")
            else:
                roles[label] = rng.choice("mk")
        if "k" not in roles.values() or ("m" not in roles.values() and rng.random() < 0.9):
            return False
        shared = [l for l in labels if roles[l] in "bk"]
        if sum(roles[l] == "b" for l in labels) > 2:
            return False
        sizes = dict(zip(labels, a.shape))
        b, b_labels = None, None
        if rng.random() < 0.35:  # a value that is there, itself included
            for candidate in rng.sample(self.values, len(self.values)):
                if candidate.dtype != a.dtype or candidate.rank < 2:
                    continue
                left, b_labels, news = list(shared), [], iter("xyz")
                for size in candidate.shape:
                    match = [l for l in left if sizes[l] == size]
                    if match:
                        left.remove(match[0])
                        b_labels.append(match[0])
                    else:
                        b_labels.append(next(news, None))
                if not left and None not in b_labels and "x" in b_labels:
                    b = candidate
                    break
        if not b:
            b_labels = shared + list("xy"[: 1 if rng.random() < 0.9 else 2])
            if rng.random() < 0.7:
                rng.shuffle(b_labels)
            depth = count(sizes[l] for l in shared if roles[l] == "k")
            shape = [sizes[l] if l in sizes else rng.choice(self.sizes) for l in b_labels]
            if "y" in b_labels:
                shape[b_labels.index("y")] = rng.choice(self.small)
            kind = "param" if rng.random() < 0.8 else "input"
            if count(shape) > MOST_ELEMENTS:
                return False
            b = self.new_argument(shape, kind, math.sqrt(3.0 / depth), dtype=a.dtype)
        c_labels = [l for l in labels if roles[l] == "b"] + [l for l in labels if roles[l] == "m"] + \
                   [l for l in b_labels if l not in labels]
        if rng.random() < 0.25:
            rng.shuffle(c_labels)
        if rng.random() < 0.3:
            return False if self.contract(b, a, b_labels, labels, c_labels) is None else None
        return False if self.contract(a, b, labels, b_labels, c_labels) is None else None

    def self_product(self):
        x = self.pick(lambda v: v.rank == 2)
        if not x:
            return False
        a, b, c = self.rng.choice([("ik", "jk", "ij"), ("ki", "kj", "ij"), ("ik", "jk", "ji")])
        if self.rng.random() < 0.4 and x.shape[0] == x.shape[1]:
            a, b, c = "ik", "kj", "ij"
        return False if self.contract(x, x, list(a), list(b), list(c)) is None else None

    def weight_twice(self):
        x = self.pick(lambda v: v.rank == 2)
        if not x:
            return False
        k = x.shape[1]
        w = self.new_argument((k, k), "param", math.sqrt(3.0 / k))
        y = self.contract(x, w, list("ik"), list("kj"), list("ij"))
        if not y:
            return False
        z = self.contract(y, w, list("ik"), list(self.rng.choice(["kj", "jk"])), list("ij"))
        return False if z is None else None

    def integer_product(self):
        rng = self.rng
        dtype = rng.choice(["i32", "i32", "i64"])
        m, k, n = (rng.choice(self.sizes) for _ in range(3))
        a = self.new_argument((m, k), "input", dtype=dtype)
        b = self.new_argument((k, n), rng.choice(["input", "param"]), dtype=dtype)
        return False if self.contract(a, b, list("ik"), list("kj"), list("ij")) is None else None

    def attention(self):
        rng = self.rng
        heads = rng.choice([2, 3] if self.regular else [1, 2, 3, 4])
        x = self.pick(lambda v: v.rank == 2)
        if not x:
            return False
        tokens, width = x.shape
        size = UNIT if self.regular else rng.choice([6, 8, 12, 16])
        inner = heads * size
        if tokens * inner * width * 4 + tokens * tokens * inner * 2 > 4 * MOST_LOOPS or not self.fits([tokens]) or \
                not self.fits([width]):
            return False
        split = []
        for _ in range(3):
            w = self.new_argument((width, inner), "param", math.sqrt(3.0 / width))
            p = self.contract(x, w, list("ik"), list("kj"), list("ij"))
            if p is None:
                return False
            name = self.fresh()
            shape = (tokens, heads, size)
            self.emit(f"{name} = tensor.expand_shape {p.name} [[0], [1, 2]] output_shape [{tokens}, {heads}, {size}] : "
                      f"{p.type} into {type_of(shape, self.float)}")
            split.append(self.add(name, shape, self.float, p.data))
        q, k, v = split
        if rng.random() < 0.5:
            q, k, v = (self.transposed(t, [1, 0, 2]) for t in (q, k, v))
            labels = "hik", "hjk", "hjk", "hik"
        else:
            labels = "ihk", "jhk", "jhk", rng.choice(["ihk", "hik"])
        scores = self.contract(q, k, list(labels[0]), list(labels[1]), list("hij"))
        if scores is None:
            return False
        if rng.random() < 0.5:
            scores = self.masked(scores)
        weights = self.softmax_of(scores, 2)
        out = self.contract(weights, v, list("hij"), list(labels[2]), list(labels[3]))
        if out is None:
            return False
        if labels[3] == "hik":
            out = self.transposed(out, [1, 0, 2])
        self.collapsed(out, 1)

    def masked(self, x):
        """Scores of later tokens become -8, by linalg.index."""
        c = self.constant(-8.0)
        r = x.rank
        strides = strides_of(x.shape)
        i, j = r - 2, r - 1
        empty = self.empty(x.shape)
        name = self.generic([x], [range(r), range(r)], "p" * r, [(empty, x.shape, self.float)],
                            lambda a, t: ([f"{(u := t())} = linalg.index {i} : index",
                                           f"{(v := t())} = linalg.index {j} : index",
                                           f"{(w := t())} = arith.cmpi uge, {u}, {v} : index",
                                           f"{(s := t())} = arith.select {w}, {a[0]}, {c} : {self.float}"], s))[0]
        data = [y if p // strides[i] % x.shape[i] >= p // strides[j] % x.shape[j] else -8.0
                for p, y in enumerate(x.data)]
        return self.add(name, x.shape, self.float, data)

    def mask(self):
        x = self.pick(lambda v: v.rank >= 2)
        return self.masked(x) and None if x else False

    # Elementwise -----------------------------------------------------------------------------------------------------

    def unary(self):
        x = self.pick()
        if not x:
            return False
        rng, f = self.rng, self.float
        if rng.random() < 0.25:  # as an operation of its own on tensors
            kind, compute = rng.choice([("math.tanh", math.tanh), ("arith.negf", lambda x: -x), ("math.absf", abs),
                                        ("linalg.tanh", math.tanh), ("linalg.negf", lambda x: -x),
                                        ("linalg.square", lambda x: x * x)])
            name = self.fresh()
            if kind.startswith("linalg"):
                empty = self.empty(x.shape)
                self.emit(f"{name} = {kind} ins({x.name} : {x.type}) outs({empty} : {x.type}) -> {x.type}")
            else:
                self.emit(f"{name} = {kind} {x.name} : {x.type}")
            return self.tamed(self.add(name, x.shape, f, [compute(v) for v in x.data])) and None
        kind = rng.choice(["relu", "gelu_erf", "gelu_tanh", "tanh", "logistic", "exp", "square", "leaky", "silu"])
        if kind == "exp":
            x = self.tamed(x, 3.0)
        cs = {v: self.constant(v) for v in (0.0, 0.5, 1.0)}
        half_root, cubic, root = round_f32(0.707106781), round_f32(0.044715), round_f32(0.797884583)
        named = {}
        if kind == "gelu_erf":
            named["s"] = self.constant(half_root)
        if kind == "gelu_tanh":
            named = {"cubic": self.constant(cubic), "root": self.constant(root)}
        if kind == "leaky":
            named["slope"] = self.constant(0.125)
        lines = {
            "relu": ["{r} = arith.maximumf {x}, {zero} : F"],
            "tanh": ["{r} = math.tanh {x} : F"],
            "exp": ["{r} = math.exp {x} : F"],
            "square": ["{r} = arith.mulf {x}, {x} : F"],
            "leaky": ["{a} = arith.cmpf ogt, {x}, {zero} : F", "{b} = arith.mulf {x}, {slope} : F",
                      "{r} = arith.select {a}, {x}, {b} : F"],
            "logistic": ["{a} = arith.negf {x} : F", "{b} = math.exp {a} : F", "{c} = arith.addf {b}, {one} : F",
                         "{r} = arith.divf {one}, {c} : F"],
            "silu": ["{a} = arith.negf {x} : F", "{b} = math.exp {a} : F", "{c} = arith.addf {b}, {one} : F",
                     "{r} = arith.divf {x}, {c} : F"],
            "gelu_erf": ["{a} = arith.mulf {x}, {s} : F", "{b} = math.erf {a} : F", "{c} = arith.addf {b}, {one} : F",
                         "{d} = arith.mulf {x}, {half} : F", "{r} = arith.mulf {d}, {c} : F"],
            "gelu_tanh": ["{a} = arith.mulf {x}, {x} : F", "{b} = arith.mulf {a}, {x} : F",
                          "{c} = arith.mulf {b}, {cubic} : F", "{d} = arith.addf {x}, {c} : F",
                          "{e} = arith.mulf {d}, {root} : F", "{g} = math.tanh {e} : F",
                          "{h} = arith.addf {g}, {one} : F", "{i} = arith.mulf {x}, {half} : F",
                          "{r} = arith.mulf {i}, {h} : F"],
        }[kind]
        compute = {
            "relu": lambda x: max(x, 0.0), "tanh": math.tanh, "exp": math.exp, "square": lambda x: x * x,
            "leaky": lambda x: x if x > 0 else x * 0.125,
            "logistic": lambda x: 1 / (1 + math.exp(-x)), "silu": lambda x: x / (1 + math.exp(-x)),
            "gelu_erf": lambda x: 0.5 * x * (1 + math.erf(x * half_root)),
            "gelu_tanh": lambda x: 0.5 * x * (1 + math.tanh(root * (x + cubic * x ** 3))),
        }[kind]

        def body(a, t):
            names = collections.defaultdict(t, x=a[0], zero=cs[0.0], half=cs[0.5], one=cs[1.0], **named)
            return [line.format_map(names).replace(": F", ": " + f) for line in lines], names["r"]

        if rng.random() < 0.4 and x.rank == 2:  # with a bias by rows or columns first
            d = rng.choice([0, 1, 1])
            bias = self.new_argument((x.shape[d],), "param", 0.5)

            def with_bias(a, t):
                v = t()
                inner, r = body([v], t)
                return [f"{v} = arith.addf {a[0]}, {a[1]} : {f}"] + inner, r

            y = self.elementwise([x, bias], [range(x.rank), [d]], x.shape, with_bias, lambda v, b: compute(v + b))
        else:
            y = self.elementwise([x], [range(x.rank)], x.shape, body, compute)
        self.tamed(y)

    def bias(self):
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        dims = sorted(self.rng.sample(range(x.rank), self.rng.choice([1, 1, min(2, x.rank)])))
        if self.rng.random() < 0.2:
            dims.reverse()
        b = self.new_argument([x.shape[d] for d in dims], "param" if self.rng.random() < 0.8 else "input", 0.5)
        self.elementwise([x, b], [range(x.rank), dims], x.shape,
                         lambda a, t: ([f"{(r := t())} = arith.addf {a[0]}, {a[1]} : {self.float}"], r),
                         lambda v, w: v + w)

    BINARY = {"add": ("arith.addf", lambda x, y: x + y), "sub": ("arith.subf", lambda x, y: x - y),
              "mul": ("arith.mulf", lambda x, y: x * y), "max": ("arith.maximumf", max), "min": ("arith.minimumf", min)}

    def binary(self):
        rng = self.rng
        x = self.pick()
        if not x:
            return False
        kind = rng.choice(list(self.BINARY))
        op, compute = self.BINARY[kind]

        def view(v):
            """The loops of x that could index v."""
            used = []
            for size in v.shape:
                free = [d for d in range(x.rank) if x.shape[d] == size and d not in used]
                if not free:
                    return None
                used.append(rng.choice(free))
            return used

        others = [(v, view(v)) for v in self.values if v.dtype in FLOATS]
        others = [(v, dims) for v, dims in others if dims is not None]
        y, dims = rng.choice(others[-4:] if rng.random() < 0.5 else others)
        if kind == "mul" and x.largest() * y.largest() > 64:
            return False
        if y.shape == x.shape and dims == list(range(x.rank)) and rng.random() < 0.4:
            name = self.fresh()
            if rng.random() < 0.5 or kind == "min":
                self.emit(f"{name} = {op} {x.name}, {y.name} : {x.type}")
            else:
                empty = self.empty(x.shape)
                self.emit(f"{name} = linalg.{kind} ins({x.name}, {y.name} : {x.type}, {y.type}) "
                          f"outs({empty} : {x.type}) -> {x.type}")
            value = self.add(name, x.shape, self.float, [compute(a, b) for a, b in zip(x.data, y.data)])
        else:
            value = self.elementwise([x, y], [range(x.rank), dims], x.shape,
                                     lambda a, t: ([f"{(r := t())} = {op} {a[0]}, {a[1]} : {self.float}"], r), compute)
        self.tamed(value)

    def two_results(self):
        """One operation with two results."""
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        r, f = x.rank, self.float
        if self.rng.random() < 0.5:
            order = list(range(r))
            self.rng.shuffle(order)
            shape2 = [x.shape[d] for d in order]
            outs = [(self.empty(x.shape), x.shape, f), (self.empty(shape2), shape2, f)]
            names = self.generic([x], [range(r), range(r), order], "p" * r, outs,
                                 lambda a, t: ([f"{(s := t())} = arith.addf {a[0]}, {a[0]} : {f}",
                                                f"{(u := t())} = math.tanh {a[0]} : {f}"], [s, u]))
            self.add(names[0], x.shape, f, [v + v for v in x.data])
            self.add(names[1], shape2, f, [math.tanh(v) for v in permute(x.data, x.shape, order)])
        else:
            dim = self.rng.randrange(r)
            keep = [d for d in range(r) if d != dim]
            shape = [x.shape[d] for d in keep]
            outs = [(self.filled(shape, 0.0), shape, f), (self.filled(shape, 0.0), shape, f)]
            names = self.generic([x], [range(r), keep, keep], ["r" if d == dim else "p" for d in range(r)], outs,
                                 lambda a, t: ([f"{(s := t())} = arith.addf {a[1]}, {a[0]} : {f}",
                                                f"{(p := t())} = arith.mulf {a[0]}, {a[0]} : {f}",
                                                f"{(u := t())} = arith.addf {a[2]}, {p} : {f}"], [s, u]))
            groups = self.grouped(x, [dim])
            self.tamed(self.add(names[0], shape, f, [math.fsum(g) for g in groups]))
            self.tamed(self.add(names[1], shape, f, [math.fsum(v * v for v in g) for g in groups]))

    # Reductions ------------------------------------------------------------------------------------------------------

    def grouped(self, x, dims):
        keep = [d for d in range(x.rank) if d not in dims]
        data = permute(x.data, x.shape, keep + list(dims))
        step = count(x.shape[d] for d in dims)
        return [data[i : i + step] for i in range(0, len(data), step)]

    def reduced(self, x, dims, kind):
        rng, f = self.rng, x.dtype
        keep = [d for d in range(x.rank) if d not in dims]
        shape = [x.shape[d] for d in keep]
        neutral = {"sum": 0.0, "max": -math.inf, "min": math.inf}[kind]
        start = neutral
        if f in FLOATS:
            op = {"sum": "addf", "max": "maximumf", "min": "minimumf"}[kind]
        else:
            op = {"sum": "addi", "max": "maxsi", "min": "minsi"}[kind]
            start = neutral = {"sum": 0, "max": -1000, "min": 1000}[kind]
        total = math.fsum if f in FLOATS else sum
        data = [{"sum": total, "max": max, "min": min}[kind](g) for g in self.grouped(x, dims)]
        other = self.pick(lambda v: v.shape == tuple(shape) and v.dtype == f, f in FLOATS) if rng.random() < 0.12 else None
        combine = {"sum": lambda a, b: a + b, "max": max, "min": min}[kind]
        if other:
            init, data = other.name, [combine(a, b) for a, b in zip(other.data, data)]
        else:
            if math.isinf(start) or rng.random() < 0.15:
                start = (rng.choice([-2.0, 0.25, 1.0]) if f in FLOATS else 1) if rng.random() < 0.3 else start
            data = [combine(start, v) for v in data]
            if math.isinf(start):
                c = self.fresh("c")
                bits = {"f32": ("0xFF800000", "0x7F800000"), "f64": ("0xFFF0000000000000", "0x7FF0000000000000")}[f]
                self.emit(f"{c} = arith.constant {bits[start > 0]} : {f}")
                e, init = self.empty(shape, f), self.fresh("f")
                type = type_of(shape, f)
                self.emit(f"{init} = linalg.fill ins({c} : {f}) outs({e} : {type}) -> {type}")
            else:
                init = self.filled(shape, start, f)
        if rng.random() < 0.4:
            name = self.fresh("r")
            self.emit(f"{name} = linalg.reduce {{ arith.{op} }} ins({x.name} : {x.type}) "
                      f"outs({init} : {type_of(shape, f)}) dimensions = [{', '.join(map(str, sorted(dims)))}]")
        else:
            order = list(range(x.rank))
            rng.shuffle(order)
            kinds = [None] * x.rank
            for d in range(x.rank):
                kinds[order[d]] = "r" if d in dims else "p"
            name = self.generic([x], [order, [order[d] for d in keep]], kinds, [(init, shape, f)],
                                lambda a, t: ([f"{(r := t())} = arith.{op} {a[1]}, {a[0]} : {f}"], r))[0]
        return self.add(name, shape, f, data)

    def reduction(self):
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        dims = sorted(self.rng.sample(range(x.rank), self.rng.randint(1, min(2, x.rank))))
        kind = self.rng.choice(["sum", "max", "min", "mean"])
        y = self.reduced(x, dims, "sum" if kind == "mean" else kind)
        if kind == "mean":
            y = self.scale(y, 1.0 / count(x.shape[d] for d in dims))
        self.tamed(y)

    def centered(self):
        """A reduction, broadcast back."""
        x = self.pick(lambda v: v.rank >= 2)
        if not x:
            return False
        dim = self.rng.randrange(x.rank)
        keep = [d for d in range(x.rank) if d != dim]
        y = self.reduced(x, [dim], self.rng.choice(["sum", "max", "min"]))
        y = self.tamed(y, 2.0)
        self.elementwise([x, y], [range(x.rank), keep], x.shape,
                         lambda a, t: ([f"{(r := t())} = arith.subf {a[0]}, {a[1]} : {self.float}"], r),
                         lambda v, w: v - w)

    def softmax_of(self, x, dim):
        f, rng = self.float, self.rng
        if rng.random() < 0.6:
            data = [None] * len(x.data)
            positions = permute(range(len(x.data)), x.shape, [d for d in range(x.rank) if d != dim] + [dim])
            n = x.shape[dim]
            for i in range(0, len(positions), n):
                group = positions[i : i + n]
                most = max(x.data[p] for p in group)
                exps = [math.exp(x.data[p] - most) for p in group]
                total = math.fsum(exps)
                for p, e in zip(group, exps):
                    data[p] = e / total
            empty, name = self.empty(x.shape), self.fresh("s")
            self.emit(f"{name} = linalg.softmax dimension({dim}) ins({x.name} : {x.type}) outs({empty} : {x.type}) -> "
                      f"{x.type}")
            return self.add(name, x.shape, f, data)
        keep = [d for d in range(x.rank) if d != dim]
        most = self.reduced(x, [dim], "max")
        e = self.elementwise([x, most], [range(x.rank), keep], x.shape,
                             lambda a, t: ([f"{(s := t())} = arith.subf {a[0]}, {a[1]} : {f}",
                                            f"{(r := t())} = math.exp {s} : {f}"], r), lambda v, w: math.exp(v - w))
        e = self.tamed(e)
        zero = self.filled(most.shape, 0.0)
        kinds = ["r" if d == dim else "p" for d in range(x.rank)]
        name = self.generic([e], [range(x.rank), keep], kinds, [(zero, most.shape, f)],
                            lambda a, t: ([f"{(r := t())} = arith.addf {a[1]}, {a[0]} : {f}"], r))[0]
        total = self.add(name, most.shape, f, [math.fsum(g) for g in self.grouped(e, [dim])])
        if min(total.data) < 1e-3:
            return e
        return self.elementwise([e, total], [range(x.rank), keep], x.shape,
                                lambda a, t: ([f"{(r := t())} = arith.divf {a[0]}, {a[1]} : {f}"], r),
                                lambda v, w: v / w)

    def softmax(self):
        x = self.pick(lambda v: v.rank >= 1)
        return self.softmax_of(x, self.rng.randrange(x.rank)) and None if x else False

    def layer_norm(self):
        x = self.pick(lambda v: v.rank >= 2)
        if not x:
            return False
        f, dim = self.float, x.rank - 1 if self.rng.random() < 0.8 else 0
        keep = [d for d in range(x.rank) if d != dim]
        zeros, inverse = self.filled([x.shape[d] for d in keep], 0.0), round_f32(1.0 / x.shape[dim])
        shape = [x.shape[d] for d in keep]
        kinds = ["r" if d == dim else "p" for d in range(x.rank)]
        add = lambda a, t: ([f"{(r := t())} = arith.addf {a[1]}, {a[0]} : {f}"], r)
        name = self.generic([x], [range(x.rank), keep], kinds, [(zeros, shape, f)], add)[0]
        total = self.add(name, shape, f, [math.fsum(g) for g in self.grouped(x, [dim])])
        mean = self.scale(total, inverse)
        delta = self.elementwise([x, mean], [range(x.rank), keep], x.shape,
                                 lambda a, t: ([f"{(r := t())} = arith.subf {a[0]}, {a[1]} : {f}"], r),
                                 lambda v, w: v - w)
        zeros = self.filled(shape, 0.0)
        name = self.generic([delta], [range(x.rank), keep], kinds, [(zeros, shape, f)],
                            lambda a, t: ([f"{(s := t())} = arith.mulf {a[0]}, {a[0]} : {f}",
                                           f"{(r := t())} = arith.addf {a[1]}, {s} : {f}"], r))[0]
        squares = self.add(name, shape, f, [math.fsum(v * v for v in g) for g in self.grouped(delta, [dim])])
        n, eps = self.constant(inverse), self.constant(0.0625)
        root = self.elementwise([squares], [range(len(shape))], shape,
                                lambda a, t: ([f"{(m := t())} = arith.mulf {a[0]}, {n} : {f}",
                                               f"{(s := t())} = arith.addf {m}, {eps} : {f}",
                                               f"{(r := t())} = math.rsqrt {s} : {f}"], r),
                                lambda v: 1 / math.sqrt(v * inverse + 0.0625))
        gamma = self.new_argument((x.shape[dim],), "param")
        beta = self.new_argument((x.shape[dim],), "param")
        self.elementwise([delta, root, gamma, beta], [range(x.rank), keep, [dim], [dim]], x.shape,
                         lambda a, t: ([f"{(u := t())} = arith.mulf {a[0]}, {a[1]} : {f}",
                                        f"{(v := t())} = arith.mulf {u}, {a[2]} : {f}",
                                        f"{(w := t())} = arith.addf {v}, {a[3]} : {f}"], w),
                         lambda d, r, g, b: d * r * g + b)

    def product_of_few(self):
        """A reduction by multiplication."""
        x = self.pick(lambda v: v.rank >= 2 and min(v.shape) <= 8 and v.largest() <= 2.0)
        if not x:
            return False
        dim = x.shape.index(min(x.shape))
        keep = [d for d in range(x.rank) if d != dim]
        shape = [x.shape[d] for d in keep]
        name = self.fresh("r")
        init = self.filled(shape, 1.0)
        self.emit(f"{name} = linalg.reduce {{ arith.mulf }} ins({x.name} : {x.type}) "
                  f"outs({init} : {type_of(shape, self.float)}) dimensions = [{dim}]")
        self.tamed(self.add(name, shape, self.float, [math.prod(g) for g in self.grouped(x, [dim])]))

    # Shapes and parts ------------------------------------------------------------------------------------------------

    def transposed(self, x, order):
        shape = [x.shape[d] for d in order]
        empty, name = self.empty(shape, x.dtype), self.fresh()
        self.emit(f"{name} = linalg.transpose ins({x.name} : {x.type}) outs({empty} : {type_of(shape, x.dtype)}) "
                  f"permutation = [{', '.join(map(str, order))}]")
        return self.add(name, shape, x.dtype, permute(x.data, x.shape, order))

    def transpose(self):
        x = self.pick(lambda v: v.rank >= 2, floats=self.rng.random() < 0.9)
        if not x:
            return False
        order = list(range(x.rank))
        self.rng.shuffle(order)
        self.transposed(x, order)

    def collapsed(self, x, dim):
        shape = x.shape[:dim] + (x.shape[dim] * x.shape[dim + 1],) + x.shape[dim + 2 :]
        groups = [[d] if d < dim else [d, d + 1] if d == dim else [d + 1] for d in range(x.rank - 1)]
        name = self.fresh()
        self.emit(f"{name} = tensor.collapse_shape {x.name} {groups} : {x.type} into {type_of(shape, x.dtype)}")
        return self.add(name, shape, x.dtype, x.data)

    def collapse(self):
        x = self.pick(lambda v: v.rank >= 2)
        if not x:
            return False
        self.collapsed(x, self.rng.randrange(x.rank - 1))

    def expand(self):
        x = self.pick(lambda v: 1 <= v.rank <= 3)
        if not x:
            return False
        dim = self.rng.randrange(x.rank)
        factors = [n for n in (2, 3, 4, 1) if x.shape[dim] % n == 0]
        n = self.rng.choice(factors)
        parts = (n, x.shape[dim] // n) if self.rng.random() < 0.6 else (x.shape[dim] // n, n)
        shape = x.shape[:dim] + parts + x.shape[dim + 1 :]
        groups = [[d] if d < dim else [d, d + 1] if d == dim else [d + 1] for d in range(x.rank)]
        name = self.fresh()
        self.emit(f"{name} = tensor.expand_shape {x.name} {groups} output_shape {list(shape)} : {x.type} into "
                  f"{type_of(shape, x.dtype)}")
        self.add(name, shape, x.dtype, x.data)

    def slice_of(self, shape):
        rng = self.rng
        at, sizes, steps = [], [], []
        for n in shape:
            choice = rng.random()
            if choice < 0.4:
                at.append(0), sizes.append(n), steps.append(1)
            elif choice < 0.6 and n % 2 == 0:
                at.append(rng.choice([0, n // 2])), sizes.append(n // 2), steps.append(1)
            else:
                step = rng.choice([1, 1, 2])
                size = rng.randint(1, max(1, (n - 1) // step + 1))
                at.append(rng.randint(0, n - 1 - (size - 1) * step)), sizes.append(size), steps.append(step)
        return at, sizes, steps

    def positions(self, shape, at, sizes, steps):
        strides = strides_of(shape)
        base = sum(a * s for a, s in zip(at, strides))
        return [base + o for o in offsets(sizes, [s * t for s, t in zip(strides, steps)])]

    def extract_slice(self):
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        at, sizes, steps = self.slice_of(x.shape)
        shape = list(sizes)
        if x.rank > 1 and self.rng.random() < 0.3:  # one index: the dimension is dropped
            dim = self.rng.randrange(x.rank)
            sizes[dim] = steps[dim] = 1
            at[dim] = self.rng.randrange(x.shape[dim])
            shape = sizes[:dim] + sizes[dim + 1 :]
            if 1 in shape:
                return False  # which one is dropped would be ambiguous
        name = self.fresh()
        self.emit(f"{name} = tensor.extract_slice {x.name}{at} {sizes} {steps} : {x.type} to {type_of(shape, x.dtype)}")
        self.add(name, shape, x.dtype, [x.data[p] for p in self.positions(x.shape, at, sizes, steps)])

    def insert_slice(self):
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        at, sizes, steps = self.slice_of(x.shape)
        source = self.pick(lambda v: v.shape == tuple(sizes) and v is not x)
        if not source:
            source = self.new_argument(sizes, "input")
        name = self.fresh()
        self.emit(f"{name} = tensor.insert_slice {source.name} into {x.name}{at} {sizes} {steps} : {source.type} into "
                  f"{x.type}")
        data = list(x.data)
        for p, v in zip(self.positions(x.shape, at, sizes, steps), source.data):
            data[p] = v
        self.add(name, x.shape, x.dtype, data)

    def concat(self):
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        dim = self.rng.randrange(x.rank)
        alike = lambda v: v.rank == x.rank and all(d == dim or v.shape[d] == x.shape[d] for d in range(x.rank))
        parts = [x] + [self.pick(alike) for _ in range(self.rng.choice([1, 1, 2]))]
        self.rng.shuffle(parts)
        size = sum(v.shape[dim] for v in parts)
        shape = x.shape[:dim] + (size,) + x.shape[dim + 1 :]
        if count(shape) > MOST_ELEMENTS:
            return False
        data, outer = [], count(x.shape[:dim])
        for i in range(outer):
            for v in parts:
                step = count(v.shape[dim:])
                data += v.data[i * step : (i + 1) * step]
        name = self.fresh()
        self.emit(f"{name} = tensor.concat dim({dim}) {', '.join(v.name for v in parts)} : "
                  f"({', '.join(v.type for v in parts)}) -> {type_of(shape, x.dtype)}")
        self.add(name, shape, x.dtype, data)

    def pad(self):
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        low = [self.rng.choice([0, 0, 1, 2, 8]) for _ in x.shape]
        high = [self.rng.choice([0, 0, 1, 3, 8]) for _ in x.shape]
        shape = [n + a + b for n, a, b in zip(x.shape, low, high)]
        if count(shape) > MOST_ELEMENTS:
            return False
        fill = self.rng.choice([0.0, 0.0, 1.5])
        c, name = self.constant(fill), self.fresh()
        dims = ", ".join(f"%i{name[1:]}_{d}: index" for d in range(x.rank))
        self.emit(f"{name} = tensor.pad {x.name} low{low} high{high} {{")
        self.emit(f"^bb0({dims}):")
        self.emit(f"  tensor.yield {c} : {x.dtype}")
        self.emit(f"}} : {x.type} to {type_of(shape, x.dtype)}")
        data = [fill] * count(shape)
        for p, v in zip(self.positions(shape, low, x.shape, [1] * x.rank), x.data):
            data[p] = v
        self.add(name, shape, x.dtype, data)

    def broadcast(self):
        x = self.pick(lambda v: v.rank <= 2)
        if not x:
            return False
        dim = self.rng.randrange(x.rank + 1)
        shape = x.shape[:dim] + (self.rng.choice(self.sizes + self.small),) + x.shape[dim:]
        if count(shape) > MOST_ELEMENTS:
            return False
        empty, name = self.empty(shape), self.fresh()
        self.emit(f"{name} = linalg.broadcast ins({x.name} : {x.type}) outs({empty} : {type_of(shape, x.dtype)}) "
                  f"dimensions = [{dim}]")
        dims = [d for d in range(len(shape)) if d != dim]
        self.add(name, shape, x.dtype, read_through(x.data, x.shape, dims, shape))

    def window(self):
        """A sum of neighbours: an index that is no loop."""
        x = self.pick(lambda v: v.rank == 2 and v.shape[1] > 4)
        if not x:
            return False
        m, n, f = x.shape[0], x.shape[1] - 2, self.float
        w = self.new_argument((3,), "param")
        name = self.generic([x, w], [[0, "d1 + d2"], [2], [0, 1]], "ppr", [(self.filled((m, n), 0.0), (m, n), f)],
                            lambda a, t: ([f"{(p := t())} = arith.mulf {a[0]}, {a[1]} : {f}",
                                           f"{(r := t())} = arith.addf {a[2]}, {p} : {f}"], r))[0]
        data = [sum(x.data[i * x.shape[1] + j + k] * w.data[k] for k in range(3)) for i in range(m) for j in range(n)]
        self.tamed(self.add(name, (m, n), f, data))

    # Constants, scalars, integers ------------------------------------------------------------------------------------

    def dense_constant(self):
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        dims = sorted(self.rng.sample(range(x.rank), self.rng.randint(1, min(2, x.rank))))
        shape = [x.shape[d] for d in dims]
        if count(shape) > 1200:
            return False
        data = [round_f32(self.rng.randrange(-64, 65) / 64) for _ in range(count(shape))]
        name = self.fresh("k")
        self.emit(f"{name} = arith.constant dense<{elements(data, shape, self.float)}> : {type_of(shape, self.float)}")
        k = self.add(name, shape, self.float, data, "param")
        self.elementwise([x, k], [range(x.rank), dims], x.shape,
                         lambda a, t: ([f"{(r := t())} = arith.mulf {a[0]}, {a[1]} : {self.float}"], r),
                         lambda v, w: v * w)

    def splat_constant(self):
        name, shape = self.fresh("k"), self.random_shape(self.rng.choice([1, 2]))
        v = self.rng.choice([0.5, 1.0, -1.25])
        self.emit(f"{name} = arith.constant dense<{literal(v, self.float)}> : {type_of(shape, self.float)}")
        self.add(name, shape, self.float, [v] * count(shape))

    def scalar(self):
        """One element, or everything summed, taken to every element of another tensor."""
        x, y, f = self.pick(lambda v: v.rank >= 1), self.pick(lambda v: v.rank >= 1), self.float
        if not x:
            return False
        if self.rng.random() < 0.5:
            index = [self.rng.randrange(n) for n in x.shape]
            names = []
            for i in index:
                names.append(self.fresh("c"))
                self.emit(f"{names[-1]} = arith.constant {i} : index")
            s = self.fresh("t")
            self.emit(f"{s} = tensor.extract {x.name}[{', '.join(names)}] : {x.type}")
            v = x.data[sum(i * t for i, t in zip(index, strides_of(x.shape)))]
            self.elementwise([y], [range(y.rank)], y.shape,
                             lambda a, t: ([f"{(r := t())} = arith.addf {a[0]}, {s} : {f}"], r), lambda u: u + v)
        else:
            total = self.reduced(x, range(x.rank), "sum")
            total = self.scale(total, 1.0 / count(x.shape))
            if total.largest() > 8:
                return False
            self.elementwise([y, total], [range(y.rank), []], y.shape,
                             lambda a, t: ([f"{(r := t())} = arith.addf {a[0]}, {a[1]} : {f}"], r), lambda u, v: u + v)

    def integers(self):
        """Integers, their sums and comparisons, and sometimes back to floats."""
        rng, f = self.rng, self.float
        dtype = rng.choice(["i32", "i32", "i64", "i8"])
        x = self.pick(lambda v: v.dtype == dtype and v.rank >= 1, floats=False) or \
            self.new_argument(self.random_shape(rng.choice([1, 2])), "input", dtype=dtype)
        if x.largest() > 10 and dtype == "i8" or x.largest() > 10000:
            return False
        kind = rng.choice(["reduce", "reduce", "float", "compare", "add", "float"])
        if kind == "reduce":
            if dtype == "i8":
                return False
            dims = sorted(rng.sample(range(x.rank), rng.randint(1, x.rank)))
            self.reduced(x, dims, rng.choice(["sum", "max", "min"]))
        elif kind == "add":
            self.elementwise([x, x], [range(x.rank)] * 2, x.shape,
                             lambda a, t: ([f"{(r := t())} = arith.addi {a[0]}, {a[1]} : {dtype}"], r),
                             lambda u, v: u + v, dtype)
        elif kind == "compare":
            c = self.constant(1, dtype)
            self.elementwise([x], [range(x.rank)], x.shape,
                             lambda a, t: ([f"{(r := t())} = arith.cmpi sgt, {a[0]}, {c} : {dtype}"], r),
                             lambda u: int(u > 1), "i1")
        else:
            y = self.elementwise([x], [range(x.rank)], x.shape,
                                 lambda a, t: ([f"{(r := t())} = arith.sitofp {a[0]} : {dtype} to {f}"], r), float)
            self.tamed(y)

    def choose(self):
        """A select by an i1 tensor."""
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        mask = next((v for v in self.values if v.dtype == "i1" and v.shape == x.shape), None) or \
            self.new_argument(x.shape, "input", dtype="i1")
        c = self.constant(0.25)
        self.elementwise([mask, x], [range(x.rank)] * 2, x.shape,
                         lambda a, t: ([f"{(r := t())} = arith.select {a[0]}, {a[1]}, {c} : {self.float}"], r),
                         lambda m, v: v if m else 0.25)

    def lookup(self):
        """Parts of a table by number: a region that reads a tensor from outside. The table is a parameter, which a
        product may read as well, or computed; one element is looked up for each place (a label's), or all of a part."""
        rng, f = self.rng, self.float
        table = None
        if rng.random() < 0.5:
            tied = [v for v in self.values if v.kind == "param" and v.dtype == f and v.rank >= 2]
            table = rng.choice(tied) if tied and rng.random() < 0.5 else self.pick(lambda v: v.rank >= 1)
        table = table or self.new_argument((rng.choice([5, 16, UNIT]), rng.choice(self.sizes)), "param")
        searched = rng.randrange(table.rank)
        others = [dim for dim in range(table.rank) if dim != searched]
        place = [table.shape[dim] for dim in others]
        picks = bool(others) and rng.random() < 0.5
        out = tuple(place if picks else [rng.choice(self.sizes)] + place)
        loops = [position + (not picks) for position in range(len(others))]
        rows = table.shape[searched]
        # What is outside of the table is moved inside.
        ids = self.add(self.fresh("x"), out[:1], "i32",
                       [rng.randrange(-1, rows + 1) if rng.random() < 0.1 else rng.randrange(rows) for _ in range(out[0])],
                       "input")
        self.arguments.append((ids, []))

        def body(a, t):
            lines = [f"{(i := t())} = arith.index_cast {a[0]} : i32 to index"]
            indices = [i] * table.rank
            for dim, loop in zip(others, loops):
                indices[dim] = t()
                lines.append(f"{indices[dim]} = linalg.index {loop} : index")
            lines.append(f"{(v := t())} = tensor.extract {table.name}[{', '.join(indices)}] : {table.type}")
            return lines, v

        result = self.generic([ids], [[0], range(len(out))], "p" * len(out), [(self.empty(out), out, table.dtype)], body)
        strides = strides_of(table.shape)
        data = []
        for at in itertools.product(*map(range, out)):
            row = min(max(ids.data[at[0]], 0), rows - 1)
            data.append(table.data[row * strides[searched] + sum(at[loop] * strides[dim] for dim, loop in zip(others, loops))])
        self.add(result[0], out, table.dtype, data)

    def positions_added(self):
        """Adds each element's place, by linalg.index."""
        x = self.pick(lambda v: v.rank >= 1)
        if not x:
            return False
        f, dim = self.float, self.rng.randrange(x.rank)
        factor = round_f32(1.0 / x.shape[dim])
        c, empty, stride = self.constant(factor), self.empty(x.shape), strides_of(x.shape)[dim]
        name = self.generic([x], [range(x.rank)] * 2, "p" * x.rank, [(empty, x.shape, f)],
                            lambda a, t: ([f"{(i := t())} = linalg.index {dim} : index",
                                           f"{(j := t())} = arith.index_cast {i} : index to i32",
                                           f"{(u := t())} = arith.sitofp {j} : i32 to {f}",
                                           f"{(v := t())} = arith.mulf {u}, {c} : {f}",
                                           f"{(w := t())} = arith.addf {a[0]}, {v} : {f}"], w))[0]
        self.add(name, x.shape, f, [v + p // stride % x.shape[dim] * factor for p, v in enumerate(x.data)])

    # The whole -------------------------------------------------------------------------------------------------------

    def choose_results(self, rng):
        used = " ".join(self.lines)
        free = [v for v in self.values if v.kind == "op" and not re.search(re.escape(v.name) + r"(?![0-9#_])",
                                                                           used.replace(v.name + " =", ""))]
        last = [v for v in self.values if v.kind == "op"][-1:] or self.values[:1]
        results = list(dict.fromkeys(last + rng.sample(free, min(len(free), 3))))
        operations = [v for v in self.values if v.kind == "op"]
        if operations and rng.random() < 0.4:
            results.append(rng.choice(operations))
        if rng.random() < 0.06:
            results.append(rng.choice([v for v, _ in self.arguments]))
        self.results = results

    def text(self):
        arguments = ",\n    ".join(f"{v.name}: {v.type}" + (f" {{{', '.join(attrs)}}}" if attrs else "")
                                   for v, attrs in self.arguments)
        types = ", ".join(v.type for v in self.results)
        kind = "regular" if self.regular else "irregular"
        return "\n".join([f"// random_models.py --seed {self.seed}: {kind}; {', '.join(self.history)}",
                          f"func.func @model(\n    {arguments}) -> ({types}) {{", *self.lines,
                          f"  return {', '.join(v.name for v in self.results)} : {types}", "}", ""])


OPERATIONS = {
    "product": (24, Model.random_product), "self_product": (3, Model.self_product),
    "weight_twice": (2, Model.weight_twice), "integer_product": (1, Model.integer_product),
    "attention": (3, Model.attention), "mask": (1, Model.mask), "unary": (10, Model.unary), "bias": (5, Model.bias),
    "binary": (7, Model.binary), "two_results": (2, Model.two_results), "reduction": (5, Model.reduction),
    "centered": (3, Model.centered), "softmax": (2, Model.softmax), "layer_norm": (3, Model.layer_norm),
    "product_of_few": (1, Model.product_of_few), "transpose": (4, Model.transpose), "collapse": (3, Model.collapse),
    "expand": (4, Model.expand), "extract_slice": (3, Model.extract_slice), "insert_slice": (3, Model.insert_slice),
    "concat": (2, Model.concat), "pad": (2, Model.pad), "broadcast": (2, Model.broadcast), "window": (1, Model.window),
    "dense_constant": (2, Model.dense_constant), "splat_constant": (1, Model.splat_constant),
    "scalar": (2, Model.scalar), "integers": (2, Model.integers), "choose": (1, Model.choose),
    "lookup": (2, Model.lookup), "positions_added": (1, Model.positions_added),
}


# ----------------------------------------------------------------------------------------------------------------------
# Files
# ----------------------------------------------------------------------------------------------------------------------


def write_model(model, folder):
    """Writes the model, its inputs and what its results must be; returns the options that name them."""
    options = write_inputs(model.text(), [value for value, _ in model.arguments], folder)
    return options + write_expected(model.results, folder)


# ----------------------------------------------------------------------------------------------------------------------
# The test
# ----------------------------------------------------------------------------------------------------------------------


def run_once(command, stats):
    process = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if process.returncode == 0:
        wrong = check_statistics(stats)
        return ("failed", wrong) if wrong else ("passed", "")
    output = process.stdout + process.stderr
    errors = [line for line in process.stderr.splitlines() if "error: " in line]
    if process.returncode == 1 and len(errors) == 1 and "not a multiple of" in errors[0] and "ran in" not in output:
        return "skipped", errors[0]
    if errors:
        output = "\n".join(errors)
    return "failed", f"exit code {process.returncode}\n{output}"


def test_seed(seed, args):
    model = Model(seed, args.ops)
    rng = random.Random(seed + 2)
    outcomes, failures, message = [], [], ""
    with tempfile.TemporaryDirectory(prefix="random_model_") as folder:
        options = write_model(model, folder)
        # Every wish in turn, so that each grid sees all of them over a few seeds.
        wishes = [(s, d) for s in "cab" for d in ("", "m", "n", "k")]
        rng.shuffle(wishes)
        runs = list(zip(GRIDS, itertools.cycle(wishes)))
        runs += [(rng.choice(GRIDS[1:]), rng.choice(wishes)) for _ in range(args.extra)]
        for (q, d), (stationary, depth) in runs:
            stats = os.path.join(folder, "stats.json")
            command = [args.tp25d, "run", *options, "-q", str(q), "-d", str(d), "--check", "--timeout=60",
                       f"--stats={stats}", f"--stationary={stationary}"]
            command += [f"--depth={depth}"] * bool(depth)
            try:
                outcome, detail = run_once(command, stats)
            except subprocess.TimeoutExpired:
                outcome, detail = "failed", "no end after 120 s"
            if outcome == "skipped" and model.regular:
                outcome, detail = "failed", "all sizes divide, but: " + detail
            outcomes.append((outcome, detail))
            if outcome == "failed":
                failures.append((f"q={q} d={d} stationary={stationary} depth={depth or '-'}", command, detail))
        if failures:
            keep = os.path.join(args.keep, f"seed_{seed}")
            shutil.rmtree(keep, ignore_errors=True)
            shutil.copytree(folder, keep)
            what, command, detail = failures[0]
            message = (f", {what}\n  {' '.join(command).replace(folder, keep)}\n  {detail.rstrip()}\n"
                       f"  and {len(failures) - 1} more of its {len(outcomes)} runs: "
                       f"{'; '.join(what for what, _, _ in failures[1:])}")
    return model.history, outcomes, message


def describe(runs, failed):
    seeds = [seed for seed, outcomes in runs.items() if any(kind == "failed" for kind, _ in outcomes)]
    return f"(sizes that the grid does not divide), {failed} failed{f': seeds {seeds}' if seeds else ''}"


def main():
    args = parse_arguments(__doc__, {
        "--seed": {}, "-o": {}, "--count": {}, "--tp25d": {},
        "--ops": {"type": int, "help": "stop each model after so many operations: to make a failure smaller"},
        "--extra": {"type": int, "default": 2, "help": "further runs of each model, on grids at random"},
        "--jobs": {}, "--keep": {}})
    return write_or_test(args, lambda: Model(args.seed, args.ops).text(), test_seed, "skipped", describe)


if __name__ == "__main__":
    sys.exit(main())
