"""The backend "tp25d" of torch.compile, for inference: every graph runs sharded on virtual devices in this process."""

import os
import tempfile

import torch

from . import from_torch, program


def compile_graph(graph, inputs, options=None):
    """Exports a graph for its example inputs, and loads it: a backend of torch.compile.

    `options` are those of tp25d.load, `grid` above all. The weights are loaded once: changes of them after the first
    call have no effect. Raises RuntimeError where gradients are recorded.
    """
    options = options or {}
    if torch.is_grad_enabled():
        raise RuntimeError("the backend tp25d is for inference: call the model under torch.no_grad()")
    weights = [i for i, x in enumerate(inputs) if isinstance(x, torch.nn.Parameter)]
    others = [i for i in range(len(inputs)) if i not in weights]

    class Bound(torch.nn.Module):
        """The graph with its weights, which dynamo passes as arguments, as parameters."""

        def __init__(self):
            super().__init__()
            self.graph = graph
            self.weights = torch.nn.ParameterList([inputs[i] for i in weights])

        def forward(self, *args):
            values = dict(zip(weights, self.weights)) | dict(zip(others, args))
            return self.graph(*[values[i] for i in range(len(inputs))])

    folder = tempfile.TemporaryDirectory(prefix="tp25d_")
    path = os.path.join(folder.name, "model")
    from_torch.export_torch(Bound(), tuple(inputs[i].detach() for i in others), path)
    run = program.load(path, **options)

    def call(*args):
        results = run(*[args[i] for i in others])
        return results if isinstance(results, tuple) else (results,)

    return call
