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


def get_type(leaf):
    """Returns the shape and the type of elements of an array."""
    return jax.ShapeDtypeStruct(np.shape(leaf), jax.numpy.asarray(leaf).dtype)


def export_jax(f, params, inputs, path, state=None):
    """Exports `f(params, *inputs)`; `params` and `inputs` are pytrees of arrays.

    A parameter is named by its path in the pytree, such as "layers.0.w". Arrays that `f` does not use are left out, of
    the inputs too. Results are the leaves of what `f` returns. With `state`, a pytree of arrays such as a cache of keys,
    `f(params, state, *inputs)` returns its result and the next state, and runs update the state, whose leaves are named
    "state.<path>", in place. It starts as it is given; if that is zeros, it is not in the file of weights. Raises
    UnsupportedModel if something cannot be lowered to linalg on tensors, such as stablehlo.scatter. Returns `path`.
    """
    args = (params, *inputs) if state is None else (params, state, *inputs)
    shapes = jax.tree.map(get_type, args)
    compiled = jax.jit(f, keep_unused=state is not None)
    results, updates = compiled(*args), []
    if state is not None:
        results, after = results
        if (before := jax.tree.map(get_type, state)) != (now := jax.tree.map(get_type, after)):
            raise ValueError(f"the state was {before}, but {now} is returned as the next one")
        updates = [None] * len(jax.tree.leaves(results))
    exported = jax_export.export(compiled, platforms=["cpu"])(*shapes)
    module = lower(exported.mlir_module_serialized)
    names, parameters, arrays, states = [], {}, [], set()
    flat, _ = jax.tree_util.tree_flatten_with_path(args)
    for number in exported.module_kept_var_idx:
        place, value = flat[number]
        name = jax.tree_util.keystr(place[1:], simple=True, separator=".")
        value = np.asarray(value)
        is_state = state is not None and place[0].idx == 1
        if place[0].idx != 0 and not is_state:
            names.append(None)
            arrays.append(value)
            continue
        if is_state:
            name = f"state.{name}"
            updates.append(name)
        names.append(name)
        if is_state and not value.any():
            states.add(name)
        else:
            parameters[name] = value
    frozen = {name for name in updates if name not in states}
    export.name_parameters(module, names, frozen, states, updates)
    return export.write(path, module, parameters, arrays, [np.asarray(leaf) for leaf in jax.tree.leaves(results)])
