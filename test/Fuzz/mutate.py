#!/usr/bin/env python3
"""Mutants of the repository's own IR, through every stage and every pass: whatever they are, an error is a message.

    mutate.py --bin build/bin                             some hundred mutants
    mutate.py --bin build/bin --count 20000 --jobs 2      a long run; --time 3600 ends it after an hour
    mutate.py --bin build/bin --seed 3 --only 1234        one mutant once more, through everything
    mutate.py --bin build/bin --shrink FILE --stage NAME  the fewest lines of FILE that still fail in stage NAME

Every .mlir file of test/ and examples/ is a seed, part by part, and so is what the stages make of some of them. A mutant
is a seed whose text was changed in a few places at random: lines are deleted, doubled, exchanged, or taken from another
seed; numbers, types, names of operations and values, keywords and attributes are exchanged for others. A mutant that
the verifier accepts goes through each stage, the whole line of them, each pass alone, and `tp25d run`. It fails

  crash      if the tool dies by a signal or prints a stack trace,
  hang       if it takes longer than the limit,
  silent     if it ends with an exit code other than 0 and no error,
  unlocated  if an error of tp25d-opt has no place in the file,
  reparse    if the exit code is 0 and what is printed cannot be read again.

Everything is a function of --seed and the mutant's number, which a failure prints with the command that repeats it.
With --keep DIR the mutants that fail stay there. KNOWN lists crashes of MLIR itself, by what their stack traces say.
"""

import argparse
import concurrent.futures
import dataclasses
import math
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPLIT = "// -----\n"
LONGEST = 250  # lines of a seed

# Crashes of MLIR that `tp25d run` does not reach or survives: the route, and what the stack trace says.
KNOWN = [
    ("parse", r"MLIR Parser: custom op parser 'linalg\."),  # named operations of index, and others without arithmetic
]


# ----------------------------------------------------------------------------------------------------------------------
# What a mutant goes through
# ----------------------------------------------------------------------------------------------------------------------

STAGES = ["--tp25d-import", "--shard-2p5d=q=2,d=2", "--tp25d-partition", "--tp25d-expand", "--tp25d-fuse",
          "--tp25d-bufferize", "--tp25d-schedule", "--tp25d-codegen"]


def find_routes():
    """Lists of options of tp25d-opt, by name: those that every mutant takes, and those of which it takes some."""
    always = {option.lstrip("-").split("=")[0]: [option] for option in STAGES}
    always["training"] = ["--tp25d-import=training", "--tp25d-grad=optimizer=sgd", "--shard-2p5d=q=2,d=2"]
    always["line"] = STAGES
    always["pipeline"] = ["--tp25d-pipeline=q=2,d=2"]
    always["pipeline-separate"] = ["--tp25d-pipeline=q=2,d=2,memory=separate"]
    always["pipeline-gpu"] = ["--tp25d-pipeline=q=2,d=2,memory=gpu"]
    always["pipeline-own-grid"] = ["--tp25d-pipeline"]
    sometimes = {}
    for path in sorted((ROOT / "include" / "tp25d").glob("*/Passes.td")):
        for name, anchor in re.findall(r'Pass<"([\w-]+)", "::mlir::([\w:]+)">', path.read_text()):
            nested = {"func::FuncOp": "func.func({})", "gpu::GPUModuleOp": "gpu.module({})"}.get(anchor, "{}")
            sometimes["pass-" + name] = [f"--pass-pipeline=builtin.module({nested.format(name)})"]
    sometimes["canonicalize"] = ["--canonicalize", "--cse"]
    return always, sometimes


# ----------------------------------------------------------------------------------------------------------------------
# Mutants
# ----------------------------------------------------------------------------------------------------------------------

