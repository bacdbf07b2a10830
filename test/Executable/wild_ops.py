"""Operations of random models: each writes itself as MLIR text and computes itself, scalar by scalar, in plain Python.

This is the reference of wild_models.py: it knows nothing of the compiler. Integers wrap at their width. A float is a
number of its type, rounded after every operation, together with a bound of the error that a compiler may make: one that
rounds at other places, adds in another order, or keeps sums wider is as right. A bound of None or 0 says that the value
is exact whatever the order. Where a result would hinge on such an error (a comparison, a cast to an integer), or is not
defined (a division by zero, a shift by too much), Reject is raised: the generator then draws something else.
"""

import array
import math

from model_files import count, elements, literal, offsets, strides_of, type_of
from tensors import pack, unpack

UNIT_ROUNDOFF = {"f64": 2.0**-53, "f32": 2.0**-24, "f16": 2.0**-11, "bf16": 2.0**-8}
BITS = {"i1": 1, "i8": 8, "i16": 16, "i32": 32, "i64": 64, "index": 64}
FLOAT_BITS = {"f16": 16, "bf16": 16, "f32": 32, "f64": 64}
MOST = {"f64": 1e6, "f32": 4096.0, "f16": 2048.0, "bf16": 2048.0}  # larger results are rejected


unrounded = False  # every float is computed in f64, and has no error: for differences


class Reject(Exception):
    """What was drawn is not defined, hinges on last bits, or grows too large."""


# ----------------------------------------------------------------------------------------------------------------------
# Numbers
# ----------------------------------------------------------------------------------------------------------------------


def wrap(x, dtype):
    """The integer as its type holds it: from -2^(n-1) up, but 0 or 1 for i1."""
    bits = BITS[dtype]
    if bits == 1:
        return x & 1
    half = 1 << (bits - 1)
    return ((x + half) & ((1 << bits) - 1)) - half


def signed(x, dtype):
    return -x if dtype == "i1" else x


def unsigned(x, dtype):
    return x & ((1 << BITS[dtype]) - 1)


def scalar_constant(x, dtype):
    return f"arith.constant {literal(x, dtype)}" + ("" if dtype == "i1" else f" : {dtype}")


def round_all(values, dtype):
    if dtype == "f64" or unrounded:
        return values
    if dtype == "f32":
        return array.array("f", values).tolist()
    try:
        return unpack(pack(values, dtype), dtype)
    except OverflowError:
        raise Reject(f"too large for {dtype}")


def is_short(x):
    """So few bits that sums of such numbers are exact in f32, in any order."""
    return (x * 1024.0).is_integer() and -8192.0 < x < 8192.0


# ----------------------------------------------------------------------------------------------------------------------
# Scalar operations on floats: a value and a bound of its error
# ----------------------------------------------------------------------------------------------------------------------


def maximum(x, y):
    return math.nan if x != x or y != y else x if x > y else y


def minimum(x, y):
    return math.nan if x != x or y != y else x if x < y else y


def maxnum(x, y):
    return y if x != x else x if y != y else max(x, y)


def minnum(x, y):
    return y if x != x else x if y != y else min(x, y)


def chosen_error(x, ex, y, ey, r):
    if x != x or y != y:
        return ey if x != x else ex
    if abs(x - y) <= ex + ey:
        return max(ex, ey)
    return ex if r == x else ey


def quotient_error(x, ex, y, ey, r):
    if abs(y) - ey < 0.05:
        raise Reject("divides by almost nothing")
    return (ex + abs(r) * ey) / (abs(y) - ey)


def remainder_error(x, ex, y, ey, r):
    if ex == 0 and ey == 0:
        return 0.0
    e = ex + abs(math.trunc(x / y)) * ey
    if min(abs(r), abs(y) - abs(r)) <= 2 * e:
        raise Reject("a remainder hinges on rounding")
    return e


def positive_error(least, slope):
    def error(x, ex, r):
        if x - ex < least and not (ex == 0 and x >= 0 and least == 0):
            raise Reject("too near to what has no value")
        return slope(x - ex, r) * ex if ex else 0.0
    return error


def steps_error(x, ex, r, at):
    """floor and the like: no error, unless x may be on the other side of where they jump."""
    if ex and abs((x - at) - round(x - at)) <= 2 * ex:
        raise Reject("a rounding hinges on rounding")
    return 0.0


def rounded_half_away(x):
    return math.copysign(math.floor(abs(x) + 0.5), x)


