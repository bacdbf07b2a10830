"""What the exporters share: the check that all of a module is linalg on tensors, and the files of an export."""

import os
import re

import numpy as np

DIALECTS = {"arith", "builtin", "func", "linalg", "math", "tensor"}


class UnsupportedModel(Exception):
    """A model contains something that tp25d does not read. The message names it, and its place in the user's source."""


def walk(operation):
    """Yields the operations inside an operation, outermost first."""
    for region in operation.regions:
        for block in region.blocks:
            for inner in block.operations:
                yield inner.operation
                yield from walk(inner.operation)


def get_place(location):
    """Returns the innermost line of the user's source in a location: "model.py:21"; the whole text if there is none."""
    lines = re.findall(r'"([^"]*\.py)":(\d+)', str(location))
    own = [line for line in lines if "site-packages" not in line[0]] or lines
    return ":".join(own[0]) if own else str(location)


def check_dialects(module, framework):
    """Raises UnsupportedModel if an operation of another dialect than upstream's for tensors is left. Bodies of generic
    operations may contain scf.if."""
    for operation in walk(module.operation):
        dialect = operation.name.split(".")[0]
        is_in_body = dialect == "scf" and operation.parent.name != "func.func"
        if dialect not in DIALECTS and not is_in_body:
            raise UnsupportedModel(f"{get_place(operation.location)}: {operation.name} is left of this after lowering from "
                                   f"{framework}; write this part of the model with other operations")


def erase_leftovers(module):
    """Erases what torch-mlir adds to every model: assertions about indices, and the state of a random generator if
    nothing reads it."""
    operations = list(walk(module.operation))
    reads_state = any(op.name.startswith("ml_program.") and op.name != "ml_program.global" for op in operations)
    for operation in operations:
        if operation.name == "cf.assert" or (operation.name == "ml_program.global" and not reads_state):
            operation.erase()


def lower(module, pipeline, framework, failure):
    """Runs the passes of `pipeline` on a module, and cleans up. Raises UnsupportedModel, with `failure` before the
    message, if they fail, and if something of other dialects is left."""
    from torch_mlir import ir
    from torch_mlir.passmanager import PassManager

    with module.context:
        try:
            PassManager.parse(pipeline).run(module.operation)
        except ir.MLIRError as error:
            raise UnsupportedModel(f"{failure}: {error}") from error
        erase_leftovers(module)
        PassManager.parse("builtin.module(canonicalize,cse)").run(module.operation)
    check_dialects(module, framework)


def name_parameters(module, names, frozen=(), states=(), updates=()):
    """Marks the arguments of the module's only public function that have a name as parameters. Those in `frozen` are
    not trained, those in `states` start as zeros. `updates` has the name of the parameter that a result is the next value
    of, or None, for each result."""
    from torch_mlir import ir

    function = next(op for op in module.body.operations if op.operation.name == "func.func"
                    and "private" not in str(op.attributes["sym_visibility"] if "sym_visibility" in op.attributes else ""))
    with module.context:
        def attributes(name):
            if name is None:
                return ir.DictAttr.get({})
            known = {"tp25d.param": ir.StringAttr.get(name)}
            if name in frozen:
                known["tp25d.frozen"] = ir.UnitAttr.get()
            if name in states:
                known["tp25d.state"] = ir.UnitAttr.get()
            return ir.DictAttr.get(known)

        function.attributes["arg_attrs"] = ir.ArrayAttr.get([attributes(name) for name in names])
        if "res_attrs" in function.attributes:
            del function.attributes["res_attrs"]
        if any(updates):
            function.attributes["res_attrs"] = ir.ArrayAttr.get(
                [ir.DictAttr.get({"tp25d.updates": ir.StringAttr.get(name)} if name else {}) for name in updates])


def write(path, module, parameters, inputs, results):
    """Writes the files of an export. `parameters` are arrays by name; `inputs` and `results` lists of arrays."""
    from safetensors.numpy import save_file

    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, "model.mlir"), "w", encoding="utf-8") as out:
        out.write(module.operation.get_asm(enable_debug_info=False))
    # save_file keeps no strides.
    save_file({name: np.array(value, order="C") for name, value in parameters.items()},
              os.path.join(path, "model.safetensors"))
    for kind, arrays in (("input", inputs), ("result", results)):
        for i, array in enumerate(arrays):
            np.save(os.path.join(path, f"{kind}_{i}.npy"), np.array(array, order="C"))
    return path
