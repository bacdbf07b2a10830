"""Exports an ONNX file by torch-mlir's importer and its lowering to linalg on tensors."""

import os
import subprocess
import sys
import tempfile

from . import export

LOWERING = ("builtin.module(torch-onnx-to-torch-backend-pipeline{backend-legal-ops=aten.flatten.using_ints,"
            "aten.unflatten.int},torch-backend-to-linalg-on-tensors-backend-pipeline)")


def export_onnx(file, path):
    """Exports the graph of an ONNX file, whose shapes must be known. Its initializers become constants in model.mlir,
    which tp25d lifts to parameters named constant_<i>; inputs and results are not written, since nothing ran. Raises
    UnsupportedModel if something cannot be lowered to linalg on tensors. Returns `path`.
    """
    from torch_mlir import ir
    from torch_mlir.dialects import torch as torch_dialect

    with tempfile.TemporaryDirectory() as folder:
        imported = os.path.join(folder, "model.mlir")
        done = subprocess.run([sys.executable, "-m", "torch_mlir.tools.import_onnx", os.path.abspath(file), "-o", imported,
                               "--temp-dir", folder],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise export.UnsupportedModel(f"{file} cannot be imported: {done.stderr.strip().splitlines()[-1]}")
        with open(imported, encoding="utf-8") as text, ir.Context() as context:
            torch_dialect.register_dialect(context)
            module = ir.Module.parse(text.read())
    export.lower(module, LOWERING, "ONNX", f"torch-mlir cannot lower {file}")
    return export.write(path, module, {}, [], [])