# Name: (value, error it passes on, error it makes in units of roundoff). The last is 1 for what IEEE 754 rounds exactly.
FLOAT_OPS = {
    "arith.addf": (lambda x, y: x + y, lambda x, ex, y, ey, r: ex + ey, 1),
    "arith.subf": (lambda x, y: x - y, lambda x, ex, y, ey, r: ex + ey, 1),
    "arith.mulf": (lambda x, y: x * y, lambda x, ex, y, ey, r: abs(x) * ey + abs(y) * ex + ex * ey, 1),
    "arith.divf": (lambda x, y: x / y, quotient_error, 1),
    "arith.remf": (math.fmod, remainder_error, 1),
    "arith.maximumf": (maximum, chosen_error, 0),
    "arith.minimumf": (minimum, chosen_error, 0),
    "arith.maxnumf": (maxnum, chosen_error, 0),
    "arith.minnumf": (minnum, chosen_error, 0),
    "arith.negf": (lambda x: -x, lambda x, ex, r: ex, 0),
    "math.absf": (abs, lambda x, ex, r: ex, 0),
    "math.exp": (math.exp, lambda x, ex, r: r * math.expm1(ex), 16),
    "math.exp2": (lambda x: 2.0**x, lambda x, ex, r: r * math.expm1(ex), 16),
    "math.expm1": (math.expm1, lambda x, ex, r: (r + 1) * math.expm1(ex), 64),
    "math.log": (math.log, positive_error(0.1, lambda x, r: 1 / x), 16),
    "math.log2": (math.log2, positive_error(0.1, lambda x, r: 1.5 / x), 16),
    "math.log1p": (math.log1p, positive_error(-0.8, lambda x, r: 1 / (1 + x)), 64),
    "math.tanh": (math.tanh, lambda x, ex, r: ex, 16),
    "math.erf": (math.erf, lambda x, ex, r: 1.13 * ex, 16),
    "math.sin": (math.sin, lambda x, ex, r: ex, 16),
    "math.cos": (math.cos, lambda x, ex, r: ex, 16),
    "math.atan": (math.atan, lambda x, ex, r: ex, 16),
    "math.sqrt": (math.sqrt, positive_error(0.0, lambda x, r: 0.5 / math.sqrt(x) if x > 0 else math.inf), 1),
    "math.rsqrt": (lambda x: 1 / math.sqrt(x), positive_error(0.05, lambda x, r: 0.5 * x**-1.5), 16),
    "math.floor": (math.floor, lambda x, ex, r: steps_error(x, ex, r, 0.0), 0),
    "math.ceil": (math.ceil, lambda x, ex, r: steps_error(x, ex, r, 0.0), 0),
    "math.trunc": (math.trunc, lambda x, ex, r: steps_error(x, ex, r, 0.0), 0),
    "math.round": (rounded_half_away, lambda x, ex, r: steps_error(x, ex, r, 0.5), 0),
    "math.roundeven": (round, lambda x, ex, r: steps_error(x, ex, r, 0.5), 0),
    "math.fma": (lambda x, y, z: x * y + z,
                 lambda x, ex, y, ey, z, ez, r: abs(x) * ey + abs(y) * ex + ex * ey + ez, 1),
}

# These have an absolute error as well, in units of roundoff: some compute exp(x) - 1 and log(1 + x) just so, and reduce the
# range of angles in the type itself.
ABSOLUTE = {"math.expm1": 4, "math.log1p": 4, "math.log": 1, "math.log2": 1, "math.sin": 4, "math.cos": 4}

COMPARISONS = {"eq": lambda x, y: x == y, "ne": lambda x, y: x != y, "gt": lambda x, y: x > y,
               "ge": lambda x, y: x >= y, "lt": lambda x, y: x < y, "le": lambda x, y: x <= y}
FLOAT_PREDICATES = ["o" + c for c in COMPARISONS] + ["u" + c for c in COMPARISONS] + ["ord", "uno"]
INT_PREDICATES = ["eq", "ne"] + [s + c for s in "su" for c in ("gt", "ge", "lt", "le")]


# The same errors for all lanes at once, where all numbers are finite: most of the time goes there.
ALL_ERRORS = {
    "arith.addf": lambda xs, exs, ys, eys: [a + b for a, b in zip(exs, eys)],
    "arith.subf": lambda xs, exs, ys, eys: [a + b for a, b in zip(exs, eys)],
    "arith.mulf": lambda xs, exs, ys, eys: [abs(x) * b + abs(y) * a + a * b for x, a, y, b in zip(xs, exs, ys, eys)],
    "arith.negf": lambda xs, exs: exs,
    "math.absf": lambda xs, exs: exs,
    "math.tanh": lambda xs, exs: exs,
}


def settled(values, errors, operands, dtype, units, name=None):
    """Rounds what was computed, and bounds its error. `errors(i, r)` is what lane i's operands pass on."""
    values = [float(v) for v in values]
    results = round_all(values, dtype)
    if unrounded:
        return results, None
    roundoff, most = UNIT_ROUNDOFF[dtype], MOST[dtype]
    exact = units <= 1 and all(es is None for _, es in operands)
    # A sum may be exact by luck in the order in which it is computed here. Sums of narrower types are kept wider.
    by_luck = units == 1 and dtype in ("f32", "f64")
    if exact and by_luck:
        exact = all(map(is_short, results)) and all(all(map(is_short, xs)) for xs, _ in operands)
    if exact and results == values:
        if max(results, default=0) > most or min(results, default=0) < -most:
            check_size(results, operands, most)
        return results, None
    tiny = {"f16": 2.0**-24}.get(dtype, 2.0**-60) if units else 0.0
    if name in ALL_ERRORS and math.isfinite(sum(results)) and all(math.isfinite(sum(xs)) for xs, _ in operands):
        if max(results, default=0) > most or min(results, default=0) < -most:
            raise Reject("too large")
        none, each = [0.0] * len(results), []
        for xs, es in operands:
            each += [xs, es or none]
        relative = roundoff * units
        return results, [e + abs(r) * relative + tiny for e, r in zip(ALL_ERRORS[name](*each), results)]
    check_size(results, operands, most)
    found = []
    for i, r in enumerate(results):
        if not math.isfinite(r):
            found.append(0.0)
            continue
        e = errors(i, r)
        if units > 1 or (units == 1 and (e or r != values[i] or
                                         (by_luck and not (is_short(r) and all(is_short(xs[i]) for xs, _ in operands))))):
            e += roundoff * abs(r) * units + tiny
        if not e >= 0 or e > 1e30:
            raise Reject("no bound")
        found.append(e)
    return results, found if any(found) else None


