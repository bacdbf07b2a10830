"""tp25d-import: exports a model from the command line."""

import argparse
import importlib
import os
import sys

from . import export_jax, export_onnx, export_torch
from .export import UnsupportedModel


def call(text):
    """Calls FACTORY of MODULE:FACTORY, which may be in the current folder."""
    module, separator, factory = text.partition(":")
    if not separator:
        raise SystemExit(f"tp25d-import: error: '{text}' must be MODULE:FACTORY")
    sys.path.insert(0, os.getcwd())
    try:
        return getattr(importlib.import_module(module), factory)()
    except (ImportError, AttributeError) as error:
        raise SystemExit(f"tp25d-import: error: {text}: {error}") from error


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="tp25d-import", description="Exports a model for tp25d to a folder.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="torch|jax|onnx")
    for name, what, returned in (
            ("torch", "a PyTorch model", "(model, args) or (model, args, kwargs)"),
            ("jax", "a function of JAX", "(f, params, inputs) or (f, params, inputs, state)"),
            ("onnx", "an ONNX file", None)):
        command = commands.add_parser(name, help=what)
        if returned:
            command.add_argument("model", metavar="MODULE:FACTORY", help=f"a function that returns {returned}")
        else:
            command.add_argument("model", metavar="FILE")
        command.add_argument("-o", "--output", metavar="DIR", help="the folder; by default named after the model")
    options = parser.parse_args(arguments)
    path = options.output or os.path.splitext(os.path.basename(options.model.replace(":", "/")))[0]
    try:
        if options.command == "torch":
            model, args, *kwargs = call(options.model)
            export_torch(model, args, path, *kwargs)
        elif options.command == "jax":
            f, params, inputs, *state = call(options.model)
            export_jax(f, params, inputs, path, *state)
        else:
            export_onnx(options.model, path)
    except UnsupportedModel as error:
        raise SystemExit(f"tp25d-import: error: {error}") from error
    inputs = sorted(name for name in os.listdir(path) if name.startswith("input_"))
    print(" ".join([f"tp25d run {path}/model.mlir -q 2 -d 2 --params={path}/model.safetensors"] +
                   [f"--input=@{path}/{name}" for name in inputs]))


if __name__ == "__main__":
    main()
