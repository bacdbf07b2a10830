"""Checks that the documentation and `tp25d-opt --help` agree, and that the IR in the documentation is IR.

    documentation.py SOURCE TP25D_OPT

- Every pass of a Passes.td is in --help and in docs/passes.md, and every pipeline of ours in --help is in docs/stages.md.
- The table of options in docs/stages.md has the options of --tp25d-pipeline, no more and no fewer.
- Every option of a tp25d-opt command line in README.md and docs/ is one that --help lists.
- Every whole function in the documentation parses, and every example of an operation or an attribute in docs/dialect.md
  is, but for the names of values, one of test/Dialect/documentation.mlir, which parses. What has an ellipsis is a sketch.
"""

import glob
import os
import re
import subprocess
import sys

source, tp25d_opt = sys.argv[1:]
problems = []


def read(path):
    with open(os.path.join(source, path)) as file:
        return file.read()


def normalize(line):
    """The line without what may differ: names of values, comments, and blanks that mean nothing."""
    line = re.sub(r"//.*", "", line)
    line = re.sub(r"%[\w#]+", "%", line)
    line = re.sub(r"#(?!tp25d\.)\w+", "#", line)
    return re.sub(r"\s+", "", line)


help_text = subprocess.run([tp25d_opt, "--help"], capture_output=True, text=True, check=True).stdout
listed = set(re.findall(r"^\s+--([\w-]+)", help_text, re.M))

# Passes and pipelines.
passes_page, stages_page = read("docs/passes.md"), read("docs/stages.md")
names = [name for path in glob.glob(source + "/include/tp25d/*/Passes.td")
         for name in re.findall(r'^def \w+ : Pass<"([\w-]+)"', read(os.path.relpath(path, source)), re.M)]
problems += [f"pass {name} is not in --help" for name in names if name not in listed]
problems += [f"pass {name} is not in docs/passes.md" for name in names if f"### `-{name}`" not in passes_page]
pipelines = [name for name in listed if name.startswith("tp25d-") or name == "shard-2p5d"]
problems += [f"--{name} is not in docs/stages.md" for name in pipelines if f"--{name}" not in stages_page]

# Options of the pipeline that has those of all stages.
entry = re.search(r"^( +)--tp25d-pipeline .*\n((?:\1  .*\n)+)", help_text, re.M)
options = set(re.findall(r"^\s+--?([\w-]+)", entry.group(2), re.M))
section = stages_page[stages_page.index("## Options"):].split("\n## ")[0]
table = set(re.findall(r"^\| `([\w-]+)", section, re.M))
problems += [f"option {name} of tp25d-pipeline is not in docs/stages.md" for name in sorted(options - table)]
problems += [f"option {name} of docs/stages.md is none of tp25d-pipeline" for name in sorted(table - options)]

pages = ["README.md"] + sorted(os.path.relpath(path, source) for path in glob.glob(source + "/docs/*.md"))
tested = "".join(normalize(line) for line in read("test/Dialect/documentation.mlir").split("\n"))
for page in pages:
    text = read(page)
    for command in re.findall(r"(?:^ {4}|`)(?:build/bin/)?tp25d-opt (--[^`\n]*)", text, re.M):
        for name in re.findall(r"--([\w-]+)", command):
            if name not in listed:
                problems.append(f"{page}: --{name} is no option of tp25d-opt")
    for block in re.findall(r"```mlir\n(.*?)```", text, re.S):
        if "..." in block:
            continue
        place = f"{page}: {block.strip().splitlines()[0]}"
        is_whole = block.count("{") == block.count("}")
        if "func.func" in block and is_whole:
            if "return" not in block:
                block = block.replace("func.func @", "func.func private @")
            done = subprocess.run([tp25d_opt, "-"], input=block, capture_output=True, text=True)
            if done.returncode != 0:
                problems.append(f"{place}: {done.stderr.splitlines()[0]}")
        elif page == "docs/dialect.md":
            whole = "".join(normalize(line) for line in block.split("\n"))
            # A statement or attribute each: what follows one may be something else there.
            for statement in re.split(r"(?=%=)|(?<=>)(?=#tp25d)|(?<!=)(?=tp25d\.(?:await|launch))", whole):
                if statement not in tested:
                    problems.append(f"{place}: test/Dialect/documentation.mlir has no {statement}")

print("\n".join(problems))
sys.exit(len(problems) > 0)