def check_size(results, operands, most):
    # A NaN in front makes both comparisons false, one elsewhere is passed over.
    if max(results, default=0) <= most and min(results, default=0) >= -most:
        return
    for i, r in enumerate(results):
        if abs(r) > most and not (math.isinf(r) and any(math.isinf(xs[i]) for xs, _ in operands)):
            raise Reject("too large")


def compute_float(name, dtype, operands):
    value, error, units = FLOAT_OPS[name]
    columns = [xs for xs, _ in operands]
    try:
        if len(columns) == 1:
            values = [value(x) for x in columns[0]]
        elif len(columns) == 2:
            values = [value(x, y) for x, y in zip(*columns)]
        else:
            values = [value(*xs) for xs in zip(*columns)]
    except (ValueError, OverflowError, ZeroDivisionError) as problem:
        raise Reject(str(problem))

    def errors(i, r):
        both = []
        for xs, es in operands:
            both += [xs[i], es[i] if es else 0.0]
        return error(*both, r) + absolute

    absolute = ABSOLUTE.get(name, 0) * UNIT_ROUNDOFF[dtype]
    return settled(values, errors, operands, dtype, units, name)


def compute_cmpf(predicate, operands):
    (xs, exs), (ys, eys) = operands
    if predicate in ("ord", "uno"):
        return [int((x == x and y == y) == (predicate == "ord")) for x, y in zip(xs, ys)], None
    compare, unordered = COMPARISONS[predicate[1:]], int(predicate[0] == "u")
    if exs or eys:
        for i, (x, y) in enumerate(zip(xs, ys)):
            e = (exs[i] if exs else 0.0) + (eys[i] if eys else 0.0)
            if e and abs(x - y) <= 2 * e:
                raise Reject("a comparison hinges on rounding")
    return [unordered if x != x or y != y else int(compare(x, y)) for x, y in zip(xs, ys)], None


# ----------------------------------------------------------------------------------------------------------------------
# Scalar operations on integers
# ----------------------------------------------------------------------------------------------------------------------


def shifted(x, y, dtype, shift):
    amount = unsigned(y, dtype)
    if amount >= BITS[dtype]:
        raise Reject("shifts too far")
    return shift(x, amount)


def divided(x, y, dtype, how):
    if y == 0:
        raise Reject("divides by zero")
    x, y = signed(x, dtype), signed(y, dtype)
    if y == -1 and x == -(1 << (BITS[dtype] - 1)):
        raise Reject("overflows")
    quotient = abs(x) // abs(y) * (1 if (x < 0) == (y < 0) else -1)
    return quotient if how == "div" else x - quotient * y


def divided_unsigned(x, y, dtype, how):
    if y == 0:
        raise Reject("divides by zero")
    return divmod(unsigned(x, dtype), unsigned(y, dtype))[how == "rem"]


def zeros_at(x, dtype, lead):
    digits = format(unsigned(x, dtype), f"0{BITS[dtype]}b")
    return len(digits) - len(digits.lstrip("0") if lead else digits.rstrip("0"))


INT_OPS = {
    "arith.addi": lambda x, y, t: x + y,
    "arith.subi": lambda x, y, t: x - y,
    "arith.muli": lambda x, y, t: x * y,
    "arith.andi": lambda x, y, t: x & y,
    "arith.ori": lambda x, y, t: x | y,
    "arith.xori": lambda x, y, t: x ^ y,
    "arith.maxsi": lambda x, y, t: x if signed(x, t) > signed(y, t) else y,
    "arith.minsi": lambda x, y, t: x if signed(x, t) < signed(y, t) else y,
    "arith.maxui": lambda x, y, t: x if unsigned(x, t) > unsigned(y, t) else y,
    "arith.minui": lambda x, y, t: x if unsigned(x, t) < unsigned(y, t) else y,
    "arith.shli": lambda x, y, t: shifted(x, y, t, lambda v, n: v << n),
    "arith.shrsi": lambda x, y, t: shifted(x, y, t, lambda v, n: signed(v, t) >> n),
    "arith.shrui": lambda x, y, t: shifted(x, y, t, lambda v, n: unsigned(v, t) >> n),
    "arith.divsi": lambda x, y, t: divided(x, y, t, "div"),
    "arith.remsi": lambda x, y, t: divided(x, y, t, "rem"),
    "arith.divui": lambda x, y, t: divided_unsigned(x, y, t, "div"),
    "arith.remui": lambda x, y, t: divided_unsigned(x, y, t, "rem"),
    "math.absi": lambda x, t: abs(signed(x, t)),
    "math.ctpop": lambda x, t: bin(unsigned(x, t)).count("1"),
    "math.ctlz": lambda x, t: zeros_at(x, t, True),
    "math.cttz": lambda x, t: zeros_at(x, t, False),
}

