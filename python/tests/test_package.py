"""Tests of the package that need PyTorch, JAX and the command tp25d on the PATH; scripts/test-import runs them."""

import os
import subprocess
import sys
import tempfile
import unittest

import jax
import jax.numpy as jnp
import numpy as np
import tp25d
import torch
from torch import nn

GRIDS = [(1, 1, 1), (1, 2, 2), (2, 2, 2)]


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.table, self.head = nn.Embedding(16, 8), nn.Linear(8, 16, bias=False)
        self.head.weight = self.table.weight
        self.register_buffer("scale", torch.full((8,), 0.5))

    def forward(self, ids):
        return self.head(self.table(ids) * self.scale)


class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("count", torch.zeros(()))

    def forward(self, x):
        self.count += 1
        return x + self.count


class ChangesInput(nn.Module):
    def forward(self, x):
        x.add_(1)
        return 2 * x


def net():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(16, 32), nn.GELU(), nn.Linear(32, 16)).eval()


class PackageTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.path = os.path.join(scratch.name, "model")

    def test_export_of_torch(self):
        x = torch.randn(8, 16)
        tp25d.export_torch(net(), (x,), self.path)
        self.assertEqual(sorted(os.listdir(self.path)),
                         ["input_0.npy", "model.mlir", "model.safetensors", "result_0.npy"])
        np.testing.assert_array_equal(np.load(os.path.join(self.path, "input_0.npy")), x.numpy())
        with open(os.path.join(self.path, "model.mlir"), encoding="utf-8") as text:
            self.assertIn('tp25d.param = "0.weight"', text.read())

    def test_tied_parameters_are_one_and_buffers_are_frozen(self):
        from safetensors.numpy import load_file

        tp25d.export_torch(Tied(), (torch.arange(8).reshape(4, 2),), self.path)
        self.assertEqual(sorted(load_file(os.path.join(self.path, "model.safetensors"))), ["scale", "table.weight"])
        with open(os.path.join(self.path, "model.mlir"), encoding="utf-8") as text:
            self.assertIn('{tp25d.frozen, tp25d.param = "scale"}', text.read())

    def test_load(self):
        x = torch.randn(8, 16)
        tp25d.export_torch(net(), (x,), self.path)
        expected = np.load(os.path.join(self.path, "result_0.npy"))
        for grid in GRIDS:
            run = tp25d.load(self.path, grid=grid)
            np.testing.assert_allclose(run(x.numpy()), expected, atol=1e-5)
            result = run(x)
            self.assertIsInstance(result, torch.Tensor)
            np.testing.assert_allclose(result.numpy(), expected, atol=1e-5)

    def test_load_refuses(self):
        tp25d.export_torch(net(), (torch.randn(8, 16),), self.path)
        run = tp25d.load(self.path)
        with self.assertRaisesRegex(TypeError, "takes 1 inputs, got 2"):
            run(np.zeros((8, 16)), 1)
        with self.assertRaisesRegex(ValueError, r"input 0 has the shape \(4, 16\), the model takes \(8, 16\)"):
            run(np.zeros((4, 16), np.float32))
        with self.assertRaisesRegex(TypeError, "input 0 is complex64, the model takes float32"):
            run(np.zeros((8, 16), np.complex64))
        with self.assertRaisesRegex(Exception, "not a multiple of"):
            tp25d.load(self.path, grid=(1, 3, 3))
        with self.assertRaisesRegex(ValueError, "1 rows and 2 columns"):
            tp25d.load(self.path, grid=(1, 1, 2))

    def test_torch_compile(self):
        model, x = net(), torch.randn(8, 16)
        compiled = torch.compile(model, backend="tp25d", options={"grid": (2, 2, 2)})
        with torch.no_grad():
            torch.testing.assert_close(compiled(x), model(x), atol=1e-5, rtol=0)
        with self.assertRaisesRegex(Exception, "is for inference"):
            torch.compile(net(), backend="tp25d")(x)

    def test_export_of_jax(self):
        params = {"layers": [{"w": jnp.ones((4, 8))}, {"w": jnp.ones((8, 4))}]}
        tp25d.export_jax(lambda p, x: jnp.tanh(x @ p["layers"][0]["w"]) @ p["layers"][1]["w"], params,
                         (jnp.ones((4, 4)),), self.path)
        expected = np.load(os.path.join(self.path, "result_0.npy"))
        run = tp25d.load(self.path, grid=(1, 2, 2))
        np.testing.assert_allclose(run(np.ones((4, 4), np.float32)), expected, atol=1e-5)
        with open(os.path.join(self.path, "model.mlir"), encoding="utf-8") as text:
            self.assertIn('tp25d.param = "layers.1.w"', text.read())

    def test_buffers_that_change_are_states(self):
        for start in (0.0, 5.0):
            model = Counter()
            model.count.fill_(start)
            tp25d.export_torch(model, (torch.zeros(4),), self.path)
            self.assertEqual(model.count, start)
            run = tp25d.load(self.path, grid=(1, 2, 2))
            self.assertEqual(list(run.states), ["count"])
            for calls in (1, 2, 3):
                np.testing.assert_array_equal(run(np.ones(4, np.float32)), np.full(4, start + calls + 1))
            self.assertEqual(run.read_state("count"), start + 3)
            run.write_state("count", 0)
            np.testing.assert_array_equal(run(np.ones(4, np.float32)), np.full(4, 2))

    def test_state_of_jax(self):
        def step(w, cache, x, place):
            cache = {"rows": jax.lax.dynamic_update_slice(cache["rows"], x @ w, (place, 0))}
            return cache["rows"].sum(0), cache

        w, x = jnp.eye(8) * 2, jnp.ones((1, 8))
        tp25d.export_jax(step, w, (x, 3), self.path, state={"rows": jnp.zeros((4, 8))})
        run = tp25d.load(self.path, grid=(1, 1, 1))
        self.assertEqual(list(run.states), ["state.rows"])
        for i, place in enumerate((3, 0, 1)):
            np.testing.assert_allclose(run(np.full((1, 8), i + 1), np.array(place)), [[2, 6, 12][i]] * 8)
        np.testing.assert_allclose(run.read_state("state.rows")[:, 0], [4, 6, 0, 2])
        with self.assertRaisesRegex(ValueError, "is returned as the next one"):
            tp25d.export_jax(lambda w, s: (w, w), w, (), self.path, state=jnp.zeros(3))

    def test_programs_share_weights_and_states(self):
        tp25d.export_torch(Counter(), (torch.zeros(4),), self.path)
        first = tp25d.load(self.path, pack=False)
        second = tp25d.load(self.path, shares=first)
        for calls in (1, 3):
            np.testing.assert_array_equal(first(np.zeros(4, np.float32)), np.full(4, calls))
            np.testing.assert_array_equal(second(np.zeros(4, np.float32)), np.full(4, calls + 1))

    def test_decoder(self):
        examples = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 2, "examples", "decoder")
        done = subprocess.run([sys.executable, os.path.join(examples, "decode.py"), "2", "2"], capture_output=True,
                              text=True, check=True)
        self.assertEqual(done.stdout.splitlines()[-1], "as PyTorch's")

    def test_unsupported_models_are_named(self):
        with self.assertRaisesRegex(tp25d.UnsupportedModel, "changes its input 'x'"):
            tp25d.export_torch(ChangesInput(), (torch.zeros(4),), self.path)
        with self.assertRaisesRegex(tp25d.UnsupportedModel, r"test_package.py:\d+: stablehlo.scatter is left"):
            tp25d.export_jax(lambda p, x, i: x.at[i].add(p), jnp.ones(3), (jnp.zeros(8), jnp.array([1, 1, 2])), self.path)
        self.assertFalse(os.path.exists(self.path))


if __name__ == "__main__":
    unittest.main()
