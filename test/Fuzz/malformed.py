#!/usr/bin/env python3
"""Inputs that are wrong in one place each: every one must end `tp25d run` with exit code 1 and a clear error.

    malformed.py --tp25d build/bin/tp25d                  the test
    malformed.py --tp25d build/bin/tp25d --only shape     the cases whose names contain that, with what they print
    malformed.py --write DIR                              the inputs, as files: where the fuzzers start from

The inputs are the files that a small model takes, and the model itself, each with one thing changed: a field of a
header, a byte, a line. A clear error is a line on standard error with "error:" and a sentence that names the file; no
signal, no sanitizer's report, no output file may be left, and 20 seconds are the longest it may take. Changes that are
made at random may leave an input that is right.
"""

import argparse
import concurrent.futures
import dataclasses
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tensors import npy_dictionary, npy_file, pack, safetensors_file, safetensors_header

TIMEOUT = 20  # seconds


@dataclasses.dataclass
class Case:
    file: str  # the one that has `data` in the place of what is right
    name: str
    data: bytes
    options: tuple = ()  # of the tool
    may_pass: bool = False

    def __str__(self):
        return f"{self.file}: {self.name}"


# ----------------------------------------------------------------------------------------------------------------------
# What is right
# ----------------------------------------------------------------------------------------------------------------------

MODEL = """\
#both = affine_map<(m, n) -> (m, n)>
#columns = affine_map<(m, n) -> (n)>

func.func @small(%x: tensor<4x8xf32>, %mask: tensor<4x4xi1>, %w1: tensor<8x16xf32> {tp25d.param = "w1"},
                 %b1: tensor<16xf32> {tp25d.param = "b1"}, %w2: tensor<16x4xf32> {tp25d.param = "w2"})
    -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<4x16xf32>
  %z1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<4x16xf32>) -> tensor<4x16xf32>
  %dense_1 = linalg.matmul ins(%x, %w1 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%z1 : tensor<4x16xf32>)
      -> tensor<4x16xf32>
  %hidden = linalg.generic {indexing_maps = [#both, #columns, #both], iterator_types = ["parallel", "parallel"]}
      ins(%dense_1, %b1 : tensor<4x16xf32>, tensor<16xf32>) outs(%e1 : tensor<4x16xf32>) {
  ^bb0(%y: f32, %b: f32, %out: f32):
    %v = arith.addf %y, %b : f32
    %h = arith.maximumf %v, %zero : f32
    linalg.yield %h : f32
  } -> tensor<4x16xf32>
  %e2 = tensor.empty() : tensor<4x4xf32>
  %z2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<4x4xf32>) -> tensor<4x4xf32>
  %dense_2 = linalg.matmul ins(%hidden, %w2 : tensor<4x16xf32>, tensor<16x4xf32>) outs(%z2 : tensor<4x4xf32>)
      -> tensor<4x4xf32>
  %result = arith.select %mask, %dense_2, %z2 : tensor<4x4xi1>, tensor<4x4xf32>
  return %result : tensor<4x4xf32>
}
"""
PARAMETERS = {"w1": ("f32", (8, 16)), "b1": ("f32", (16,)), "w2": ("f32", (16, 4))}


def floats(number):
    return pack([i / number for i in range(number)], "f32")


def dictionary(descr="'<f4'", order="False", shape="(4, 8)"):
    return npy_dictionary(descr, shape, order) + "\n"


DATA = floats(8 * 16 + 16 + 16 * 4)


def safetensors(header, data=DATA, length=None):
    return safetensors_file(header, data, length)


RIGHT = {"model.mlir": MODEL.encode(), "params.safetensors": safetensors(safetensors_header(PARAMETERS)),
         "x.npy": npy_file(dictionary(), floats(32)),
         "mask.npy": npy_file(dictionary("'|b1'", shape="(4, 4)"), pack([i % 2 for i in range(16)], "i1"))}


# ----------------------------------------------------------------------------------------------------------------------
# .safetensors
# ----------------------------------------------------------------------------------------------------------------------

STRANGE = [None, True, -1, 1.5, 2**63, 2**64 - 1, 2**64, 10**30, "4", [], {}]  # where a number is expected