CASTS = ("arith.extf", "arith.truncf", "arith.extsi", "arith.extui", "arith.trunci", "arith.sitofp", "arith.uitofp",
         "arith.fptosi", "arith.fptoui", "arith.index_cast", "arith.index_castui", "arith.bitcast")


def compute_cast(name, source, target, operand):
    xs, es = operand
    if name in ("arith.extf", "arith.truncf"):
        return settled(xs, lambda i, r: es[i] if es else 0.0, [operand], target, 1 if target != "f64" else 0)
    if name in ("arith.extsi", "arith.index_cast"):
        return [wrap(signed(x, source), target) for x in xs], None
    if name in ("arith.extui", "arith.index_castui", "arith.trunci"):
        return [wrap(unsigned(x, source), target) for x in xs], None
    if name in ("arith.sitofp", "arith.uitofp"):
        read = signed if name == "arith.sitofp" else unsigned
        values = [read(x, source) for x in xs]
        return settled(values, lambda i, r: 0.0, [(list(map(float, values)), None)], target, 1 if target != "f64" else 0)
    if name in ("arith.fptosi", "arith.fptoui"):
        results = []
        low, high = (0, 1 << BITS[target]) if name == "arith.fptoui" else (-(1 << (BITS[target] - 1)),
                                                                          1 << (BITS[target] - 1))
        for i, x in enumerate(xs):
            e = es[i] if es else 0.0
            if not math.isfinite(x) or (e and math.trunc(x - 2 * e) != math.trunc(x + 2 * e)) or \
                    not low <= math.trunc(x) < high:
                raise Reject("a cast to an integer hinges on rounding or is out of range")
            results.append(wrap(math.trunc(x), target))
        return results, None
    assert name == "arith.bitcast"
    if es or any(x == 0 or x != x for x in xs):
        raise Reject("the bits are not certain")
    results = unpack(pack(xs, source), target)
    if target in MOST:
        if any(not abs(r) <= MOST[target] or 0 < abs(r) < 1e-4 for r in results):
            raise Reject("bits that are no tame number")
    return results, None


# ----------------------------------------------------------------------------------------------------------------------
# Bodies
# ----------------------------------------------------------------------------------------------------------------------


class Body:
    """What a linalg.generic does to scalars.

    Values are numbered: the arguments, then each operation's result. An operation is [name, operands, type, extra]; extra
    is the constant, the predicate, the loop of linalg.index, or the number of the captured tensor or scalar.
    """

    def __init__(self, arguments):
        self.arguments, self.ops, self.yields = list(arguments), [], []

    def dtype(self, value):
        return self.arguments[value] if value < len(self.arguments) else self.ops[value - len(self.arguments)][2]

    def add(self, name, operands, dtype, extra=None):
        self.ops.append([name, list(operands), dtype, extra])
        return len(self.arguments) + len(self.ops) - 1

    def constant(self, x, dtype, outside=False):
        return self.add("arith.constant", [], dtype, (x, outside))

    def live(self):
        """The values that the results need."""
        needed, stack = set(), list(self.yields)
        while stack:
            value = stack.pop()
            if value not in needed:
                needed.add(value)
                if value >= len(self.arguments):
                    stack += self.ops[value - len(self.arguments)][1]
        return needed

    def prune(self):
        """Takes out what no result needs."""
        needed, base = self.live(), len(self.arguments)
        renamed = {value: value for value in range(base)}
        ops = []
        for i, op in enumerate(self.ops):
            if base + i in needed:
                renamed[base + i] = base + len(ops)
                ops.append([op[0], [renamed[v] for v in op[1]], op[2], op[3]])
        self.ops = ops
        self.yields = [renamed[v] for v in self.yields]

    def text(self, names, captures, prefix):
        """The lines before the operation, those inside it, and the names of what it yields."""
        names, before, inside = list(names), [], []
        for i, (name, operands, dtype, extra) in enumerate(self.ops):
            result = f"%{prefix}_{i}"
            of = [names[v] for v in operands]
            source = self.dtype(operands[0]) if operands else None
            if name == "arith.constant":
                x, outside = extra
                (before if outside else inside).append(f"{result} = {scalar_constant(x, dtype)}")
            elif name == "linalg.index":
                inside.append(f"{result} = linalg.index {extra} : index")
            elif name == "tensor.extract":
                tensor = captures[extra]
                inside.append(f"{result} = tensor.extract {tensor.name}[{', '.join(of)}] : {tensor.type}")
            elif name == "captured":
                result = captures[extra].name
            elif name in CASTS:
                inside.append(f"{result} = {name} {of[0]} : {source} to {dtype}")
            elif name in ("arith.cmpf", "arith.cmpi"):
                inside.append(f"{result} = {name} {extra}, {', '.join(of)} : {source}")
            else:
                inside.append(f"{result} = {name} {', '.join(of)} : {dtype}")
            names.append(result)
        return before, inside, [names[v] for v in self.yields]

    def run(self, columns, indices, captures, lanes):
        """Computes all lanes; `indices` gives the column of a loop's indices."""
        values = list(columns)
        for name, operands, dtype, extra in self.ops:
            of = [values[v] for v in operands]
            if name == "arith.constant":
                result = [extra[0]] * lanes, None
            elif name == "linalg.index":
                result = indices(extra), None
            elif name == "captured":
                vals, errs = captures[extra].vals, captures[extra].errs
                result = vals * lanes, errs * lanes if errs else None
            elif name == "tensor.extract":
                result = gather_at(captures[extra], [xs for xs, _ in of], lanes)
            elif name == "arith.select":
                (cs, _), (xs, exs), (ys, eys) = of
                errs = None
                if exs or eys:
                    exs, eys = exs or [0.0] * lanes, eys or [0.0] * lanes
                    errs = [a if c else b for c, a, b in zip(cs, exs, eys)]
                result = [x if c else y for c, x, y in zip(cs, xs, ys)], errs
            elif name in FLOAT_OPS:
                result = compute_float(name, dtype, of)
            elif name == "arith.cmpf":
                result = compute_cmpf(extra, of)
            elif name == "arith.cmpi":
                source = self.dtype(operands[0])
                read = unsigned if extra[0] == "u" else signed
                compare = COMPARISONS[extra[-2:]]
                result = [int(compare(read(x, source), read(y, source))) for x, y in zip(of[0][0], of[1][0])], None
            elif name in CASTS:
                result = compute_cast(name, self.dtype(operands[0]), dtype, of[0])
            else:
                function = INT_OPS[name]
                result = [wrap(function(*xs, dtype), dtype) for xs in zip(*(xs for xs, _ in of))], None
            values.append(result)
        return [values[v] for v in self.yields]


