# Soft labels of raw news by a teacher: probabilities of every token's cue label, and of the borders beside each cue
# that it finds. All of Wikinews and some of FNC; the articles of gold dev and train are not among them (prepare.py).
# Usage: label.py --shared DIR --work DIR --teacher FILE --out FILE [--layers 6 --fnc 350 --bias -0.7]
import argparse, random

import torch

from corpus import load
from learn import cues_of, encode, link
from network import Network, base_encoder

p = argparse.ArgumentParser()
for name in ("--shared", "--work", "--teacher", "--out"):
    p.add_argument(name, required=True)
p.add_argument("--layers", type=int, default=6)
p.add_argument("--fnc", type=int, default=350, help="articles of FNC")
p.add_argument("--bias", type=float, default=-0.7, help="added to the score of outside")
o = p.parse_args()
torch.set_num_threads(1)
net = Network(base_encoder(o.work, o.layers))
net.load_state_dict(torch.load(o.teacher))
net.eval()
raw = load(o.work, o.shared, {"wiki", "fnc"})
fnc = [a for a in raw if a.kind == "fnc"]
random.Random(7).shuffle(fnc)


@torch.no_grad()
def labels(a):
    """(token, label) probabilities, cues, and for each cue (place, border) probabilities, absence last."""
    vectors, _ = encode(net, [a])
    scores = net.cue(vectors).float()
    shares = torch.softmax(scores, -1).half()
    scores[:, 0] += o.bias
    cues, links = cues_of(scores, a), []
    if cues:
        borders = torch.softmax(link(net, vectors, [(a, 0, c) for c in cues]).float(), 1)
        for r, c in enumerate(cues):
            lo, hi = a.window(c)
            links.append(torch.cat([borders[r, : hi - lo], borders[r, -1:]]).half())
    return shares, cues, links


# Not in bfloat16: its kernels are made anew for every length of text.
chosen = [a for a in raw if a.kind == "wiki"] + fnc[: o.fnc]
torch.save({f"{a.kind}|{a.id}": labels(a) for a in chosen}, o.out)
