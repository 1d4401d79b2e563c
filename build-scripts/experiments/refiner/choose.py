# Chooses what a student keeps of each layer, kept.json: the heads and feed-forward neurons of a teacher with the
# greatest |activation * gradient|.
# Usage: choose.py --shared DIR --work DIR --teacher FILE --out kept.json [--layers 3 --heads 6 --feed 384]
import argparse, json, random

import torch

from corpus import load
from learn import encode, losses
from network import HEAD, Network, base_encoder

p = argparse.ArgumentParser()
for name in ("--shared", "--work", "--teacher", "--out"):
    p.add_argument(name, required=True)
for name, value in (("--layers", 3), ("--heads", 6), ("--feed", 384)):
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
heads, feed = [], []
for i in range(o.layers):
    by_head = worth["heads", i].view(-1, HEAD).sum(1)
    heads.append(torch.topk(by_head, o.heads).indices.sort().values.tolist())
    feed.append(torch.topk(worth["feed", i], o.feed).indices.sort().values.tolist())
    shares = [float(x[k].sum() / x.sum()) for x, k in ((by_head, heads[i]), (worth["feed", i], feed[i]))]
    print(f"layer {i}: heads keep {shares[0]:.2f} of what they did, feed-forward {shares[1]:.2f}")
with open(o.out, "w") as file:
    file.write(json.dumps({"heads": heads, "feed": feed}) + "\n")