def gather_at(tensor, indices, lanes):
    if not indices:
        return tensor.vals * lanes, tensor.errs * lanes if tensor.errs else None
    for column, size in zip(indices, tensor.shape, strict=True):
        if min(column) < 0 or max(column) >= size:
            raise Reject("outside the tensor")
    strides = strides_of(tensor.shape)
    at = [sum(i * s for i, s in zip(index, strides)) for index in zip(*indices)]
    return [tensor.vals[p] for p in at], [tensor.errs[p] for p in at] if tensor.errs else None


# ----------------------------------------------------------------------------------------------------------------------
# Operations on tensors
# ----------------------------------------------------------------------------------------------------------------------


class Value:
    """A tensor, or with `scalar` a scalar outside of any body."""

    def __init__(self, name, shape, dtype, scalar=False):
        self.name, self.shape, self.dtype, self.scalar = name, tuple(shape), dtype, scalar
        self.vals, self.errs = None, None
        self.kind, self.attrs = "op", []  # of arguments: "input" or "param", and their attributes

    @property
    def rank(self):
        return len(self.shape)

    @property
    def type(self):
        return self.dtype if self.scalar else type_of(self.shape, self.dtype)

    @property
    def data(self):
        return self.vals

    def largest(self):
        return max((abs(x) for x in self.vals if math.isfinite(x)), default=0)


class Node:
    """An operation. `inputs` and `results` are values; `attrs` a dictionary of attributes' texts."""

    inputs, results, attrs = (), (), {}

    def written_attrs(self, annotate, head=" "):
        if not annotate or not self.attrs:
            return ""
        return head + "{" + ", ".join(f"{name} = {text}" for name, text in self.attrs.items()) + "}"

    def operands(self):
        return list(self.inputs)

    def replace(self, old, new):
        self.inputs = [new if v is old else v for v in self.inputs]

    def set(self, results):
        for value, (vals, errs) in zip(self.results, results, strict=True):
            assert len(vals) == count(value.shape), (type(self), value.name, value.shape, len(vals))
            value.vals, value.errs = vals, errs


class Fill(Node):
    """A tensor of one value: by linalg.fill or as a constant."""

    def __init__(self, result, x, style):
        self.inputs, self.results, self.attrs, self.x, self.style = [], [result], {}, x, style

    def evaluate(self):
        self.set([([self.x] * count(self.results[0].shape), None)])

    def text(self, annotate=True):
        result = self.results[0]
        if self.style == "dense":
            return [f"{result.name} = arith.constant{self.written_attrs(annotate)} "
                    f"dense<{literal(self.x, result.dtype)}> : {result.type}"]
        n = result.name[1:]
        return [f"%c{n} = {scalar_constant(self.x, result.dtype)}", f"%e{n} = tensor.empty() : {result.type}",
                f"{result.name} = linalg.fill{self.written_attrs(annotate)} ins(%c{n} : {result.dtype}) outs(%e{n} : "
                f"{result.type}) -> {result.type}"]


class Constant(Node):
    """A tensor written in the text."""

    def __init__(self, result, vals):
        self.inputs, self.results, self.attrs, self.vals = [], [result], {}, vals

    def evaluate(self):
        self.set([(self.vals, None)])

    def text(self, annotate=True):
        result = self.results[0]
        return [f"{result.name} = arith.constant{self.written_attrs(annotate)} "
                f"dense<{elements(self.vals, result.shape, result.dtype)}> : {result.type}"]


