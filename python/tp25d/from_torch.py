"""Exports a PyTorch model: torch.export, then torch-mlir's lowering to linalg on tensors."""

import torch
from torch.export.graph_signature import InputKind, OutputKind
from torch_mlir import ir
from torch_mlir.dialects import torch as torch_dialect
from torch_mlir.extras.fx_decomp_util import get_decomposition_table
from torch_mlir.extras.fx_importer import FxImporter

from . import export

LOWERING = ("builtin.module(func.func(torch-match-quantized-custom-ops),torchdynamo-export-to-torch-backend-pipeline,"
            "torch-backend-to-linalg-on-tensors-backend-pipeline)")
KINDS = (InputKind.PARAMETER, InputKind.BUFFER, InputKind.CONSTANT_TENSOR)


def cumsum(x, dim, *, dtype=None):
    """Sums of what is at or before a place, as a masked sum: the scan has no operation in upstream MLIR."""
    dim %= x.dim()
    size = x.shape[dim]
    narrow = (torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32)
    x = x.to(dtype or (torch.int64 if x.dtype in narrow else x.dtype)).movedim(dim, -1)
    place = torch.arange(size, device=x.device)
    terms = torch.where(place[None, :] <= place[:, None], x.unsqueeze(-2), torch.zeros((), dtype=x.dtype))
    return terms.sum(-1).movedim(-1, dim)


def tie(program, changed):
    """Makes one input of several that are the same tensor under different names, as a tied embedding is, but not of
    those that the model changes."""
    signature, graph = program.graph_signature, program.graph
    placeholders = {node.name: node for node in graph.nodes if node.op == "placeholder"}
    first = {}
    for spec in list(signature.input_specs):
        if spec.kind not in KINDS or spec.target in changed:
            continue
        tensor = value_of(program, spec)
        key = (tensor.data_ptr(), tuple(tensor.shape), tensor.stride(), tensor.dtype)
        if key not in first or tensor.numel() == 0:
            first[key] = spec
            continue
        node = placeholders[spec.arg.name]
        node.replace_all_uses_with(placeholders[first[key].arg.name])
        graph.erase_node(node)
        signature.input_specs.remove(spec)
    program.graph_module.recompile()


def value_of(program, spec):
    tensors = program.constants if spec.target in program.constants else program.state_dict
    return tensors[spec.target]


def lower(model, args, kwargs):
    """Returns the module in linalg on tensors, and the values of its parameters by name, without states."""
    with torch.no_grad():
        program = torch.export.export(model, args, kwargs, strict=False)
    # The decomposition of attention changes strides, so that a view becomes impossible where a reshape is not.
    for node in program.graph.nodes:
        if node.target is torch.ops.aten.view.default:
            node.target = torch.ops.aten.reshape.default
    program = program.run_decompositions({**get_decomposition_table(), torch.ops.aten.cumsum.default: cumsum})
    updates = []
    for spec in program.graph_signature.output_specs:
        if spec.kind not in (OutputKind.USER_OUTPUT, OutputKind.BUFFER_MUTATION):
            raise export.UnsupportedModel(f"the model changes its input '{spec.target}' when it runs, which a model for "
                                          "tp25d must not; return the new value as a result, or keep it in a buffer")
        updates.append(spec.target if spec.kind == OutputKind.BUFFER_MUTATION else None)
        spec.kind, spec.target = OutputKind.USER_OUTPUT, None
    tie(program, updates)
    parameters, names, frozen, states = {}, [], set(), set()
    for spec in program.graph_signature.input_specs:
        if spec.kind in KINDS:
            name, value = str(spec.target), value_of(program, spec).detach()
            if name in updates and not value.any():
                states.add(name)
            else:
                parameters[name] = value
            if spec.kind != InputKind.PARAMETER:
                frozen.add(name)
            spec.kind, spec.target = InputKind.USER_INPUT, None
            names.append(name)
        else:
            names.append(None)
    context = ir.Context()
    torch_dialect.register_dialect(context)
    importer = FxImporter(context=context)
    importer.import_program(program, func_name="main")
    module = importer.module
    export.lower(module, LOWERING, "PyTorch", "torch-mlir cannot lower the model")
    export.name_parameters(module, names, frozen - states, states, updates)
    return module, parameters


def leaves(tree):
    return [leaf for leaf in torch.utils._pytree.tree_leaves(tree) if isinstance(leaf, torch.Tensor)]


def array_of(tensor):
    """Converts a tensor to an array; numpy has no bf16, whose 16 bits ml_dtypes names."""
    tensor = tensor.detach().cpu()
    if tensor.dtype == torch.bfloat16:
        import ml_dtypes

        return tensor.view(torch.int16).numpy().view(ml_dtypes.bfloat16)
    return tensor.numpy()


def export_torch(model, args, path, kwargs=None):
    """Exports `model`, which is switched to evaluation, as it is called with `args` and `kwargs`.

    The shapes of the export are those of the arguments. All tensors among the arguments are inputs, in the order of
    torch's pytrees, and all tensors among the results are results. Parameters have the names of the state dict; tied
    parameters are one, with the first of their names; buffers are frozen parameters. A buffer that the model changes, such
    as a cache of keys, is a state that runs update in place; it starts as it is now (results are those of the first run),
    and if that is zeros, it is not in the file of weights. Raises UnsupportedModel if the model changes an input, or
    contains something that torch-mlir does not lower to linalg on tensors. Returns `path`.
    """
    kwargs = kwargs or {}
    model = model.eval()
    module, parameters = lower(model, tuple(args), kwargs)
    inputs = [array_of(tensor) for tensor in leaves((tuple(args), kwargs))]
    buffers = {name: buffer.clone() for name, buffer in model.named_buffers()}
    with torch.no_grad():
        results = [array_of(tensor.clone()) for tensor in leaves(model(*args, **kwargs))]
        for name, buffer in model.named_buffers():
            buffer.copy_(buffers[name])
    return export.write(path, module, {name: array_of(value) for name, value in parameters.items()}, inputs, results)
