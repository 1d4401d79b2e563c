# Reads exported weights (export.py) back into a student's file, so that learning can go on from what is shipped.
# Usage: unpack.py --work DIR --weights shared/models/en.refiner --out FILE [--bias -0.5]
import argparse, struct

import numpy as np
import torch

from corpus import CHUNK
from network import HEAD, Encoder, Network

p = argparse.ArgumentParser()
for name in ("--work", "--weights", "--out"):
    p.add_argument(name, required=True)
p.add_argument("--bias", type=float, default=-0.5, help="as export.py was told")
o = p.parse_args()
data, at, w = open(o.weights, "rb").read(), 0, {}


def raw(n):
    global at
    at += n
    return data[at - n : at]


def numbers(n):
    return struct.unpack(f"<{n}I", raw(4 * n))


def floats(n):
    return np.frombuffer(raw(4 * n), "<f4").copy()


def rows(scales, r, c):
    return np.frombuffer(raw(r * c), np.int8).reshape(r, c).astype(np.float32) * scales[:, None]


def matrix(r, c):
    scales, bias = floats(r), floats(r)
    return rows(scales, r, c), bias


def table(r, c):
    return rows(floats(r), r, c)


def linear(name, r, c):
    w[name + ".weight"], w[name + ".bias"] = matrix(r, c)


def norm(name, k):
    w[name + ".weight"], w[name + ".bias"] = floats(k), floats(k)


assert raw(4) == b"FHR1"
d, heads, rank, layers, feed, narrow, taps = numbers(7)
vocab = raw(numbers(1)[0]).decode().count("\n")
w["enc.emb.weight"] = table(vocab, rank)
w["enc.up.weight"] = matrix(d, rank)[0]
w["enc.pos"] = np.zeros((512, d), np.float32)
w["enc.pos"][:CHUNK] = table(CHUNK, d)
for name, k in (("shape", 8), ("tag", 32), ("quote", 12)):
    w[f"enc.facts.{name}.weight"] = table(k, d)
norm("enc.norm", d)
for i in range(layers):
    layer, inner = f"enc.layers.{i}.", heads * HEAD
    linear(layer + "qkv", 3 * inner, d)
    w[layer + "qkv.weight"][:inner] *= HEAD**0.5  # export.py scales the queries
    w[layer + "qkv.bias"][:inner] *= HEAD**0.5
    linear(layer + "o", d, inner)
    norm(layer + "n1", d)
    linear(layer + "f1", feed, d)
    linear(layer + "f2", d, feed)
    norm(layer + "n2", d)
linear("cue", 3, d)
w["cue.bias"][0] -= o.bias
linear("link.tok", narrow, d)
linear("link.cue", narrow, 2 * d)
w["link.rel.weight"], w["link.sent.weight"] = table(64, narrow), table(9, narrow)
norm("link.norm", narrow)
for i in range(taps):
    numbers(1)
    weight, bias = matrix(narrow, 5 * narrow)
    w[f"link.convs.{i}.weight"], w[f"link.convs.{i}.bias"] = weight.reshape(narrow, 5, narrow).transpose(0, 2, 1), bias
    norm(f"link.norms.{i}", narrow)
linear("link.out", 6, narrow)
linear("link.none", 6, narrow)
net = Network(Encoder(vocab, layers, heads, feed, rank))
net.load_state_dict({k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in w.items()})
shape = {"layers": layers, "heads": heads, "feed": feed, "rank": rank, "vocab": vocab}
torch.save({**shape, "weights": net.state_dict()}, o.out)