class Scalar(Node):
    """An element of a tensor as a scalar; of an integer, as an index from 0 up to `most`."""

    def __init__(self, source, index, result, most=None):
        self.inputs, self.results, self.attrs, self.index, self.most = [source], [result], {}, index, most

    def evaluate(self):
        (source,), at = self.inputs, sum(i * s for i, s in zip(self.index, strides_of(self.inputs[0].shape)))
        x = source.vals[at]
        if self.most is not None and not 0 <= x <= self.most:
            raise Reject("an offset out of bounds")
        self.set([([x], [source.errs[at]] if source.errs else None)])

    def text(self, annotate=True):
        (source,), (result,) = self.inputs, self.results
        n = result.name[1:]
        lines = [f"%i{n}_{d} = arith.constant {i} : index" for d, i in enumerate(self.index)]
        name = f"%t{n}" if result.dtype != source.dtype else result.name
        lines.append(f"{name} = tensor.extract {source.name}[{', '.join(f'%i{n}_{d}' for d in range(source.rank))}] : "
                     f"{source.type}")
        if result.dtype != source.dtype:
            lines.append(f"{result.name} = arith.index_cast {name} : {source.dtype} to {result.dtype}")
        return lines


class Generic(Node):
    """A linalg.generic, or one of linalg's named operations that means the same.

    A map is a list of expressions, one for each dimension; an expression is ({loop: factor}, constant). `named` is None,
    or says how it is written: see text().
    """

    def __init__(self, ins, maps, sizes, iterators, inits, body, results, captures=(), named=None):
        self.ins, self.inits, self.captures = list(ins), list(inits), list(captures)
        self.maps, self.sizes, self.iterators = maps, list(sizes), iterators
        self.body, self.results, self.named, self.attrs = body, list(results), named, {}

    @property
    def inputs(self):
        return self.operands()

    def operands(self):
        return self.ins + [v for v in self.inits if v is not None] + self.captures

    def replace(self, old, new):
        for group in (self.ins, self.inits, self.captures):
            group[:] = [new if v is old else v for v in group]

    def uses_init(self, i):
        return len(self.ins) + i in self.body.live()

    def evaluate(self):
        parallel = [l for l, kind in enumerate(self.iterators) if kind == "p"]
        reduced = [l for l, kind in enumerate(self.iterators) if kind == "r"]
        sizes = lambda loops: [self.sizes[l] for l in loops]
        lanes = count(sizes(parallel))

        def steps(value, map):
            """The factor of each loop in the offset, and the constant."""
            strides, constant = [0] * len(self.sizes), 0
            for (terms, c), stride in zip(map, strides_of(value.shape), strict=True):
                constant += c * stride
                for loop, factor in terms.items():
                    strides[loop] += factor * stride
            return strides, constant

        views = []
        for value, map in zip(self.ins, self.maps):
            strides, constant = steps(value, map)
            views.append(([constant + o for o in offsets(sizes(parallel), [strides[l] for l in parallel])],
                          offsets(sizes(reduced), [strides[l] for l in reduced])))
        out_at, state = [], []
        for i, (init, result) in enumerate(zip(self.inits, self.results)):
            strides, constant = steps(result, self.maps[len(self.ins) + i])
            at = [constant + o for o in offsets(sizes(parallel), [strides[l] for l in parallel])]
            out_at.append(at)
            if init is None:  # tensor.empty: what it has is not defined
                assert not self.uses_init(i), "reads an undefined init"
                state.append(([0] * lanes, None))
            else:
                state.append(([init.vals[p] for p in at], [init.errs[p] for p in at] if init.errs else None))
        inside = [offsets(sizes(parallel), [int(l == loop) for l in parallel]) for loop in range(len(self.sizes))]
        steps_of = [offsets(sizes(reduced), [int(l == loop) for l in reduced]) for loop in range(len(self.sizes))]
        for r in range(count(sizes(reduced))):
            columns = []
            for value, (at, moves) in zip(self.ins, views):
                move = moves[r]
                vals = value.vals
                columns.append(([vals[p + move] for p in at],
                                [value.errs[p + move] for p in at] if value.errs else None))

            def indices(loop):
                return inside[loop] if self.iterators[loop] == "p" else [steps_of[loop][r]] * lanes

            state = self.body.run(columns + state, indices, self.captures, lanes)
        results = []
        for at, (vals, errs) in zip(out_at, state):
            placed, bounds = [None] * len(at), [0.0] * len(at) if errs else None
            for i, p in enumerate(at):
                placed[p] = vals[i]
                if errs:
                    bounds[p] = errs[i]
            results.append((placed, bounds))
        self.set(results)

    def map_text(self, map):
        def expression(terms, constant):
            parts = [f"d{loop}" if factor == 1 else f"d{loop} * {factor}" for loop, factor in terms.items()]
            if constant or not parts:
                parts.append(str(constant))
            return " + ".join(parts)
        loops = ", ".join(f"d{l}" for l in range(len(self.sizes)))
        return f"affine_map<({loops}) -> ({', '.join(expression(*e) for e in map)})>"

    def text(self, annotate=True):
        n = self.results[0].name[1:].split("#")[0]
        lines, inits = [], []
        for i, (init, result) in enumerate(zip(self.inits, self.results)):
            if init is None:
                lines.append(f"%e{n}_{i} = tensor.empty() : {result.type}")
            inits.append(init.name if init is not None else f"%e{n}_{i}")
        types = [result.type for result in self.results]
        maps = ", ".join(self.map_text(map) for map in self.maps)
        ins = f"ins({', '.join(v.name for v in self.ins)} : {', '.join(v.type for v in self.ins)}) " if self.ins else ""
        outs = f"outs({', '.join(inits)} : {', '.join(types)})"
        arrow = types[0] if len(types) == 1 else "(" + ", ".join(types) + ")"
        attrs = self.written_attrs(annotate, "")
        head = f"%{n}{f':{len(types)}' if len(types) > 1 else ''} = "
        if self.named:
            kind, detail = self.named
            if kind == "tensor":  # an operation of arith or math on whole tensors
                name, _, dtype, extra = self.body.ops[0]
                of = ", ".join(v.name for v in self.ins)
                if name in CASTS:
                    of += f"{attrs and ' ' + attrs} : {self.ins[0].type} to {types[0]}"
                elif extra:
                    of = f"{extra}, {of}{attrs and ' ' + attrs} : {self.ins[0].type}"
                else:
                    of += f"{attrs and ' ' + attrs} : {types[0]}"
                return [f"{head}{name} {of}"]
            if kind == "linalg.reduce":
                lines.append(f"{head}linalg.reduce {{ {self.body.ops[0][0]} }} {ins}{outs} dimensions = {detail}"
                             f"{attrs and ' ' + attrs}")
            elif kind in ("linalg.transpose", "linalg.broadcast"):
                word = "permutation" if kind == "linalg.transpose" else "dimensions"
                lines.append(f"{head}{kind} {ins}{outs} {word} = {detail}{attrs and ' ' + attrs}")
            else:  # a product; detail says whether maps are written
                written = f"indexing_maps = [{maps}] " if detail else ""
                lines.append(f"{head}{kind} {written}{attrs and attrs + ' '}{ins}{outs} -> {arrow}")
            return lines
        names = [f"%a{n}_{i}" for i in range(len(self.ins))] + [f"%o{n}_{i}" for i in range(len(inits))]
        before, inside, yields = self.body.text(names, self.captures, f"t{n}")
        kinds = ", ".join('"parallel"' if kind == "p" else '"reduction"' for kind in self.iterators)
        lines += before
        lines.append(f"{head}linalg.generic {{indexing_maps = [{maps}], iterator_types = [{kinds}]}}")
        lines.append(f"    {ins}{outs}{attrs and ' attrs = ' + attrs} {{")
        lines.append("^bb0(" + ", ".join(f"{name}: {t}" for name, t in zip(names, self.body.arguments)) + "):")
        lines += ["  " + line for line in inside]
        lines.append(f"  linalg.yield {', '.join(yields)} : {', '.join(r.dtype for r in self.results)}")
        lines.append("} -> " + arrow)
        return lines


