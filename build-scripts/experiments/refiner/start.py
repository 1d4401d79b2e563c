# The student before it learns: of the base encoder's first layers the heads and neurons that kept.json names, and the
# word embeddings, of the pieces the engine keeps, as a product of two narrow matrices. Heads begin at random.
import json, os

import numpy as np
import torch

from corpus import kept_pieces
from network import HEAD, Encoder, Network, base_encoder

RANK = 192  # columns of the embeddings' product


def sliced(layer, of, heads, feed):
    """Copies the rows and columns of `of` that belong to the heads and neurons given."""
    rows = (torch.tensor(heads)[:, None] * HEAD + torch.arange(HEAD)).reshape(-1)
    three, feed = torch.cat([rows, rows + of.inner, rows + 2 * of.inner]), torch.tensor(feed)
    pairs = [
        (layer.qkv, of.qkv.weight[three], of.qkv.bias[three]),
        (layer.o, of.o.weight[:, rows], of.o.bias),
        (layer.f1, of.f1.weight[feed], of.f1.bias[feed]),
        (layer.f2, of.f2.weight[:, feed], of.f2.bias),
        (layer.n1, of.n1.weight, of.n1.bias),
        (layer.n2, of.n2.weight, of.n2.bias),
    ]
    for module, weight, bias in pairs:
        module.weight.data.copy_(weight)
        module.bias.data.copy_(bias)


def factored(words, use):
    """words as left @ right.T with RANK columns, least squares weighted by the square root of use."""
    often = np.sqrt(use + 0.3)[:, None]
    weighted = words.astype(np.float64) * often
    values, vectors = np.linalg.eigh(weighted.T @ weighted)
    values, vectors = values[::-1][:RANK], vectors[:, ::-1][:, :RANK]
    vectors = vectors * np.where(vectors[np.abs(vectors).argmax(0), np.arange(RANK)] < 0, -1, 1)
    root = values**0.25  # the square root of the singular values
    return (words @ vectors / root).astype(np.float32), (vectors * root).astype(np.float32)


def uses(work, articles):
    """How often each kept piece stands in the articles."""
    out = np.zeros(len(kept_pieces(work)))
    for a in articles:
        for word in a.engine:
            for piece in word:
                out[piece] += 1
    return out


@torch.no_grad()
def student(work, articles):
    kept = json.load(open(os.path.join(os.path.dirname(__file__), "kept.json")))
    base = base_encoder(work, len(kept["heads"]))
    pieces = [i for _, i in kept_pieces(work)]
    shape = {"vocab": len(pieces), "layers": len(kept["heads"]), "heads": len(kept["heads"][0]), "feed": len(kept["feed"][0])}
    shape["rank"] = RANK
    enc = Encoder(**shape)
    left, right = factored(base.emb.weight.numpy()[pieces], uses(work, articles))
    enc.emb.weight.copy_(torch.from_numpy(left))
    enc.up.weight.copy_(torch.from_numpy(right))
    enc.pos.copy_(base.pos)
    enc.norm.load_state_dict(base.norm.state_dict())
    for i, layer in enumerate(enc.layers):
        sliced(layer, base.layers[i], kept["heads"][i], kept["feed"][i])
    return Network(enc), shape
