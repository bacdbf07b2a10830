"""Functions of JAX at small sizes, as tp25d-import calls them: MODULE:FACTORY."""

import jax
import jax.numpy as jnp
import numpy as np

BATCH, TOKENS, WIDTH, HEADS, VOCABULARY = 8, 16, 32, 4, 64
MODELS = ["jax_block", "jax_decoder", "jax_step"]


def init():
    keys = iter(jax.random.split(jax.random.key(0), 16))
    normal = lambda *shape: jax.random.normal(next(keys), shape) * 0.1
    norm = lambda: {"scale": jnp.ones(WIDTH), "bias": jnp.zeros(WIDTH)}
    return {"ln1": norm(), "qkv": normal(WIDTH, 3 * WIDTH), "proj": normal(WIDTH, WIDTH), "ln2": norm(),
            "up": normal(WIDTH, 4 * WIDTH), "up_bias": jnp.zeros(4 * WIDTH), "down": normal(4 * WIDTH, WIDTH),
            "down_bias": jnp.zeros(WIDTH)}


def normalize(p, x):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + 1e-5) * p["scale"] + p["bias"]


def block(p, x):
    b, t, c = x.shape
    q, k, v = (part.reshape(b, t, HEADS, c // HEADS).transpose(0, 2, 1, 3)
               for part in jnp.split(normalize(p["ln1"], x) @ p["qkv"], 3, -1))
    scores = jnp.einsum("bhqd,bhkd->bhqk", q, k) / np.sqrt(c // HEADS)
    scores = jnp.where(jnp.tril(jnp.ones((t, t), bool)), scores, -1e9)
    y = jnp.einsum("bhqk,bhkd->bhqd", jax.nn.softmax(scores, -1), v).transpose(0, 2, 1, 3).reshape(b, t, c)
    x = x + y @ p["proj"]
    return x + jax.nn.gelu(normalize(p["ln2"], x) @ p["up"] + p["up_bias"]) @ p["down"] + p["down_bias"]


def decoder(p, ids):
    return block(p["block"], p["embedding"][ids] + p["position"]) @ p["embedding"].T


def step(p, x, y):
    """A step of gradient descent."""
    loss, gradients = jax.value_and_grad(lambda p: jnp.mean((block(p, x) - y) ** 2))(p)
    return loss, jax.tree.map(lambda value, gradient: value - 0.1 * gradient, p, gradients)


def states(seed):
    return jax.random.normal(jax.random.key(seed), (BATCH, TOKENS, WIDTH))


def jax_block():
    return block, init(), (states(1),)


def jax_decoder():
    table = jax.random.normal(jax.random.key(2), (VOCABULARY, WIDTH)) * 0.1
    position = jax.random.normal(jax.random.key(3), (TOKENS, WIDTH)) * 0.1
    ids = jax.random.randint(jax.random.key(4), (BATCH, TOKENS), 0, VOCABULARY)
    return decoder, {"block": init(), "embedding": table, "position": position}, (ids,)


def jax_step():
    return step, init(), (states(1), states(2))