class Move(Node):
    """Elements of the inputs at other places: slices, reshapes, concatenation, padding.

    `kind` is how it is written. Offsets of slices are numbers or scalars of the model, which are inputs then.
    """

    def __init__(self, kind, inputs, result, **detail):
        self.kind, self.inputs, self.results, self.attrs, self.detail = kind, list(inputs), [result], {}, detail

    def operands(self):
        return list(self.inputs) + [o for o in self.detail.get("at", []) if isinstance(o, Value)]

    def replace(self, old, new):
        super().replace(old, new)
        if "at" in self.detail:
            self.detail["at"] = [new if o is old else o for o in self.detail["at"]]

    def box(self, shape):
        """The offsets of a slice's elements in a tensor of this shape."""
        strides = strides_of(shape)
        at = [o.vals[0] if isinstance(o, Value) else o for o in self.detail["at"]]
        for o, size, step, most in zip(at, self.detail["sizes"], self.detail["steps"], shape):
            if not 0 <= o <= o + (size - 1) * step < most:
                raise Reject("a slice out of bounds")
        base = sum(o * s for o, s in zip(at, strides))
        return [base + p for p in offsets(self.detail["sizes"], [s * t for s, t in zip(strides, self.detail["steps"])])]

    def evaluate(self):
        source, result = self.inputs[0], self.results[0]
        each = lambda take: (take(lambda v: v.vals, None),
                             take(lambda v: v.errs or [0.0] * len(v.vals), 0.0)
                             if any(v.errs for v in self.inputs) else None)
        if self.kind in ("collapse", "expand"):
            self.set([(source.vals, source.errs)])
        elif self.kind == "extract":
            box = self.box(source.shape)
            self.set([each(lambda of, _: [of(source)[p] for p in box])])
        elif self.kind == "insert":
            box = self.box(self.inputs[1].shape)

            def inserted(of, _):
                data = list(of(self.inputs[1]))
                for p, x in zip(box, of(source)):
                    data[p] = x
                return data
            self.set([each(inserted)])
        elif self.kind == "concat":
            dim, outer = self.detail["dim"], count(source.shape[: self.detail["dim"]])
            steps = [count(v.shape[dim:]) for v in self.inputs]
            self.set([each(lambda of, _: [x for i in range(outer) for v, s in zip(self.inputs, steps)
                                          for x in of(v)[i * s : (i + 1) * s]])])
        else:
            assert self.kind == "pad"
            strides = strides_of(result.shape)
            base = sum(o * s for o, s in zip(self.detail["low"], strides))

            def padded(of, zero):
                data = [self.detail["fill"] if zero is None else zero] * count(result.shape)
                for p, x in zip(offsets(source.shape, strides), of(source)):
                    data[base + p] = x
                return data
            self.set([each(padded)])

    def concat_loops(self, annotate):
        """A concatenation as StableHLO is lowered: a loop nest that looks which part it is in."""
        result, dim = self.results[0], self.detail["dim"]
        n, dims = result.name[1:], range(result.rank)
        head, body, indent, begin = [f"%e{n} = tensor.empty() : {result.type}"], [], "  ", 0
        names = ", ".join(f"d{d}" for d in dims)
        for d in dims:
            body.append(f"  %i{n}_{d} = linalg.index {d} : index")
        for j, part in enumerate(self.inputs):
            end, is_last = begin + part.shape[dim], j == len(self.inputs) - 1
            if not is_last:
                head.append(f"%b{n}_{j} = arith.constant {end} : index")
                body += [f"{indent}%t{n}_{j} = arith.cmpi ult, %i{n}_{dim}, %b{n}_{j} : index",
                         f"{indent}%f{n}_{j} = scf.if %t{n}_{j} -> ({result.dtype}) {{"]
            inner, place = indent if is_last else indent + "  ", f"%i{n}_{dim}"
            if j > 0:
                place = f"%p{n}_{j}"
                body.append(f"{inner}{place} = arith.subi %i{n}_{dim}, %b{n}_{j - 1} : index")
            at = ", ".join(place if d == dim else f"%i{n}_{d}" for d in dims)
            body.append(f"{inner}%x{n}_{j} = tensor.extract {part.name}[{at}] : {part.type}")
            if not is_last:
                body += [f"{inner}scf.yield %x{n}_{j} : {result.dtype}", f"{indent}}} else {{"]
                indent += "  "
            begin = end
        value = f"%x{n}_{len(self.inputs) - 1}"
        for j in reversed(range(len(self.inputs) - 1)):
            body.append(f"{indent}scf.yield {value} : {result.dtype}")
            indent, value = indent[2:], f"%f{n}_{j}"
            body.append(f"{indent}}}")
        attrs, iterators = self.written_attrs(annotate, ""), ['"parallel"'] * result.rank
        return [*head, f"{result.name} = linalg.generic {{indexing_maps = [affine_map<({names}) -> ({names})>], "
                f"iterator_types = [{', '.join(iterators)}]}} outs(%e{n} : {result.type})"
                f"{attrs and ' attrs = ' + attrs} {{", f"^bb0(%o{n}: {result.dtype}):", *body,
                f"  linalg.yield {value} : {result.dtype}", f"}} -> {result.type}"]

    def text(self, annotate=True):
        source, result, detail = self.inputs[0], self.results[0], self.detail
        attrs = self.written_attrs(annotate)
        if self.kind == "collapse":
            return [f"{result.name} = tensor.collapse_shape {source.name} {detail['groups']}{attrs} : {source.type} into "
                    f"{result.type}"]
        if self.kind == "expand":
            return [f"{result.name} = tensor.expand_shape {source.name} {detail['groups']} output_shape "
                    f"{list(result.shape)}{attrs} : {source.type} into {result.type}"]
        if self.kind in ("extract", "insert"):
            at = ", ".join(o.name if isinstance(o, Value) else str(o) for o in detail["at"])
            where = f"[{at}] {detail['sizes']} {detail['steps']}{attrs}"
            if self.kind == "extract":
                return [f"{result.name} = tensor.extract_slice {source.name}{where} : {source.type} to {result.type}"]
            into = self.inputs[1]
            return [f"{result.name} = tensor.insert_slice {source.name} into {into.name}{where} : {source.type} into "
                    f"{into.type}"]
        if self.kind == "concat" and detail["loops"]:
            return self.concat_loops(annotate)
        if self.kind == "concat":
            return [f"{result.name} = tensor.concat dim({detail['dim']}) {', '.join(v.name for v in self.inputs)}{attrs} "
                    f": ({', '.join(v.type for v in self.inputs)}) -> {result.type}"]
        n = result.name[1:]
        dims = ", ".join(f"%i{n}_{d}: index" for d in range(source.rank))
        return [f"%c{n} = {scalar_constant(detail['fill'], source.dtype)}",
                f"{result.name} = tensor.pad {source.name} low{detail['low']} high{detail['high']} {{", f"^bb0({dims}):",
                f"  tensor.yield %c{n} : {source.dtype}", f"}}{attrs} : {source.type} to {result.type}"]
