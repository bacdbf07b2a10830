"""No process of a job reads more than its share of the parameters, nor needs more memory than its arena and a little.

    share.py TP25D FOLDER MIB    with one parameter of so many MiB, on 2 x 2 processes
"""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
from tensors import safetensors_file, safetensors_header

tp25d, folder, mebibytes = sys.argv[1], sys.argv[2], int(sys.argv[3])
ALLOWANCE = 64 << 20
rows, columns = 4096, mebibytes * 64
size = rows * columns * 4
path = lambda name: os.path.join(folder, name)
with open(path("model.mlir"), "w") as file:
    file.write(f"""func.func @share(%x: tensor<16x{rows}xf32>, %w: tensor<{rows}x{columns}xf32> {{tp25d.param = "w"}})
    -> tensor<16x{columns}xf32> {{
  %zeros = arith.constant dense<0.0> : tensor<16x{columns}xf32>
  %y = linalg.matmul ins(%x, %w : tensor<16x{rows}xf32>, tensor<{rows}x{columns}xf32>)
                     outs(%zeros : tensor<16x{columns}xf32>) -> tensor<16x{columns}xf32>
  return %y : tensor<16x{columns}xf32>
}}
""")
with open(path("w.safetensors"), "wb") as file:
    header_bytes = file.write(safetensors_file(safetensors_header({"w": ("f32", [rows, columns])}), b""))
    file.truncate(header_bytes + size)  # zeros, which take no space on the disk
subprocess.run([tp25d, "compile", path("model.mlir"), "-q", "2", "--target=mpi", "--stationary=b", "-o", path("model")],
               check=True)
environment = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1")
subprocess.run(["mpirun", "--oversubscribe", "-np", "4", path("model"), f"--params={path('w.safetensors')}",
                "--timeout=100", f"--stats={path('stats.json')}"], check=True, env=environment)
with open(path("stats.json")) as file:
    run = json.load(file)
drawn = 16 * rows * 4 // 4  # of x, which is no file but counts alike
for rank, (process, device) in enumerate(zip(run["processes"], run["devices"], strict=True)):
    if process["read_bytes"] != size // 4 + drawn:
        sys.exit(f"rank {rank} has read {process['read_bytes']} bytes, its share is {size // 4 + drawn}")
    if process["peak_resident_bytes"] > device["arena_bytes"] + ALLOWANCE:
        sys.exit(f"rank {rank} had {process['peak_resident_bytes']} bytes, its arena {device['arena_bytes']}")
    print(f"rank {rank}: read {process['read_bytes']}, peak {process['peak_resident_bytes']}, arena {device['arena_bytes']}")
