"""The block of examples/encoder in the forms in which front ends write its products.

    encoder_forms.py FOLDER    writes tosa.mlir, onnx.mlir and flat.mlir

tosa: tosa.matmul on a batch of one, heads merged with sequences. onnx: a batched product with a copy of the weight for
every sequence. flat: linalg.matmul on all tokens as rows. Everything else is TOSA in all of them.
"""

import math
import os
import sys

SEQUENCES, TOKENS, FEATURES, HEADS, WIDE = 8, 16, 64, 4, 256
PARAMETERS = {f"attention.{name}.{kind}": [FEATURES] * rank for name in ("query", "key", "value", "output")
              for kind, rank in (("weight", 2), ("bias", 1))}
PARAMETERS |= {f"{part}.norm.{kind}": [FEATURES] for part in ("attention", "feed_forward") for kind in ("weight", "bias")}
PARAMETERS |= {"feed_forward.dense_1.weight": [WIDE, FEATURES], "feed_forward.dense_1.bias": [WIDE],
               "feed_forward.dense_2.weight": [FEATURES, WIDE], "feed_forward.dense_2.bias": [FEATURES]}


def type_of(shape):
    return f"tensor<{'x'.join(map(str, [*shape, 'f32']))}>"


class Value:
    def __init__(self, name, shape):
        self.name, self.shape, self.type = name, list(shape), type_of(shape)


class Writer:
    """Appends operations to the body, and returns their results."""

    def __init__(self, form):
        self.form, self.lines = form, []

    def emit(self, text, shape):
        value = Value(f"%v{len(self.lines)}", shape)
        self.lines.append(f"  {value.name} = {text}")
        return value

    def tosa(self, name, shape, *operands, attributes="", others=()):
        """`others` are pairs of the names and types of operands that are no tensors of f32."""
        names = ", ".join([value.name for value in operands] + [other for other, _ in others])
        types = ", ".join([value.type for value in operands] + [kind for _, kind in others])
        return self.emit(f"tosa.{name} {names}{attributes} : ({types}) -> {type_of(shape)}", shape)

    def constant(self, number):
        return self.emit(f'"tosa.const"() {{values = dense<{number:.17e}> : tensor<1x1x1xf32>}} : () -> tensor<1x1x1xf32>',
                         [1, 1, 1])

    def reshape(self, x, shape):
        kind = f"!tosa.shape<{len(shape)}>"
        sizes = self.emit(f"tosa.const_shape {{values = dense<{list(shape)}> : tensor<{len(shape)}xindex>}} : () -> {kind}", [])
        return self.tosa("reshape", shape, x, others=[(sizes.name, kind)])

    def transpose(self, x, order):
        return self.tosa("transpose", [x.shape[i] for i in order], x,
                         attributes=f" {{perms = array<i32: {', '.join(map(str, order))}>}}")

    def binary(self, name, a, b):
        shape = [max(sizes) for sizes in zip(a.shape, b.shape, strict=True)]
        shift = [("%shift", "tensor<1xi8>")] if name == "mul" else []
        return self.tosa(name, shape, a, b, others=shift)

    def unary(self, name, x):
        return self.tosa(name, x.shape, x)

    def reduce(self, name, x):
        return self.tosa(f"reduce_{name}", [*x.shape[:-1], 1], x, attributes=f" {{axis = {len(x.shape) - 1} : i32}}")

    # The forms of products --------------------------------------------------------------------------------------------

    def matmul(self, a, b):
        zero = ("%zero_point", "tensor<1xf32>")
        return self.tosa("matmul", [a.shape[0], a.shape[1], b.shape[2]], a, b, others=[zero, zero])

    def zeros(self, shape):
        empty = self.emit(f"tensor.empty() : {type_of(shape)}", shape)
        return self.emit(f"linalg.fill ins(%zero : f32) outs({empty.name} : {empty.type}) -> {empty.type}", shape)

    def named(self, name, a, b, shape):
        init = self.zeros(shape)
        return self.emit(f"linalg.{name} ins({a.name}, {b.name} : {a.type}, {b.type}) outs({init.name} : {init.type}) "
                         f"-> {init.type}", shape)

    def project(self, x, weight):
        """x [sequence, token, in] by the transposed weight [out, in]."""
        sequences, tokens, ins = x.shape
        outs = weight.shape[0]
        transposed = self.transpose(weight, [1, 0])
        if self.form == "tosa":
            rows, one = self.reshape(x, [1, sequences * tokens, ins]), self.reshape(transposed, [1, ins, outs])
            return self.reshape(self.matmul(rows, one), [sequences, tokens, outs])
        if self.form == "flat":
            rows = self.reshape(x, [sequences * tokens, ins])
            product = self.named("matmul", rows, transposed, [sequences * tokens, outs])
            return self.reshape(product, [sequences, tokens, outs])
        empty = self.emit(f"tensor.empty() : {type_of([sequences, ins, outs])}", [sequences, ins, outs])
        copies = self.emit(f"linalg.broadcast ins({transposed.name} : {transposed.type}) "
                           f"outs({empty.name} : {empty.type}) dimensions = [0]", empty.shape)
        return self.named("batch_matmul", x, copies, [sequences, tokens, outs])


