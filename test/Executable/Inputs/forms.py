"""All forms of all transpositions, from integers, so that every result is exact.

    forms.py TP25D FOLDER
"""

import concurrent.futures
import itertools
import os
import subprocess
import sys

tp25d, folder = sys.argv[1:]
GRIDS = [(1, 4), (2, 1), (2, 2), (2, 4), (3, 1), (3, 2), (4, 1), (4, 2)]
M, K, N = 24, 48, 72
tensors = os.path.join(os.path.dirname(__file__), "tensors.py")
text = lambda *shape: "x".join(map(str, shape)) + "xf32"
subprocess.run([sys.executable, tensors, folder, f"A={text(M, K)}", f"B={text(K, N)}", "At=A^T", "Bt=B^T", "C=A@B", "Ct=C^T"],
               check=True)

arguments, lines, results = [], [], []
for name, shape in (("A", (M, K)), ("At", (K, M)), ("B", (K, N)), ("Bt", (N, K))):
    arguments.append((name, f"tensor<{text(*shape)}>"))
types = dict(arguments)
for number, (a, b, c) in enumerate(itertools.product(("A", "At"), ("B", "Bt"), ("C", "Ct"))):
    dims = {"A": "m, k", "At": "k, m", "B": "k, n", "Bt": "n, k", "C": "m, n", "Ct": "n, m"}
    maps = ", ".join(f"affine_map<(m, n, k) -> ({dims[t]})>" for t in (a, b, c))
    type = f"tensor<{text(*((M, N) if c == 'C' else (N, M)))}>"
    op = "linalg.matmul" if c == "C" else "linalg.contract"
    lines.append(f"  %z{number} = arith.constant dense<0.0> : {type}")
    lines.append(f"  %r{number} = {op} indexing_maps = [{maps}] ins(%{a}, %{b} : {types[a]}, {types[b]}) "
                 f"outs(%z{number} : {type}) -> {type}")
    results.append((f"%r{number}", type, c))
with open(f"{folder}/forms.mlir", "w") as file:
    file.write(f"func.func @f({', '.join(f'%{n}: {t}' for n, t in arguments)}) -> ({', '.join(t for _, t, _ in results)}) {{\n")
    file.write("\n".join(lines))
    file.write(f"\n  return {', '.join(n for n, _, _ in results)} : {', '.join(t for _, t, _ in results)}\n}}\n")


def run(job):
    (q, d), stationary, depth = job
    command = [tp25d, "run", f"{folder}/forms.mlir", "-q", str(q), "-d", str(d), f"--stationary={stationary}", "--check",
               "--tolerance=0"] + ([f"--depth={depth}"] if depth else [])
    command += [f"--input=@{folder}/{name}.npy" for name, _ in arguments]
    command += [f"--expected-output=@{folder}/{c}.npy" for _, _, c in results]
    process = subprocess.run(command, capture_output=True, text=True)
    exact = process.stdout.count("no difference in") == 2 * len(results)
    return None if process.returncode == 0 and exact else f"{' '.join(command)}\n{process.stdout}{process.stderr}"


with concurrent.futures.ThreadPoolExecutor(2) as pool:
    jobs = list(itertools.product(GRIDS, "abc", ("", "m", "n", "k")))
    wrong = [output for output in pool.map(run, jobs) if output]
if wrong:
    sys.exit(wrong[0] + f"\n{len(wrong)} of {len(jobs)} runs are wrong")
print(f"{len(jobs)} runs of {len(results)} products are right")
