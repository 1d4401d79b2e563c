# Cuts a student out of a teacher: heads and feed-forward neurons with the least |activation * gradient| go, and
# the word embeddings, of the pieces the engine keeps, become a product of two narrow matrices.
# Usage: prune.py --shared DIR --work DIR --teacher FILE --out FILE [--layers 3 --heads 6 --feed 384 --rank 192]
import argparse, random

import torch

from corpus import kept_pieces, load
from learn import encode, losses
from network import HEAD, Network, base_encoder

p = argparse.ArgumentParser()
for name in ("--shared", "--work", "--teacher", "--out"):
    p.add_argument(name, required=True)
for name, value in (("--layers", 3), ("--heads", 6), ("--feed", 384), ("--rank", 192)):
    p.add_argument(name, type=int, default=value)
o = p.parse_args()
torch.manual_seed(3)
net = Network(base_encoder(o.work, o.layers))
net.load_state_dict(torch.load(o.teacher))
net.eval()
worth, kept = {}, {}


def keep(name):
    def hook(_, inputs):
        inputs[0].retain_grad()
        kept[name] = inputs[0]

    return hook


for i, layer in enumerate(net.enc.layers):
    layer.o.register_forward_pre_hook(keep(("heads", i)))
    layer.f2.register_forward_pre_hook(keep(("feed", i)))
articles = load(o.work, o.shared, {"ptrain", "gtrain"})
random.Random(5).shuffle(articles)
for k in range(0, 60, 3):
    vectors, begins = encode(net, articles[k : k + 3])
    of_cues, of_links = losses(net, articles[k : k + 3], vectors, begins)
    (2 * of_cues + of_links).backward()
    for name, x in kept.items():
        worth[name] = worth.get(name, 0) + (x * x.grad).abs().sum((0, 1)).detach()
    net.zero_grad()
w = net.state_dict()
for i in range(o.layers):
    by_head = worth["heads", i].view(-1, HEAD).sum(1)
    heads = torch.topk(by_head, o.heads).indices.sort().values
    feed = torch.topk(worth["feed", i], o.feed).indices.sort().values
    rows, width, at = (heads[:, None] * HEAD + torch.arange(HEAD)).reshape(-1), len(worth["heads", i]), f"enc.layers.{i}."
    three = torch.cat([rows, rows + width, rows + 2 * width])
    for name, of in (("qkv.weight", three), ("qkv.bias", three), ("f1.weight", feed), ("f1.bias", feed)):
        w[at + name] = w[at + name][of]
    w[at + "o.weight"], w[at + "f2.weight"] = w[at + "o.weight"][:, rows], w[at + "f2.weight"][:, feed]
    shares = [float(x[k].sum() / x.sum()) for x, k in ((by_head, heads), (worth["feed", i], feed))]
    print(f"layer {i}: heads keep {shares[0]:.2f} of what they did, feed-forward {shares[1]:.2f}")
pieces = [i for _, i in kept_pieces(o.work)]
seen = torch.zeros(len(w["enc.emb.weight"]))
for a in load(o.work, o.shared, {"ptrain", "gtrain", "wiki", "fnc"}):
    for word in a.base:
        for piece in word:
            seen[piece] += 1
often = (seen[pieces] + 0.3).sqrt()[:, None]
u, s, v = torch.linalg.svd(w["enc.emb.weight"][pieces] * often, full_matrices=False)
root = s[: o.rank] ** 0.5
w["enc.emb.weight"] = u[:, : o.rank] * root / often
w["enc.up.weight"] = (v[: o.rank] * root[:, None]).t().contiguous()
print(f"embeddings keep {float((s[: o.rank] ** 2).sum() / (s**2).sum()):.2f} of their variance, weighted by use")
shape = {"layers": o.layers, "heads": o.heads, "feed": o.feed, "rank": o.rank, "vocab": len(pieces)}
torch.save({**shape, "weights": w}, o.out)