def linear(w, x, name, parameters):
    bias = parameters[f"{name}.bias"]
    return w.binary("add", w.project(x, parameters[f"{name}.weight"]), w.reshape(bias, [1, 1, bias.shape[0]]))


def heads(w, x):
    sequences, tokens, features = x.shape
    split = w.transpose(w.reshape(x, [sequences, tokens, HEADS, features // HEADS]), [0, 2, 1, 3])
    return w.reshape(split, [sequences * HEADS, tokens, features // HEADS])


def attention(w, x, parameters):
    query, key, value = (heads(w, linear(w, x, f"attention.{name}", parameters)) for name in ("query", "key", "value"))
    scores = w.matmul(query, w.transpose(key, [0, 2, 1]))
    scores = w.binary("mul", scores, w.constant(1 / math.sqrt(FEATURES // HEADS)))
    exponentials = w.unary("exp", w.binary("sub", scores, w.reduce("max", scores)))
    probabilities = w.binary("mul", exponentials, w.unary("reciprocal", w.reduce("sum", exponentials)))
    attended = w.reshape(w.matmul(probabilities, value), [SEQUENCES, HEADS, TOKENS, FEATURES // HEADS])
    joined = w.reshape(w.transpose(attended, [0, 2, 1, 3]), [SEQUENCES, TOKENS, FEATURES])
    return linear(w, joined, "attention.output", parameters)


def layer_norm(w, x, name, parameters):
    weight, bias = (w.reshape(parameters[f"{name}.{kind}"], [1, 1, FEATURES]) for kind in ("weight", "bias"))
    share = w.constant(1 / FEATURES)
    centred = w.binary("sub", x, w.binary("mul", w.reduce("sum", x), share))
    variance = w.binary("mul", w.reduce("sum", w.binary("mul", centred, centred)), share)
    normal = w.binary("mul", centred, w.unary("rsqrt", w.binary("add", variance, w.constant(1e-5))))
    return w.binary("add", w.binary("mul", normal, weight), bias)


def feed_forward(w, x, parameters):
    h = linear(w, x, "feed_forward.dense_1", parameters)
    erf = w.unary("erf", w.binary("mul", h, w.constant(math.sqrt(0.5))))
    gelu = w.binary("mul", w.binary("mul", h, w.constant(0.5)), w.binary("add", erf, w.constant(1.0)))
    return linear(w, gelu, "feed_forward.dense_2", parameters)


def write(form):
    w = Writer(form)
    x = Value("%x", [SEQUENCES, TOKENS, FEATURES])
    parameters = {name: Value(f"%p{i}", shape) for i, (name, shape) in enumerate(PARAMETERS.items())}
    y = layer_norm(w, w.binary("add", x, attention(w, x, parameters)), "attention.norm", parameters)
    z = layer_norm(w, w.binary("add", y, feed_forward(w, y, parameters)), "feed_forward.norm", parameters)
    arguments = [f"{x.name}: {x.type}"]
    arguments += [f'{value.name}: {value.type} {{tp25d.param = "{name}"}}' for name, value in parameters.items()]
    return "\n".join([
        f"func.func @encoder({', '.join(arguments)}) -> {z.type} {{",
        "  %zero = arith.constant 0.0 : f32",
        '  %zero_point = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>',
        '  %shift = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>',
        *w.lines, f"  return {z.name} : {z.type}", "}", ""])


if __name__ == "__main__":
    for form in ("tosa", "onnx", "flat"):
        with open(os.path.join(sys.argv[1], form + ".mlir"), "w") as file:
            file.write(write(form))
