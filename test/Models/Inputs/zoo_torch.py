"""Models of PyTorch and of Hugging Face's transformers at small sizes, as tp25d-import calls them: MODULE:FACTORY."""

import os

os.environ["HF_HUB_OFFLINE"] = "1"

import torch
import torch.nn.functional as F
from torch import nn

BATCH, TOKENS, WIDTH, HEADS, VOCABULARY = 8, 16, 32, 4, 64


def seeded(factory):
    """A factory whose model and arguments are the same in every export."""

    def make():
        torch.manual_seed(0)
        return factory()

    make.__name__ = factory.__name__
    MODELS.append(factory.__name__)
    return make


MODELS = []


def tokens(most=VOCABULARY):
    return torch.randint(0, most, (BATCH, TOKENS))


class Feedforward(nn.Module):
    def __init__(self, width=WIDTH):
        super().__init__()
        self.up, self.drop, self.down = nn.Linear(width, 4 * width), nn.Dropout(0.1), nn.Linear(4 * width, width)

    def forward(self, x):
        return self.down(self.drop(F.gelu(self.up(x))))


class Attention(nn.Module):
    def __init__(self, causal, width=WIDTH, heads=HEADS):
        super().__init__()
        self.causal, self.heads = causal, heads
        self.qkv, self.proj = nn.Linear(width, 3 * width), nn.Linear(width, width)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = (part.view(b, t, self.heads, c // self.heads).transpose(1, 2) for part in self.qkv(x).split(c, dim=2))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=self.causal)
        return self.proj(y.transpose(1, 2).reshape(b, t, c))


class Layer(nn.Module):
    """A layer of a transformer, with the normalization before (GPT-2) or after (BERT)."""

    def __init__(self, causal, before=True, width=WIDTH, heads=HEADS):
        super().__init__()
        self.before = before
        self.ln1, self.attention, self.ln2, self.mlp = (nn.LayerNorm(width), Attention(causal, width, heads),
                                                        nn.LayerNorm(width), Feedforward(width))

    def forward(self, x):
        if self.before:
            x = x + self.attention(self.ln1(x))
            return x + self.mlp(self.ln2(x))
        x = self.ln1(x + self.attention(x))
        return self.ln2(x + self.mlp(x))


class Gpt(nn.Module):
    """A decoder with tied embeddings."""

    def __init__(self, layers=4, tokens=TOKENS, width=WIDTH, heads=HEADS, vocabulary=VOCABULARY):
        super().__init__()
        self.wte, self.wpe = nn.Embedding(vocabulary, width), nn.Embedding(tokens, width)
        self.layers = nn.ModuleList(Layer(True, width=width, heads=heads) for _ in range(layers))
        self.ln, self.head = nn.LayerNorm(width), nn.Linear(width, vocabulary, bias=False)
        self.head.weight = self.wte.weight

    def forward(self, ids):
        x = self.wte(ids) + self.wpe(torch.arange(ids.shape[1]))
        for layer in self.layers:
            x = layer(x)
        return self.head(self.ln(x))


class Bert(nn.Module):
    """An encoder, its states and a pooled one."""

    def __init__(self):
        super().__init__()
        self.word, self.position, self.kind = (nn.Embedding(n, WIDTH) for n in (VOCABULARY, TOKENS, 2))
        self.ln, self.layer, self.pool = nn.LayerNorm(WIDTH), Layer(False, before=False), nn.Linear(WIDTH, WIDTH)

    def forward(self, ids, kinds):
        x = self.ln(self.word(ids) + self.position(torch.arange(ids.shape[1])) + self.kind(kinds))
        x = self.layer(x)
        return x, torch.tanh(self.pool(x[:, 0]))


class RMSNorm(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(WIDTH))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * self.weight


def rotate_half(x):
    a, b = x.chunk(2, dim=-1)
    return torch.cat((-b, a), dim=-1)


class LlamaLayer(nn.Module):
    """RMSNorm, rotary embeddings, grouped queries, SwiGLU."""

    def __init__(self, groups=2, inner=96):
        super().__init__()
        self.groups, self.size = groups, WIDTH // HEADS
        linear = lambda n, m: nn.Linear(n, m, bias=False)
        self.q, self.k, self.v = linear(WIDTH, WIDTH), linear(WIDTH, groups * self.size), linear(WIDTH, groups * self.size)
        self.o, self.gate, self.up, self.down = (linear(WIDTH, WIDTH), linear(WIDTH, inner), linear(WIDTH, inner),
                                                 linear(inner, WIDTH))
        self.n1, self.n2 = RMSNorm(), RMSNorm()
        self.register_buffer("frequencies", 1.0 / (10000 ** (torch.arange(0, self.size, 2).float() / self.size)),
                             persistent=False)

    def forward(self, x):
        b, t, c = x.shape
        angles = torch.outer(torch.arange(t).float(), self.frequencies).repeat(1, 2)
        cos, sin = angles.cos(), angles.sin()
        n = self.n1(x)
        q, k, v = (f(n).view(b, t, -1, self.size).transpose(1, 2) for f in (self.q, self.k, self.v))
        q, k = (u * cos + rotate_half(u) * sin for u in (q, k))
        k, v = (u.repeat_interleave(HEADS // self.groups, dim=1) for u in (k, v))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.o(y.transpose(1, 2).reshape(b, t, c))
        n = self.n2(x)
        return x + self.down(F.silu(self.gate(n)) * self.up(n))


class Vit(nn.Module):
    def __init__(self, size=16, patch=4, classes=16):
        super().__init__()
        self.patch, count = nn.Conv2d(3, WIDTH, patch, patch), (size // patch) ** 2
        self.cls = nn.Parameter(torch.randn(1, 1, WIDTH) * 0.02)
        self.position = nn.Parameter(torch.randn(1, count + 1, WIDTH) * 0.02)
        self.layer, self.ln, self.head = Layer(False), nn.LayerNorm(WIDTH), nn.Linear(WIDTH, classes)

    def forward(self, image):
        x = self.patch(image).flatten(2).transpose(1, 2)
        x = torch.cat((self.cls.expand(x.shape[0], -1, -1), x), 1) + self.position
        return self.head(self.ln(self.layer(x))[:, 0])


@seeded
def mlp():
    return Feedforward(), (torch.randn(BATCH * TOKENS, WIDTH),)


@seeded
def mlp_3d():
    return Feedforward(), (torch.randn(BATCH, TOKENS, WIDTH),)


@seeded
def gpt():
    return Gpt(), (tokens(),)


@seeded
def bert():
    return Bert(), (tokens(), tokens(2))


@seeded
def llama():
    return LlamaLayer(), (torch.randn(BATCH, TOKENS, WIDTH),)


@seeded
def vit():
    return Vit(), (torch.randn(BATCH, 3, 16, 16),)


class Pick(nn.Module):
    """One tensor of a result of transformers, without caches."""

    def __init__(self, model, key, **options):
        super().__init__()
        self.model, self.key, self.options = model, key, options

    def forward(self, *args):
        return getattr(self.model(*args, **self.options), self.key)


def transformers():
    import transformers

    return transformers


DECODER = dict(vocab_size=VOCABULARY, hidden_size=WIDTH, num_hidden_layers=1, num_attention_heads=HEADS,
               num_key_value_heads=2, intermediate_size=96, max_position_embeddings=TOKENS, bos_token_id=1, eos_token_id=2)
ENCODER = dict(hidden_size=WIDTH, num_hidden_layers=1, num_attention_heads=HEADS, intermediate_size=4 * WIDTH)


@seeded
def hf_gpt2():
    t = transformers()
    config = t.GPT2Config(vocab_size=VOCABULARY, n_positions=TOKENS, n_embd=WIDTH, n_layer=1, n_head=HEADS, bos_token_id=1,
                          eos_token_id=2)
    return Pick(t.GPT2LMHeadModel(config), "logits", use_cache=False), (tokens(),)


@seeded
def hf_bert():
    t = transformers()
    config = t.BertConfig(vocab_size=VOCABULARY, max_position_embeddings=TOKENS, **ENCODER)
    return Pick(t.BertModel(config), "last_hidden_state"), (tokens(), torch.ones(BATCH, TOKENS, dtype=torch.int64))


@seeded
def hf_llama():
    t = transformers()
    return Pick(t.LlamaForCausalLM(t.LlamaConfig(**DECODER)), "logits", use_cache=False), (tokens(),)


@seeded
def hf_qwen2():
    t = transformers()
    return Pick(t.Qwen2ForCausalLM(t.Qwen2Config(**DECODER)), "logits", use_cache=False), (tokens(),)


@seeded
def hf_vit():
    t = transformers()
    config = t.ViTConfig(image_size=16, patch_size=4, num_labels=16, **ENCODER)
    return Pick(t.ViTForImageClassification(config), "logits"), (torch.randn(BATCH, 3, 16, 16),)
