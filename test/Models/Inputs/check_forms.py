"""Compares the forms of one encoder on eight devices: each computes the encoder's result, all are split alike, and their
devices receive as many bytes.

    check_forms.py ENCODER TP25D_OPT    where ENCODER is examples/encoder
"""

import json
import os
import re
import subprocess
import sys
import tempfile

MOST_BYTES = 1.01  # of those of the encoder in linalg
PARAMETER = re.compile(r"(tensor<\w+>) {tp25d.global = tensor<\w+>, tp25d.param = \"([\w.]+)\"")


def main(encoder, opt):
    with tempfile.TemporaryDirectory() as folder:
        here = os.path.dirname(os.path.abspath(__file__))
        for script in (os.path.join(here, "encoder_forms.py"), os.path.join(encoder, "reference.py")):
            subprocess.run([sys.executable, script, folder], check=True)
        inside = lambda name: os.path.join(folder, name)
        shards, received = {}, {}
        for model in (os.path.join(encoder, "encoder.mlir"), *map(inside, ("tosa.mlir", "onnx.mlir", "flat.mlir"))):
            subprocess.run(
                ["tp25d", "run", model, "-q", "2", "-d", "2", "--params=" + inside("encoder.safetensors"),
                 "--input=@" + inside("x.npy"), "--expected-output=@" + inside("expected.npy"), "--tolerance=1e-5",
                 "--stats=" + inside("stats.json")], check=True, stdout=subprocess.DEVNULL)
            with open(inside("stats.json")) as file:
                devices = json.load(file)["devices"]
            program = subprocess.run([opt, "--tp25d-pipeline=q=2,d=2,to=partition", model], check=True,
                                     capture_output=True, text=True).stdout
            name = os.path.basename(model)
            received[name] = max(sum(device["received_bytes"].values()) for device in devices)
            shards[name] = {parameter: block for block, parameter in PARAMETER.findall(program)}
            if shards[name] != shards["encoder.mlir"] or len(shards[name]) != 16:
                sys.exit(f"{name}: {shards[name]}\nencoder.mlir: {shards['encoder.mlir']}")
            if received[name] > MOST_BYTES * received["encoder.mlir"]:
                sys.exit(f"{name}: a device receives {received[name]} bytes, {received['encoder.mlir']} of encoder.mlir")
            print(f"{name}: {received[name]} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
