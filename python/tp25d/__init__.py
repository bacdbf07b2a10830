"""Exports PyTorch, JAX and ONNX models for tp25d, and runs them sharded from Python.

    tp25d.export_torch(model, args, "mlp")            a torch.nn.Module
    tp25d.export_jax(f, params, inputs, "block")      a function of JAX
    tp25d.export_onnx("model.onnx", "model")          a file
    run = tp25d.load("mlp", grid=(2, 2, 2))           a callable, on eight virtual devices of this process
    torch.compile(model, backend="tp25d", options={"grid": (2, 2, 2)})

An export is a folder: `model.mlir`, the model in linalg on tensors; `model.safetensors`, its weights under the names that
they have in the framework; `input_<i>.npy` and `result_<i>.npy`, the arguments of the export and what the framework
computes of them.
"""

from .export import UnsupportedModel


def export_torch(model, args, path, kwargs=None):
    """Exports a torch.nn.Module to the folder `path`; see from_torch.py."""
    from . import from_torch

    return from_torch.export_torch(model, args, path, kwargs)


def export_jax(f, params, inputs, path, state=None):
    """Exports a function of JAX to the folder `path`; see from_jax.py."""
    from . import from_jax

    return from_jax.export_jax(f, params, inputs, path, state)


def export_onnx(file, path):
    """Exports an ONNX file to the folder `path`; see from_onnx.py."""
    from . import from_onnx

    return from_onnx.export_onnx(file, path)


def load(path, grid=(1, 1, 1), **options):
    """Loads an export, or a model.mlir with its weights, as a callable; see program.py."""
    from . import program

    return program.load(path, grid, **options)


__all__ = ["UnsupportedModel", "export_jax", "export_onnx", "export_torch", "load"]