def safetensors_cases():
    right = safetensors_header(PARAMETERS)
    text = json.dumps(right)
    whole = RIGHT["params.safetensors"]
    begin = 8 + len(text)

    for length in [0, 1, 7, len(text) - 1, len(text) + 1, len(text) + 8, len(whole) - 8, len(whole), 10**8, 10**8 + 1,
                   2**31, 2**32, 2**53, 2**63 - 1, 2**63, 2**64 - 8, 2**64 - 1]:
        yield f"length {length}", safetensors(right, length=length)
    for end in [0, 1, 4, 7, 8, 9, 8 + len(text) // 2, begin - 1, begin, begin + 1, begin + 512, begin + 576,
                len(whole) - 1]:
        yield f"truncated at {end}", whole[:end]
    for more in [1, 8, 4096]:
        yield f"{more} bytes at the end", whole + bytes(more)
    for other in ["", " " + text, "\n{}", "[]", "null", "3", "\"x\"", "true", "{}", "x" + text]:
        yield f"header {other[:8]!r}", safetensors(other)

    for name, broken in [("brace", text[:-1]), ("comma", text[:-1] + ",}"), ("colon", text.replace(":", " ", 1)),
                         ("rest", text + " {}"), ("quotes", text.replace('"', "'")), ("comment", "{/**/" + text[1:]),
                         ("string", text[:-3] + '"'), ("escape", text.replace("w1", "w\\q")),
                         ("surrogate", text.replace('"w1"', '"w1\\ud800"')), ("nan", text.replace("512", "NaN", 1)),
                         ("control", text.replace("w1", "w\x01")), ("nul", text.replace("w1", "w\x00")),
                         ("plus", text.replace("512", "+512", 1)), ("hexadecimal", text.replace("512", "0x200", 1))]:
        yield f"JSON {name}", safetensors(broken)
    for wrong in [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xe2\x82", b"\xf5\x80\x80\x80", b"\x80"]:
        yield f"UTF-8 name {wrong.hex()}", safetensors(text.encode().replace(b"w1", wrong))
        yield f"UTF-8 dtype {wrong.hex()}", safetensors(text.encode().replace(b"F32", wrong, 1))
    for deep in [129, 10_000, 1_000_000]:
        yield f"{deep} arrays in each other", safetensors(text[:-1] + ', "z": ' + "[" * deep + "]" * deep + "}")
        yield f"{deep} open arrays", safetensors(text[:-1] + ', "z": ' + "[" * deep)
        yield f"{deep} open objects", safetensors('{"z":' * deep)

    first = json.dumps({"w1": right["w1"]})[1:-1]
    yield "tensor twice", safetensors(text[:-1] + ", " + first + "}")
    yield "tensor twice, escaped", safetensors(text[:-1] + ", " + first.replace("w1", "\\u00771") + "}")
    for key in right["w1"]:
        yield f"{key} twice", safetensors(
            text.replace(f'"{key}"', f'"{key}": {json.dumps(right["w1"][key])}, "{key}"', 1))

    def change(key, value, name="w1"):
        return safetensors({**right, name: {**right[name], key: value}})

    for key in right["w1"]:
        yield f"no {key}", safetensors({**right, "w1": {k: v for k, v in right["w1"].items() if k != key}})
        for strange in STRANGE:
            if key != "dtype" or not isinstance(strange, str):
                yield f"{key} is {strange!r}", change(key, strange)
    for dtype in ["", "f32", "F33", "F32 ", "float32", "F64", "F16", "I32", "U8", "U32", "BOOL", "C64", "F4"]:
        yield f"dtype {dtype!r}", change("dtype", dtype)
    for strange in STRANGE:
        yield f"dimension {strange!r}", change("shape", [8, strange])
        yield f"offset {strange!r}", change("data_offsets", [0, strange])
        yield f"entry {strange!r}", safetensors({**right, "w1": strange})
    for shape in [[], [128], [16, 8], [8, 16, 1], [1] * 7 + [8, 16], [8, 15], [8, 17], [0, 16], [2**32, 2**32],
                  [2**62, 2], [2**40, 2**40, 0], [2**63 - 1], [8, [16]]]:
        yield f"shape {shape}", change("shape", shape)
    for offsets in [[0], [0, 512, 512], [512, 0], [0, 511], [0, 513], [1, 513], [0, 2**40], [2**40, 2**40 + 512],
                    [2**64 - 512, 0], [64, 576], [320, 832], [832, 832], [-512, 0]]:
        yield f"offsets {offsets}", change("data_offsets", offsets)
    yield "a hole", safetensors({name: {**entry, "data_offsets": [offset + 4 * (name == "w2")
                                                                  for offset in entry["data_offsets"]]}
                                 for name, entry in right.items()}, DATA + bytes(4))
    yield "a hole at the begin", safetensors({name: {**entry, "data_offsets": [o + 8 for o in entry["data_offsets"]]}
                                              for name, entry in right.items()}, DATA + bytes(8))
    yield "shared bytes", change("data_offsets", [0, 64], "b1")
    yield "swapped tensors", safetensors({**right, "w1": right["w2"], "w2": right["w1"]})
    for name in right:
        yield f"no tensor {name}", safetensors({k: v for k, v in right.items() if k != name})
        yield f"{name} under another name", safetensors({k + "_" * (k == name): v for k, v in right.items()})
    for metadata in [None, "pt", [], 3, {"a": 1}, {"a": None}, {"a": {}}, {"a": ["b"]}]:
        yield f"metadata {metadata!r}", safetensors({"__metadata__": metadata, **right})


# ----------------------------------------------------------------------------------------------------------------------
# .npy, in the place of x
# ----------------------------------------------------------------------------------------------------------------------


def npy_cases():
    whole = RIGHT["x.npy"]
    header = dictionary()
    data = floats(32)
    for i in range(6):
        yield f"magic {i}", whole[:i] + bytes([whole[i] ^ 1]) + whole[i + 1:]
    for version in [(0, 0), (0, 1), (1, 1), (2, 1), (3, 1), (4, 0), (255, 255)]:
        yield f"version {version}", whole[:6] + bytes(version) + whole[8:]
    for version in [(2, 0), (3, 0)]:
        yield f"version {version} with a short length", whole[:6] + bytes(version) + whole[8:]
        for length in [2**20, 2**31, 2**32 - 1]:
            yield f"version {version}, length {length}", npy_file(header, data, version, length)
    for length in [0, 1, len(header) - 2, len(header) + 1, len(header) + len(data), 65535]:
        yield f"length {length}", npy_file(header, data, length=length)
    begin = len(whole) - len(data)
    for end in [*range(11), 20, begin - 1, begin, begin + 1, begin + 64, len(whole) - 4, len(whole) - 1]:
        yield f"truncated at {end}", whole[:end]
    for more in [1, 4, 4096]:
        yield f"{more} bytes at the end", whole + bytes(more)

    for text in ["", "{}", "{", "}", "[]", "None", "3", "'<f4'", "{'descr'", "{'descr': ", "{'descr': '<f4", "\0" * 64,
                 "{'descr': '<f4', 'fortran_order': False}", "{'shape': (4, 8), 'descr': '<f4'}",
                 "{'shape': (4, 8), 'fortran_order': False}", header[:-2] + "'more': 1}", header[:-2] + "} + 1",
                 header.replace("'shape'", "'descr'"), header.replace("'", ""), header.replace(":", "="),
                 header.replace(",", ""), header.replace("descr", "descr\0"), "(" * 100_000,
                 "{'shape': " + "(" * 60_000,
                 "__import__('os').abort()", "{'descr': __import__('os').abort()}", header.replace("{", "{" * 1000)]:
        yield f"header {text[:40]!r}", npy_file(text[:65535], data)
    for text in [b"\xff\xfe" + header.encode("utf-16-le"), header.encode().replace(b"descr", b"d\xffscr")]:
        yield f"header {text[:16]!r}", npy_file(text, data)
    for descr in ["''", "'<'", "'f4'", "'|f4'", "'<f'", "'<f3'", "'<f04'", "'<f8'", "'<f2'", "'<i4'", "'<u4'", "'<c8'",
                  "'<f16'", "'|O'", "'<U1'", "'|S4'", "'|V4'", "'<M8[ns]'", "'<f4 '", "'|b1'", "4", "None",
                  "[('a', '<f4')]", "('<f4', (2,))", "'" + "<" * 60_000 + "'", "'\\x3cf4'"]:
        yield f"descr {descr[:40]}", npy_file(dictionary(descr), data)
    for order in ["0", "1", "None", "'False'", "false", "TRUE", ""]:
        yield f"order {order!r}", npy_file(dictionary(order=order), data)
    for shape in ["", "4", "(32)", "4, 8", "[4, 8]", "(4 8)", "(4, 8", "(4,, 8)", "(,)", "(4, -8)", "(4, 8.0)",
                  "(4, 8L)", "(4, '8')", "(4, True)", "(0x4, 8)", "(4, (8,))", "(4, 9)", "(4, 7)", "(0, 8)",
                  "(18446744073709551620, 8)", "(9223372036854775807, 8)", "(4294967296, 4294967296)",
                  "(4611686018427387904, 2)", "(" + "9" * 5000 + ",)", "(" + "1, " * 9 + ")",
                  "(" + "1, " * 20000 + ")"]:
        yield f"shape {shape[:40]!r}", npy_file(dictionary(shape=shape), data)
    for shape in ["()", "(32,)", "(8, 4)", "(4, 8, 1)", "(1, 4, 8)", "(2, 16)"]:  # right, but not what the model takes
        yield f"shape {shape}", npy_file(dictionary(shape=shape), data[:4] if shape == "()" else data)


def mask_cases():
    whole = RIGHT["mask.npy"]
    for value in [2, 255]:
        yield f"boolean {value}", whole[:-1] + bytes([value])
    fortran = whole.replace(b"False", b"True ")
    yield "boolean 2 in Fortran order", fortran[:-3] + bytes([2, 0, 0])


# ----------------------------------------------------------------------------------------------------------------------
# MLIR
# ----------------------------------------------------------------------------------------------------------------------


def mlir_cases(rng):
    def model(body="return %x : tensor<4x8xf32>", arguments="%x: tensor<4x8xf32>", results="tensor<4x8xf32>",
              before=""):
        return f"{before}\nfunc.func @f({arguments}) -> ({results}) {{\n  {body}\n}}\n"

    def operation(text, result="tensor<4x8xf32>", **more):
        return model(f"%y = {text}\n  return %y : {result}", results=result, **more)

    # Text that is not a model.
    lines = MODEL.splitlines(keepends=True)
    for number in range(3, len(lines)):
        yield f"ends before line {number + 1}", "".join(lines[:number])
    for number in range(len(lines) - 1):
        if re.search(r"\S", lines[number]) and "#" not in lines[number][:1]:
            yield f"without line {number + 1}", "".join(lines[:number] + lines[number + 1:])
    for end in sorted(rng.sample(range(MODEL.index("func"), len(MODEL) - 3), 20)):
        yield f"ends at byte {end}", MODEL[:end]
    for name, text in [("empty", ""), ("blank", " \n\n"), ("comment", "// nothing"), ("word", "hello"),
                       ("zeros", "\0" * 100), ("zero within", MODEL.replace("%hidden", "%hid\0den", 1)),
                       ("UTF-16", MODEL.encode("utf-16")), ("not UTF-8", MODEL.replace("@small", "@sm\udcff")),
                       ("ELF", b"\x7fELF" + bytes(range(256))), ("brackets", "(" * 2000), ("quote", '"' + "x" * 5000),
                       ("JSON", "{}"), ("Python", "import numpy\n"), ("half a module", "module {"),
                       ("long name", model().replace("%x", "%" + "x" * 100_000, 1))]:
        yield f"text: {name}", text

    # What is declared.
    yield "no function", "module {}"
    yield "two functions", model() + model().replace("@f", "@g")
    yield "two functions of one name", model() + model()
    yield "a declaration", "func.func private @f(tensor<4x8xf32>) -> tensor<4x8xf32>"
    yield "a module in a module", "module { module {" + model() + "} }"
    yield "two modules", "module {" + model() + "} module {" + model() + "}"
    yield "an operation at the top", "%x = arith.constant dense<1.0> : tensor<4xf32>"
    call_f, call_g = (f"func.call {name}(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32>" for name in ("@f", "@g"))
    yield "recursion", operation(call_f)
    yield "call of nothing", operation(call_g)
    yield "call of a declaration", operation(call_g,
                                             before="func.func private @g(tensor<4x8xf32>) -> tensor<4x8xf32>")
    yield "mutual recursion", operation(call_g) + operation(call_f).replace("@f(", "@g(", 1)
    yield "no return", model("")
    yield "returns too much", model("return %x, %x : tensor<4x8xf32>, tensor<4x8xf32>")
    yield "returns another type", model("return %x : tensor<4x8xf32>", results="tensor<8x4xf32>")
    yield "no results", "func.func @f(%x: tensor<4x8xf32>) { return }"

    # Types.
    for type in ["f32", "index", "memref<4xf32>", "vector<4xf32>", "tuple<tensor<4xf32>>", "none", "!llvm.ptr",
                 "tensor<*xf32>", "tensor<?x4xf32>", "tensor<4x?xf32>", "tensor<4xcomplex<f32>>", "tensor<4xindex>",
                 "tensor<4xi4>", "tensor<4xui8>", "tensor<4xi128>", "tensor<4xf80>", "tensor<4xf8E4M3FN>",
                 "tensor<4xtf32>", "tensor<4xvector<4xf32>>",
                 "tensor<4x!llvm.ptr>", "tensor<1x1x1x1x1x1x1x1x4xf32>", "tensor<0x4xf32>",
                 "tensor<4294967296x4294967296xf32>", "tensor<9223372036854775807xf32>",
                 "tensor<9223372036854775808xf32>", "tensor<-1xf32>", "tensor<4xf33>", "tensor<4x>", "tensor<xf32>",
                 "tensor<4xi0>", "tensor<4xi16777216>", "!tp25d.nothing"]:
        yield f"type {type}", f"func.func @f(%x: {type}) -> {type} {{\n  return %x : {type}\n}}\n"

    # Operations.
    for name, text in [
        ("unknown dialect", '"my.op"(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32>'),
        ("unknown operation", '"linalg.nothing"(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32>'),
        ("unknown operation of tp25d", '"tp25d.nothing"(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32>'),
        ("unknown value", "math.tanh %z : tensor<4x8xf32>"),
        ("own value", "math.tanh %y : tensor<4x8xf32>"),
        ("other type", "math.tanh %x : tensor<8x4xf32>"),
        ("integers", "arith.addi %x, %x : tensor<4x8xf32>"),
        ("encoding", "math.tanh %x : tensor<4x8xf32, \"x\">"),
        ("matmul sizes", "linalg.matmul ins(%x, %x : tensor<4x8xf32>, tensor<4x8xf32>) outs(%x : tensor<4x8xf32>) "
                         "-> tensor<4x8xf32>"),
        ("matmul without outs", "linalg.matmul ins(%x, %x : tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>"),
        ("matmul of one", "linalg.matmul ins(%x : tensor<4x8xf32>) outs(%x : tensor<4x8xf32>) -> tensor<4x8xf32>"),
        ("extract", "tensor.extract_slice %x[0, 4] [4, 8] [1, 1] : tensor<4x8xf32> to tensor<4x8xf32>"),
        ("extract type", "tensor.extract_slice %x[0, 0] [4, 4] [1, 1] : tensor<4x8xf32> to tensor<4x8xf32>"),
        ("extract stride", "tensor.extract_slice %x[0, 0] [4, 8] [1, -1] : tensor<4x8xf32> to tensor<4x8xf32>"),
        ("extract offset", "tensor.extract_slice %x[0, -1] [4, 8] [1, 1] : tensor<4x8xf32> to tensor<4x8xf32>"),
        ("insert stride",
         "tensor.insert_slice %x into %x[0, 0] [4, 8] [1, -100000] : tensor<4x8xf32> into tensor<4x8xf32>"),
        ("expand",
         "tensor.expand_shape %x [[0], [1, 2]] output_shape [4, 3, 3] : tensor<4x8xf32> into tensor<4x3x3xf32>"),
        ("collapse", "tensor.collapse_shape %x [[0, 2]] : tensor<4x8xf32> into tensor<32xf32>"),
        ("cast", "tensor.cast %x : tensor<4x8xf32> to tensor<?x?xf32>"),
        ("reshape", "tosa.reshape %x, %x : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>"),
        ("tosa matmul", "tosa.matmul %x, %x : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>"),
        ("transpose", "linalg.transpose ins(%x : tensor<4x8xf32>) outs(%x : tensor<4x8xf32>) permutation = [0, 0]"),
        ("transpose back",
         "linalg.transpose ins(%x : tensor<4x8xf32>) outs(%x : tensor<4x8xf32>) permutation = [0, 2]"),
        ("broadcast", "linalg.broadcast ins(%x : tensor<4x8xf32>) outs(%x : tensor<4x8xf32>) dimensions = [7]"),
        ("reduce", "linalg.reduce ins(%x : tensor<4x8xf32>) outs(%x : tensor<4x8xf32>) dimensions = [5] "
                   "(%a: f32, %b: f32) { linalg.yield %a : f32 }"),
        ("constant count", "arith.constant dense<[1.0, 2.0]> : tensor<4x8xf32>"),
        ("constant nesting", "arith.constant dense<[[1.0], [2.0, 3.0]]> : tensor<4x8xf32>"),
        ("constant bytes", 'arith.constant dense<"0x0102"> : tensor<4x8xf32>'),
        ("constant digits", 'arith.constant dense<"0xZZ"> : tensor<4x8xf32>'),
        ("constant type", "arith.constant dense<1> : tensor<4x8xf32>"),
        ("resource", "arith.constant dense_resource<nothing> : tensor<4x8xf32>"),
        ("scalar", "arith.constant 1.0 : f32"),
        ("scf.for", "scf.for %i = %x to %x step %x iter_args(%a = %x) -> tensor<4x8xf32> "
                    "{ scf.yield %a : tensor<4x8xf32> }"),
        ("allocation", "bufferization.alloc_tensor() : tensor<4x8xf32>"),
        ("asm", 'llvm.inline_asm "nop", "=r" : () -> tensor<4x8xf32>'),
    ]:
        yield f"operation: {name}", operation(text)
    for name, text in [("side effect", "vector.print %c : f32"), ("abort", "llvm.intr.trap"),
                       ("endless loop", "cf.br ^again\n^again:\n  cf.br ^again\n^end:")]:
        yield f"operation: {name}", model(f"%c = arith.constant 1.0 : f32\n  %t = arith.constant true\n  {text}\n"
                                          "  return %x : tensor<4x8xf32>")
    yield "operation: extract beyond the end", model(
        "%i = arith.constant 100000000 : index\n  %j = arith.constant 0 : index\n"
        "  %e = tensor.extract %x[%i, %j] : tensor<4x8xf32>\n  %o = tensor.empty() : tensor<4x8xf32>\n"
        "  %y = linalg.fill ins(%e : f32) outs(%o : tensor<4x8xf32>) -> tensor<4x8xf32>\n  return %y : tensor<4x8xf32>")
    yield "operation: division by zero", model(
        "%z = arith.constant dense<0> : tensor<4xi32>\n  %y = arith.remsi %n, %z : tensor<4xi32>\n"
        "  return %y : tensor<4xi32>", "%n: tensor<4xi32>", "tensor<4xi32>")
    yield "a value that is used before", model("%a = math.tanh %b : tensor<4x8xf32>\n  %b = math.tanh %x : "
                                               "tensor<4x8xf32>\n  return %a : tensor<4x8xf32>")
    yield "a value twice", model("%a = math.tanh %x : tensor<4x8xf32>\n  %a = math.tanh %x : tensor<4x8xf32>\n"
                                 "  return %a : tensor<4x8xf32>")

    generic = ("linalg.generic {{indexing_maps = [{maps}], iterator_types = [{iterators}]}}\n"
               "      ins(%x : tensor<4x8xf32>) outs(%x : tensor<4x8xf32>) {{\n  ^bb0(%a: {element}, %o: f32):\n"
               "    {body}\n  }} -> tensor<4x8xf32>")
    same = "affine_map<(i, j) -> (i, j)>"
    parts = {"maps": f"{same}, {same}", "iterators": '"parallel", "parallel"', "element": "f32",
             "body": "linalg.yield %a : f32"}
    for name, change in [
        ("one map", {"maps": same}), ("three maps", {"maps": f"{same}, {same}, {same}"}), ("no maps", {"maps": ""}),
        ("map of one loop", {"maps": f"affine_map<(i) -> (i, i)>, {same}"}),
        ("map with one result", {"maps": f"affine_map<(i, j) -> (i)>, {same}"}),
        ("map that divides by zero", {"maps": f"affine_map<(i, j) -> (i floordiv 0, j)>, {same}"}),
        ("map out of bounds", {"maps": f"affine_map<(i, j) -> (i + 1, j)>, {same}"}),
        ("map with a symbol", {"maps": f"affine_map<(i, j)[s] -> (i, s)>, {same}"}),
        ("map swapped", {"maps": f"affine_map<(i, j) -> (j, i)>, {same}"}),
        ("map without loops", {"maps": f"affine_map<() -> (0, 0)>, {same}"}),
        ("one iterator", {"iterators": '"parallel"'}), ("strange iterator", {"iterators": '"parallel", "window"'}),
        ("reduction over a result", {"iterators": '"parallel", "reduction"',
                                    "body": "%s = arith.addf %a, %o : f32\n    linalg.yield %s : f32"}),
        ("element type", {"element": "f64"}), ("yields nothing", {"body": "linalg.yield"}),
        ("yields two", {"body": "linalg.yield %a, %a : f32, f32"}),
        ("yields a tensor", {"body": "linalg.yield %x : tensor<4x8xf32>"}),
        ("no yield", {"body": ""}), ("returns", {"body": "return %a : f32"}),
        ("side effect within", {"body": "vector.print %a : f32\n    linalg.yield %a : f32"}),
        ("function within", {"body": "func.func @g() { return }\n    linalg.yield %a : f32"}),
    ]:
        yield f"generic: {name}", operation(generic.format(**{**parts, **change}))

    # Attributes.
    for attribute in ["tp25d.param", "tp25d.param = 3", 'tp25d.param = ""', 'tp25d.nothing = "w"', "tp25d.sharding = 3",
                      "tp25d.sharding = #tp25d.sharding<[]>", "tp25d.sharding = #tp25d.sharding<[{row}]>",
                      "tp25d.sharding = #tp25d.sharding<[{row}, {row}]>",
                      "tp25d.sharding = #tp25d.sharding<[{up}, {}]>",
                      "tp25d.sharding = #tp25d.sharding<[{row, row}, {}]>",
                      "tp25d.sharding = #tp25d.sharding<[{row}, {}",
                      "tp25d.sharding = #tp25d.sharding<[{row}, {}, {}]>",
                      "tp25d.sharding = #tp25d.grid<depth = 1, row = 2, col = 2>",
                      'tp25d.param = "w9", tp25d.value = dense<1.0> : tensor<2xf32>',
                      'tp25d.param = "w9", tp25d.value = dense<1.0> : tensor<100000xf32>',
                      'tp25d.param = "w9", tp25d.value = 7', "tp25d.grid = 7", "tp25d.result = 9",
                      'tp25d.param = "\\00"', 'tp25d.param = "a", tp25d.param = "b"']:
        yield f"attribute: {attribute}", model(arguments=f"%x: tensor<4x8xf32> {{{attribute}}}")
    product = ("linalg.matmul {{{}}} ins(%x, %x : tensor<4x4xf32>, tensor<4x4xf32>) outs(%x : tensor<4x4xf32>) "
               "-> tensor<4x4xf32>")
    for attribute in ["tp25d.stationary", 'tp25d.stationary = "d"', 'tp25d.stationary = "A"', "tp25d.stationary = 1",
                      'tp25d.depth = "x"', "tp25d.depth = 2", 'tp25d.stationary = "a", tp25d.depth = "q"',
                      "tp25d.form = 3", "tp25d.form", "tp25d.sharding = #tp25d.sharding<[{row}]>",
                      'tp25d.sharding = "row"']:
        yield f"attribute: {attribute} of a product", operation(product.format(attribute), "tensor<4x4xf32>",
                                                                arguments="%x: tensor<4x4xf32>")
    for attribute in ["tp25d.grid", "tp25d.grid = 2",
                      "tp25d.grid = #tp25d.grid<depth = 0, row = 0, col = 0>",
                      "tp25d.grid = #tp25d.grid<depth = -1, row = 1, col = 1>",
                      "tp25d.grid = #tp25d.grid<depth = 1, row = 1>", "tp25d.grid = #tp25d.grid<>",
                      "tp25d.grid = #tp25d.grid<depth = 9999999999999999999, row = 1, col = 1>",
                      "tp25d.nothing = 1", "tp25d.nothing = #tp25d.nothing"]:
        yield f"attribute: {attribute} of a module", f"module attributes {{{attribute}}} {{{model()}}}"
    yield "parameters of one name and two types", model(
        arguments='%x: tensor<4x8xf32> {tp25d.param = "w"}, %y: tensor<4xf32> {tp25d.param = "w"}')
    yield "a parameter that the file has not", model(arguments='%x: tensor<4x8xf32> {tp25d.param = "w9"}')
    yield "a parameter of another type in the file", model(arguments='%x: tensor<4x8xf32> {tp25d.param = "w1"}')
    for text in ["#a = #a", "#a = #b\n#b = #a", "!a = !a", "#a", "#a = affine_map<(i) -> (j)>",
                 "#a = dense<1> : tensor<2x"]:
        yield f"alias {text!r}", model(before=text, arguments="%x: tensor<4x8xf32> {my.a = #a}")

    # Tensors in the text.
    resource = ('\n{{-# dialect_resources: {{ builtin: {{ blob: {} }} }} #-}}\n')
    for name, blob in [("without bytes", '""'), ("short", '"0x0400000000"'), ("odd", '"0x040000000"'),
                       ("not digits", '"0xZZ"'), ("a number", "4"), ("strange alignment", '"0x0300000000000000"'),
                       ("of few bytes", '"0x0400000001000000"')]:
        yield (f"resource {name}",
               operation("arith.constant dense_resource<blob> : tensor<4x8xf32>") + resource.format(blob))

    # Bytecode.
    magic = b"ML\xefR"
    for name, rest in [("of nothing", b""), ("of a version", b"\x0d"), ("of version 127", b"\xff"),
                       ("of zeros", bytes(100)), ("of ones", b"\xff" * 100), ("of text", MODEL.encode())]:
        yield f"bytecode {name}", magic + rest
    for number in range(8):
        yield f"bytecode of garbage {number}", magic + b"\x0d" + bytes(rng.randrange(256) for _ in range(200))


# That do not divide the model's sizes.
GRIDS = [("-q", "3"), ("-q", "8"), ("-q", "2", "-d", "3"), ("-q", "2", "-d", "8"), ("-q", "5", "-d", "5")]


# ----------------------------------------------------------------------------------------------------------------------
# All of them
# ----------------------------------------------------------------------------------------------------------------------


def shuffled(rng, whole, number):
    """Copies with bytes changed, removed, repeated and exchanged anywhere."""
    for _ in range(number):
        data = bytearray(whole)
        for _ in range(rng.choice([1, 1, 2, 5])):
            begin, length = rng.randrange(len(data)), rng.choice([1, 1, 2, 4, 8])
            what = rng.randrange(4)
            if what == 0:
                data[begin:begin + length] = bytes(rng.randrange(256) for _ in range(length))
            elif what == 1 and len(data) > length:
                del data[begin:begin + length]
            elif what == 2:
                data[begin:begin] = data[begin:begin + length]
            else:
                data[begin] = rng.choice(b"\x00\x7f\x80\xff 09[]{}()<>\"'%:,-x")
        yield bytes(data)


def all_cases(seed, number):
    rng = random.Random(seed)
    for name, data in safetensors_cases():
        yield Case("params.safetensors", name, data)
    for name, data in npy_cases():
        yield Case("x.npy", name, data)
    for name, data in mask_cases():
        yield Case("mask.npy", name, data)
    for name, data in mlir_cases(rng):
        yield Case("model.mlir", name, data if isinstance(data, bytes) else data.encode(errors="surrogateescape"))
    for options in GRIDS:
        yield Case("model.mlir", " ".join(options), RIGHT["model.mlir"], options)
    for file, right in RIGHT.items():
        for i, data in enumerate(shuffled(rng, right, number)):
            yield Case(file, f"random {i}", data, may_pass=True)


def run(tp25d, folder, case):
    """Returns what the tool prints, and what is wrong with that: nothing, or a sentence."""
    with tempfile.TemporaryDirectory(dir=folder) as folder:
        for name, data in {**RIGHT, case.file: case.data}.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        command = [tp25d, "run", f"{folder}/model.mlir", f"--params={folder}/params.safetensors",
                   f"--output=@{folder}/out.npy", *case.options]
        if case.data == RIGHT["model.mlir"] or case.file != "model.mlir":  # else nobody knows which inputs it takes
            command += [f"--input=@{folder}/x.npy", f"--input=@{folder}/mask.npy"]
        try:
            process = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            return "", f"it still runs after {TIMEOUT} s"
        printed = process.stderr.decode(errors="replace")
        return printed, judge(case, process.returncode, printed, sorted(set(os.listdir(folder)) - set(RIGHT)))


def judge(case, code, printed, left):
    if code == 0 and case.may_pass:
        return None
    if code != 1:
        return f"exit code {code}"
    if re.search(r"Sanitizer|runtime error:|Stack dump|Assertion|PLEASE submit", printed):
        return "a crash"
    if left:
        return f"left behind: {', '.join(left)}"
    errors = [line for line in printed.splitlines() if "error: " in line]
    if not errors:
        return "no error"
    if len(errors) > 1 and case.file != "model.mlir":
        return f"{len(errors)} errors"
    for line in errors:
        before, sentence = line.split("error: ", 1)
        if not re.search(r"\w+ \S+", sentence):
            return f"no sentence: {line}"
        # A model may be right in itself, and not fit an option, the file with parameters, or a limit for an argument.
        elsewhere = before == "tp25d: " and re.search(r"--\w+|params\.safetensors|argument '\w+'", sentence)
        if case.file not in line and not (case.file == "model.mlir" and elsewhere):
            return f"no place: {line}"
    return None


def write_all(folder, cases):
    for number, case in enumerate(cases):
        kind = os.path.join(folder, case.file.rpartition(".")[2])
        os.makedirs(kind, exist_ok=True)
        if len(case.data) <= 4096:
            with open(os.path.join(kind, f"{number:04}"), "wb") as file:
                file.write(case.data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tp25d", help="the tool")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--random", type=int, default=20, help="random changes of each kind of file")
    parser.add_argument("--only", help="a part of the names of the cases that are wanted")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--write", metavar="DIR", help="write the inputs there, and run nothing")
    options = parser.parse_args()
    cases = [case for case in all_cases(options.seed, options.random) if (options.only or "") in str(case)]
    if options.write:
        return write_all(options.write, cases)

    failures = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        right = Case("model.mlir", "nothing changed", RIGHT["model.mlir"], may_pass=True)
        for case, (printed, problem) in zip([right, *cases],
                                            pool.map(lambda case: run(options.tp25d, folder, case), [right, *cases])):
            if case is right and printed:
                problem = "what is right fails"
            if options.only is not None:
                print(f"--- {case}\n{printed}", end="")
            if problem:
                print(f"{case}: {problem}\n{printed[:2000]}")
                failures += 1
    print(f"{len(cases)} malformed inputs, {failures} failures")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