TYPES = ["f32", "bf16", "f16", "f64", "i1", "i8", "i16", "i32", "i64", "index", "none", "f8E4M3FN", "ui8"]
WORDS = [["data", "dep", "row", "col"], ["parallel", "reduction", "window"],
         ["sum", "product", "maximum", "minimum"], ["tensor", "memref", "vector"],
         ["addf", "mulf", "subf", "divf", "maximumf", "minimumf", "maxnumf", "minnumf", "remf"],
         ["addi", "muli", "subi", "andi", "ori", "xori", "maxsi", "maxui", "minsi", "minui", "divsi", "divui"],
         ["exp", "tanh", "sqrt", "rsqrt", "log", "erf", "absf", "sin", "floor"],
         ["eq", "ne", "slt", "sle", "sgt", "ult", "oeq", "ogt", "olt", "uno"],
         ["public", "private", "nested"], ["stationary = a", "stationary = b", "stationary = c"],
         ["tp25d.sharding", "tp25d.global", "tp25d.param", "tp25d.state", "tp25d.result", "tp25d.arena",
          "tp25d.updates", "tp25d.updated", "tp25d.value", "tp25d.kernel", "tp25d.grid", "tp25d.form",
          "tp25d.frozen", "tp25d.product", "tp25d.adjoint_of", "tp25d.adjoint", "tp25d.mapping"],
         ["tp25d.broadcast", "tp25d.all_reduce"], ["broadcast", "reduce", "all_reduce", "all_gather",
                                                     "reduce_scatter", "all_to_all"],
         ["relu", "gelu_erf", "gelu_tanh", "tanh", "logistic", "add", "multiply"], ["true", "false", "unit"]]
WORD_GROUPS = {}
for group in WORDS:
    for word in group:
        WORD_GROUPS.setdefault(word, group)
NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 31, 64, 100, -1, -2, 4096, 2**31, 2**40, 2**63 - 1]

OPERATION = re.compile(r"\b(?:arith|linalg|tensor|math|scf|memref|tp25d|func|bufferization|affine|cf|tosa)\.[\w.]+")
VALUE = re.compile(r"%[\w$.-]+")
NUMBER = re.compile(r"(?<![\w.%#@])-?\d+(?=x|\b)(?!\.)")
ELEMENT = re.compile(r"(?<=x)(?:" + "|".join(TYPES) + r")\b|\b(?:" + "|".join(TYPES) + r")\b")
WORD = re.compile("|".join(r"(?<![\w.])" + re.escape(word) + r"(?![\w.])"
                           for word in sorted(WORD_GROUPS, key=len, reverse=True)))
ATTRIBUTE = re.compile(r",?\s*\b[\w.]+ = (?:\"[^\"]*\"|#?[\w.]+<[^<>]*>|\[[^\[\]]*\]|[\w.]+(?: : \w+)?)")
MAP = re.compile(r"affine_map<[^>]*->[^>]*>|#[a-z]\w*\b(?![.<])")
AXES = re.compile(r"\{(?:data|dep|row|col)?(?:, (?:data|dep|row|col))*\}")
BRACKET = re.compile(r"<\[.*?\]")


def replace_one(text, pattern, rng, choose):
    found = list(pattern.finditer(text))
    if not found:
        return text
    hit = rng.choice(found)
    return text[: hit.start()] + choose(hit.group()) + text[hit.end() :]


