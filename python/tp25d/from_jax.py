"""Exports a function of JAX: jax.export to StableHLO, then StableHLO's lowering to linalg on tensors in torch-mlir."""

import jax
import numpy as np
from jax import export as jax_export

from . import export

LOWERING = ("builtin.module(inline,symbol-dce,func.func(chlo-legalize-to-stablehlo),canonicalize,"
            "stablehlo-legalize-to-linalg)")


def lower(artifact):
    """Returns the module in linalg on tensors of a portable artifact of StableHLO."""
    from torch_mlir import ir
    from torch_mlir._mlir_libs import _stablehlo

    context = ir.Context()
    _stablehlo.register_dialect(context)
    context.allow_unregistered_dialects = True
    with context:
        _stablehlo.register_stablehlo_passes()
        module = _stablehlo.deserialize_portable_artifact(context, artifact)
    export.lower(module, LOWERING, "JAX", "StableHLO cannot be lowered")
    with context:
        for name in [getattr(attribute, "name", attribute) for attribute in module.operation.attributes]:
            if name.startswith(("mhlo.", "jax.")):
                del module.operation.attributes[name]
    return module


def export_jax(f, params, inputs, path):
    """Exports `f(params, *inputs)`; `params` and `inputs` are pytrees of arrays.

    A parameter is named by its path in the pytree, such as "layers.0.w". Arrays that `f` does not use are left out, of
    the inputs too. Results are the leaves of what `f` returns. Raises UnsupportedModel if something cannot be lowered to
    linalg on tensors, such as stablehlo.scatter. Returns `path`.
    """
    args = (params, *inputs)
    shapes = jax.tree.map(lambda leaf: jax.ShapeDtypeStruct(np.shape(leaf), jax.numpy.asarray(leaf).dtype), args)
    exported = jax_export.export(jax.jit(f), platforms=["cpu"])(*shapes)
    module = lower(exported.mlir_module_serialized)
    names, parameters, arrays = [], {}, []
    flat, _ = jax.tree_util.tree_flatten_with_path(args)
    for number in exported.module_kept_var_idx:
        place, value = flat[number]
        is_parameter = place[0].idx == 0
        names.append(jax.tree_util.keystr(place[1:], simple=True, separator=".") if is_parameter else None)
        if is_parameter:
            parameters[names[-1]] = np.asarray(value)
        else:
            arrays.append(np.asarray(value))
    export.name_parameters(module, names)
    results = [np.asarray(leaf) for leaf in jax.tree.leaves(jax.jit(f)(*args))]
    return export.write(path, module, parameters, arrays, results)
