# Writes a student as int8 weights, in the order in which wasm/src/model/refiner.cc reads them.
# Usage: export.py --work DIR --student FILE --out shared/models/en.refiner [--bias -0.25] [--confidence FILE]
import argparse, struct

import numpy as np

from corpus import CHUNK, kept_pieces
from network import HEAD, Linker, student

p = argparse.ArgumentParser()
for name in ("--work", "--student", "--out"):
    p.add_argument(name, required=True)
p.add_argument("--bias", type=float, default=-0.25, help="added to the score of outside: below 0, more cues")
p.add_argument("--confidence", help="table of calibrate.py; without it confidence is the probability itself")
o = p.parse_args()
net, z = student(o.student)
w = {k: v.float().numpy() for k, v in net.state_dict().items()}
out = bytearray()


def numbers(*values):
    out.extend(struct.pack(f"<{len(values)}I", *values))


def floats(values):
    out.extend(np.ascontiguousarray(values, "<f4").tobytes())


def quantized(rows):
    scales = np.abs(rows).max(1) / 127
    scales[scales == 0] = 1
    return scales, np.clip(np.rint(rows / scales[:, None]), -127, 127).astype(np.int8).tobytes()


def matrix(weight, bias=None):
    scales, values = quantized(weight)
    floats(scales)
    floats(np.zeros(len(weight)) if bias is None else bias)
    out.extend(values)


def linear(name):
    matrix(w[name + ".weight"], w[name + ".bias"])


def table(rows):
    scales, values = quantized(rows)
    floats(scales)
    out.extend(values)


def norm(name):
    floats(w[name + ".weight"])
    floats(w[name + ".bias"])


narrow = w["link.tok.weight"].shape[0]
out += b"FHR1"
numbers(net.enc.d, z["heads"], z["rank"], z["layers"], z["feed"], narrow, len(Linker.DILATIONS))
text = "".join(piece + "\n" for piece, _ in kept_pieces(o.work)).encode()
numbers(len(text))
out += text
table(w["enc.emb.weight"])
matrix(w["enc.up.weight"])
table(w["enc.pos"][:CHUNK])
for name in ("shape", "tag", "quote"):
    table(w[f"enc.facts.{name}.weight"])
norm("enc.norm")
for i in range(z["layers"]):
    at, inner = f"enc.layers.{i}.", z["heads"] * HEAD
    weight, bias = w[at + "qkv.weight"].copy(), w[at + "qkv.bias"].copy()
    weight[:inner] *= HEAD**-0.5  # the engine does not scale its queries
    bias[:inner] *= HEAD**-0.5
    matrix(weight, bias)
    linear(at + "o")
    norm(at + "n1")
    linear(at + "f1")
    linear(at + "f2")
    norm(at + "n2")
cue_bias = w["cue.bias"].copy()
cue_bias[0] += o.bias
matrix(w["cue.weight"], cue_bias)
linear("link.tok")
linear("link.cue")
table(w["link.rel.weight"])
table(w["link.sent.weight"])
norm("link.norm")
for i, dilation in enumerate(Linker.DILATIONS):
    numbers(dilation)
    weight = w[f"link.convs.{i}.weight"]  # outputs, inputs, taps: the engine has the taps side by side
    matrix(weight.transpose(0, 2, 1).reshape(len(weight), -1), w[f"link.convs.{i}.bias"])
    norm(f"link.norms.{i}")
linear("link.out")
linear("link.none")
steps = open(o.confidence).read() if o.confidence else "".join(f"{k}\t{k}\n" for k in range(1001))
numbers(len(steps))
out += steps.encode()
with open(o.out, "wb") as file:
    file.write(out)
print(f"{len(out)} bytes, {z['vocab']} pieces")