class Mutator:
    def __init__(self, corpus, valid):
        self.corpus = corpus
        self.valid = valid
        # Most seeds are a few lines, which say what the verifier refuses: programs are worth more.
        self.weights = [min(seed.count("\n"), 40) for seed in valid]
        self.operations = sorted({op for seed in corpus for op in OPERATION.findall(seed)})
        self.attributes = sorted({a.lstrip(", ") for seed in corpus for a in ATTRIBUTE.findall(seed)})

    def make(self, seed, number):
        """Mutant `number`: most are a few changes away from their seed."""
        rng = random.Random(f"{seed}:{number}")
        text = rng.choices(self.valid, self.weights)[0]
        for _ in range(min(1 + int(rng.expovariate(0.9)), 8)):
            text = rng.choice(CHANGES)(self, text, rng) or "\n"
        return text

    def delete_line(self, text, rng):
        lines = text.splitlines(keepends=True)
        begin = rng.randrange(len(lines))
        del lines[begin : begin + rng.choice([1, 1, 1, 2, 3])]
        return "".join(lines)

    def double_line(self, text, rng):
        lines = text.splitlines(keepends=True)
        at = rng.randrange(len(lines))
        # Under another name, so that it is a value of its own.
        line = re.sub(r"^(\s*)(%[\w]+)( =|:)", r"\1\2_again\3", lines[at])
        lines.insert(rng.choice([at, at + 1, rng.randrange(len(lines) + 1)]), line)
        return "".join(lines)

    def move_line(self, text, rng):
        lines = text.splitlines(keepends=True)
        line = lines.pop(rng.randrange(len(lines)))
        lines.insert(rng.randrange(len(lines) + 1), line)
        return "".join(lines)

    def swap_lines(self, text, rng):
        lines = text.splitlines(keepends=True)
        a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
        return "".join(lines)

    def splice(self, text, rng):
        lines, other = text.splitlines(keepends=True), rng.choice(self.corpus).splitlines(keepends=True)
        begin = rng.randrange(len(other))
        part = other[begin : begin + rng.choice([1, 1, 2, 4, len(other)])]
        at = rng.randrange(len(lines) + 1)
        return "".join(lines[:at] + part + lines[at:])

    def join(self, text, rng):
        """Another seed's functions beside these."""
        return text + rng.choice(self.valid)

    def number(self, text, rng):
        def choose(old):
            near = [int(old) + 1, int(old) - 1, int(old) * 2, int(old) // 2]
            return str(rng.choice(rng.choice([near, NUMBERS])))

        found = NUMBER.findall(text)
        if found and rng.random() < 0.4:  # everywhere, so that types still fit
            old = rng.choice(found)
            new = choose(old)
            return re.sub(r"(?<![\w.%#@])" + re.escape(old) + r"(?=x|\b)(?!\.)", new, text)
        return replace_one(text, NUMBER, rng, choose)

    def type(self, text, rng):
        found = ELEMENT.findall(text)
        if found and rng.random() < 0.6:
            old, new = rng.choice(found), rng.choice(TYPES)
            return re.sub(r"(?:(?<=x)|\b)" + old + r"\b", new, text)
        return replace_one(text, ELEMENT, rng, lambda _: rng.choice(TYPES))

    def value(self, text, rng):
        values = VALUE.findall(text)
        return replace_one(text, VALUE, rng, lambda _: rng.choice(values)) if values else text

    def swap_values(self, text, rng):
        values = sorted(set(VALUE.findall(text)))
        if len(values) < 2:
            return text
        a, b = rng.sample(values, 2)
        return re.sub(rf"{re.escape(a)}\b|{re.escape(b)}\b", lambda m: b if m.group() == a else a, text)

    def operation(self, text, rng):
        return replace_one(text, OPERATION, rng, lambda _: rng.choice(self.operations))

    def word(self, text, rng):
        return replace_one(text, WORD, rng, lambda old: rng.choice(WORD_GROUPS[old]))

    def drop_attribute(self, text, rng):
        return replace_one(text, ATTRIBUTE, rng, lambda _: "")

    def attribute(self, text, rng):
        return replace_one(text, ATTRIBUTE, rng, lambda old: ("," if old[0] == "," else "") + " " +
                           rng.choice(self.attributes))

    def add_attribute(self, text, rng):
        return replace_one(text, re.compile(r"\{(?=[\w.]+ = )"), rng, lambda _: "{" + rng.choice(self.attributes) + ", ")

    def map(self, text, rng):
        maps = MAP.findall(text)
        return replace_one(text, MAP, rng, lambda _: rng.choice(maps)) if maps else text

    def dimension(self, text, rng):
        return replace_one(text, re.compile(r"\bd[0-4]\b"), rng, lambda _: f"d{rng.randrange(5)}")

    def axes(self, text, rng):
        names = ["data", "dep", "row", "col"]
        chosen = lambda: "{" + ", ".join(rng.sample(names, rng.choice([0, 1, 1, 2, 3]))) + "}"
        return replace_one(text, AXES, rng, lambda _: chosen())

    def rank(self, text, rng):
        """A dimension more or less in one type."""
        return replace_one(text, re.compile(r"<(?:-?\d+x)+"), rng,
                           lambda old: rng.choice([old + "2x", "<1x" + old[1:], "<" + old.split("x", 1)[1], "<?x"]))


CHANGES = [Mutator.delete_line, Mutator.double_line, Mutator.move_line, Mutator.swap_lines, Mutator.splice, Mutator.join,
           Mutator.number, Mutator.number, Mutator.number, Mutator.type, Mutator.type, Mutator.value, Mutator.value,
           Mutator.swap_values, Mutator.operation, Mutator.operation, Mutator.word, Mutator.word, Mutator.word,
           Mutator.drop_attribute, Mutator.drop_attribute, Mutator.attribute, Mutator.add_attribute, Mutator.map,
           Mutator.map, Mutator.dimension, Mutator.axes, Mutator.rank]


def read_corpus(tool):
    """The parts of all files without their comments, and what the stages make of models."""
    parts = []
    paths = sorted([*(ROOT / "test").rglob("*.mlir"), *(ROOT / "examples").rglob("*.mlir")])
    texts = [path.read_text() for path in paths]
    models = [ROOT / "examples" / "mlp" / "mlp.mlir", *sorted((ROOT / "test" / "Pipeline" / "Inputs").glob("*.mlir")),
              ROOT / "test" / "Executable" / "reductions.mlir"]
    for model in models:
        for stage in ["import", "shard", "partition", "expand", "schedule", "bufferize", "codegen"]:
            made = subprocess.run([tool, f"--tp25d-pipeline=q=2,d=2,to={stage}", model], capture_output=True, text=True)
            texts.append(made.stdout)
    for text in texts:
        for part in text.split(SPLIT):
            lines = [line for line in part.splitlines() if line.strip() and not line.lstrip().startswith("//")]
            if lines and len(lines) <= LONGEST:
                parts.append("\n".join(lines) + "\n")
    return sorted(set(parts))


# ----------------------------------------------------------------------------------------------------------------------
# Running the tools
# ----------------------------------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Failure:
    kind: str
    route: str
    text: str
    output: str
    number: int = -1

    def signature(self):
        """The same for failures of one cause, as far as a stack trace tells."""
        frames = re.findall(r"^ *#\d+ 0x\w+ (.+?)(?: \S+:\d+:\d+| \(/.*)?$", self.output, re.M)
        frames = [re.sub(r"(?<!anonymous namespace\))\((?!anonymous).*", "", frame) for frame in frames]
        frames = [frame for frame in frames if frame.strip() and "llvm::sys::" not in frame]
        ours = [i for i, frame in enumerate(frames) if "OpToOpPassAdaptor" in frame]
        frames = frames[: ours[0]] if ours else frames
        if frames:
            return f"{self.kind}: " + " < ".join(frames[:4])
        errors = re.findall(r"error: .*|.*[Aa]ssert.*|LLVM ERROR.*", self.output)
        return f"{self.kind}: " + re.sub(r"[\d'\"].*", "", errors[0])[:100] if errors else f"{self.kind}: {self.route}"


@dataclasses.dataclass
class Result:
    code: int  # None: out of time
    out: str
    err: str

    def died(self):
        trace = "PLEASE submit a bug report" in self.err or "Sanitizer:" in self.err or "LLVM ERROR" in self.err
        return trace or (self.code is not None and (self.code < 0 or self.code > 1))


def execute(command, limit):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        out, err = process.communicate(timeout=limit)
        code = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        code = None
    return Result(code, out.decode(errors="replace"), err.decode(errors="replace"))


class Runner:
    def __init__(self, options, folder):
        self.options = options
        self.folder = pathlib.Path(folder)
        self.opt = os.path.join(options.bin, "tp25d-opt")
        self.run = os.path.join(options.bin, "tp25d")
        self.always, self.sometimes = find_routes()

    def run_opt(self, arguments, texts):
        with tempfile.NamedTemporaryFile("w", suffix=".mlir", dir=self.folder) as file:
            file.write(SPLIT.join(texts))
            file.flush()
            limit = self.options.limit + 0.3 * len(texts)
            command = [self.opt, "--split-input-file", "--mlir-disable-threading", "--mlir-print-op-on-diagnostic=false",
                       *arguments, file.name]
            result = execute(command, limit)
        outputs = result.out.split(SPLIT)
        begins = []
        line = 0
        for text in texts:
            begins.append(line)
            line += text.count("\n") + 1
        located = set()
        unlocated = []
        for message in result.err.splitlines():
            if "error: " not in message or message.startswith(" "):
                continue
            place = re.match(re.escape(file.name) + r":(\d+):\d+: error: ", message)
            if place:
                located.add(max(i for i, begin in enumerate(begins) if begin <= int(place.group(1))))
            elif not re.match(r"\S+:\d+:\d+: error: ", message):  # a location that the text itself gives
                unlocated.append(message)
        return result, outputs, located, unlocated

    def parse(self, texts):
        """What the parser and the verifier accept of them, by index; and crashes. Messages are MLIR's own."""
        failures, passed = self.check("parse", [], texts)
        return [failure for failure in failures if failure.kind in ("crash", "hang")], passed

    def check(self, route, arguments, texts):
        """The failures of `texts` on one route, and the output of those that came through, by their index."""
        result, outputs, located, unlocated = self.run_opt(arguments, texts)
        bad = result.died() or result.code is None or len(outputs) != len(texts)
        missing = [] if bad else [i for i, out in enumerate(outputs) if not out.strip() and i not in located]
        if bad or unlocated or missing:
            if len(texts) > 1:
                middle = len(texts) // 2
                failures, passed = self.check(route, arguments, texts[:middle])
                more, rest = self.check(route, arguments, texts[middle:])
                return failures + more, {**passed, **{i + middle: out for i, out in rest.items()}}
            kind = "hang" if result.code is None else "crash" if bad else "unlocated" if unlocated else "silent"
            if kind == "silent" and re.search(r"error: ", result.err):
                return [], {}
            return [Failure(kind, route, texts[0], result.err)], {}
        passed = {i: out for i, out in enumerate(outputs) if out.strip()}
        if not passed or not arguments:
            return [], passed
        indices = list(passed)
        result, outputs, located, _ = self.run_opt([], [passed[i] for i in indices])
        failures = []
        if result.died() or result.code is None or located:
            for i in indices if result.died() or result.code is None else [indices[i] for i in located]:
                again, *_ = self.run_opt([], [passed[i]])
                if again.code != 0:
                    failures.append(Failure("reparse", route, texts[i], again.err))
        return failures, passed

    @staticmethod
    def is_large(text):
        """True if a tensor has so many elements that a run takes longer than the limit, rightly."""
        shapes = re.findall(r"(?:tensor|memref)<((?:\d+x)+)", text)
        return any(math.prod(map(int, shape.split("x")[:-1])) > 1 << 26 for shape in shapes)

    def check_run(self, text, rng):
        options = rng.choice([["-q", "1"], ["-q", "2"], ["-q", "2", "-d", "2"], ["-q", "3"], [], ["-q", "1", "-d", "2"]])
        route = " ".join(["run", *options])
        return self.execute_run(text, route)

    def execute_run(self, text, route):
        if self.is_large(text):
            return []
        with tempfile.NamedTemporaryFile("w", suffix=".mlir", dir=self.folder) as file:
            file.write(text)
            file.flush()
            words = route.split()
            result = execute([self.run, words[0], file.name, *words[1:], "--timeout", "10"], self.options.limit + 20)
        if result.code is None:
            return [Failure("hang", route, text, result.err)]
        if result.died():
            return [Failure("crash", route, text, result.err)]
        if result.code and "error: " not in result.err:
            return [Failure("silent", route, text, result.err)]
        return []

    def check_all(self, numbered, rng, everything):
        """The failures of mutants with their numbers, on all routes, or on all stages and some passes."""
        numbers, texts = zip(*numbered)
        failures, accepted = self.parse(list(texts))
        for failure in list(failures):
            failure.number = numbers[texts.index(failure.text)]
            if is_known(failure):
                failures += self.check_run(failure.text, rng)
        indices = sorted(accepted)
        if not indices:
            return failures, 0
        valid = [texts[i] for i in indices]
        routes = dict(self.always)
        names = list(self.sometimes)
        routes.update({name: self.sometimes[name] for name in (names if everything else rng.sample(names, 8))})
        runnable = set()
        for route, arguments in routes.items():
            found, passed = self.check(route, arguments, valid)
            failures += found
            if route == "tp25d-import":
                runnable = set(passed)
        for i, text in enumerate(valid):
            if i in runnable or everything or rng.random() < 0.1:
                failures += self.check_run(text, rng)
        for failure in failures:
            if failure.number < 0:
                failure.number = numbers[texts.index(failure.text)]
        return failures, len(valid)

    def repeat(self, route, text):
        if route.startswith("run"):
            return self.execute_run(text, route)
        arguments = {**self.always, **self.sometimes, "parse": []}[route]
        return self.check(route, arguments, [text])[0]


def is_known(failure):
    return failure.kind == "crash" and any(
        failure.route == route and re.search(pattern, failure.output) for route, pattern in KNOWN)


# ----------------------------------------------------------------------------------------------------------------------
# Shrinking
# ----------------------------------------------------------------------------------------------------------------------


def shrink(runner, route, text):
    """Removes lines, many at first, while the failure stays the same."""
    def signature(text):
        found = runner.repeat(route, text)
        return found[0].signature() if found else None

    wanted = signature(text)
    if wanted is None:
        sys.exit("it does not fail")
    print(wanted, file=sys.stderr)
    lines = text.splitlines(keepends=True)
    size = max(len(lines) // 2, 1)
    while True:
        begin = 0
        removed = False
        while begin < len(lines):
            fewer = lines[:begin] + lines[begin + size :]
            if fewer and signature("".join(fewer)) == wanted:
                lines, removed = fewer, True
            else:
                begin += size
        if size == 1 and not removed:
            return "".join(lines)
        size = max(size // 2, 1)


# ----------------------------------------------------------------------------------------------------------------------
# Main
# ----------------------------------------------------------------------------------------------------------------------


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="the folder of tp25d-opt and tp25d")
    parser.add_argument("--count", type=int, default=300, help="mutants")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the number of the first mutant")
    parser.add_argument("--only", type=int, help="the number of the one mutant to try, on all routes")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--batch", type=int, default=100, help="mutants in one process")
    parser.add_argument("--time", type=float, help="seconds after which no more mutants are begun")
    parser.add_argument("--limit", type=float, default=20, help="seconds that one mutant may take on one route")
    parser.add_argument("--keep", help="a folder for the mutants that fail")
    parser.add_argument("--shrink", metavar="FILE")
    parser.add_argument("--stage", help="the route on which FILE fails, as a failure names it")
    return parser.parse_args()


def main():
    options = parse_arguments()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(options, folder)
        if options.shrink:
            print(shrink(runner, options.stage, pathlib.Path(options.shrink).read_text()), end="")
            return 0
        corpus = read_corpus(runner.opt)
        mutator = Mutator(corpus, [corpus[i] for i in sorted(runner.parse(corpus)[1])])
        numbers = range(options.first, options.first + options.count)
        if options.only is not None:
            numbers = range(options.only, options.only + 1)
        batches = [numbers[i : i + options.batch] for i in range(0, len(numbers), options.batch)]

        def check(batch):
            if options.time and time.monotonic() - started > options.time:
                return [], 0, 0
            rng = random.Random(f"{options.seed}:{batch[0]}:routes")
            mutants = [(number, mutator.make(options.seed, number)) for number in batch]
            return *runner.check_all(mutants, rng, options.only is not None), len(batch)

        seen, tried, valid, known = {}, 0, 0, 0
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for failures, accepted, count in pool.map(check, batches):
                tried += count
                valid += accepted
                for failure in failures:
                    if is_known(failure):
                        known += 1
                        continue
                    signature = failure.signature()
                    seen[signature] = seen.get(signature, 0) + 1
                    if seen[signature] > 1:
                        continue
                    print(f"mutant {failure.number}, {failure.route}: {signature}\n"
                          f"  again: {sys.argv[0]} --bin {options.bin} --seed {options.seed} --only {failure.number}")
                    if options.keep:
                        os.makedirs(options.keep, exist_ok=True)
                        path = pathlib.Path(options.keep) / f"{failure.number}-{failure.route.replace(' ', '_')}"
                        path.with_suffix(".mlir").write_text(failure.text)
                        path.with_suffix(".log").write_text(failure.output)
                        print(f"  fewer lines: {sys.argv[0]} --bin {options.bin} --shrink {path}.mlir "
                              f"--stage '{failure.route}'")
                    sys.stdout.flush()
    print(f"{tried} mutants, {valid} of them valid, {sum(seen.values())} failures of {len(seen)} kinds"
          + (f", {known} known ones of MLIR" if known else ""))
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
