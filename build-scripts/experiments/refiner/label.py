# Soft labels of raw news, soft-labels.jsonl.xz: the mean of what a teacher and a student say, for the cues that the
# teacher finds. The articles of gold dev and train are not among the news (prepare.py). Positions and shares, no text.
# Usage: label.py --shared DIR --work DIR --teacher FILE --student FILE [--layers 6 --bias -0.7]
import argparse

import torch

import soft_labels
from corpus import load
from learn import cues_of, encode, link
from network import Network, base_encoder, student

LONGEST = 3000  # tokens of an article

p = argparse.ArgumentParser()
for name in ("--shared", "--work", "--teacher", "--student"):
    p.add_argument(name, required=True)
p.add_argument("--layers", type=int, default=6, help="of the teacher")
p.add_argument("--bias", type=float, default=-0.7, help="added to the teacher's score of outside")
o = p.parse_args()
torch.set_num_threads(1)
teacher = Network(base_encoder(o.work, o.layers))
teacher.load_state_dict(torch.load(o.teacher))
nets = [teacher.eval(), student(o.student)[0].eval()]


def borders(net, vectors, a, cues):
    """(place, border) probabilities of each cue, absence last."""
    shares = torch.softmax(link(net, vectors, [(a, 0, c) for c in cues]).float(), 1)
    sizes = [hi - lo for lo, hi in map(a.window, cues)]
    return [torch.cat([of_cue[:n], of_cue[-1:]]) for of_cue, n in zip(shares, sizes)]


@torch.no_grad()
def labels(a):
    """(token, label) probabilities, cues, and the borders of each."""
    vectors = [encode(net, [a])[0] for net in nets]
    scores = [net.cue(v).float() for net, v in zip(nets, vectors)]
    shares = sum(torch.softmax(s, -1) for s in scores) / len(nets)
    scores[0][:, 0] += o.bias
    cues = cues_of(scores[0], a)
    links = [borders(net, v, a, cues) for net, v in zip(nets, vectors)] if cues else []
    return shares, cues, [sum(of_cue) / len(nets) for of_cue in zip(*links)]


# Not in bfloat16: its kernels are made anew for every length of text.
news = [a for a in load(o.work, o.shared, {"wiki", "fnc"}) if a.n <= LONGEST]
soft_labels.write(soft_labels.PATH, [soft_labels.packed(a, *labels(a)) for a in news])
