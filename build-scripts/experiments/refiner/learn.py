# Batches, losses, decoding and scoring, shared by teacher.py, choose.py, label.py and train.py.
import json, math, os, subprocess, sys

import torch
import torch.nn.functional as F

from corpus import FOLDERS, parts
from network import NEVER, Linker


def encode(net, articles):
    """Vectors of all tokens of the articles, and where each article begins."""
    rows = [(a, lo, hi) for a in articles for lo, hi in a.chunks]
    ids, offsets, facts, begins = [], [], [], []
    mask = torch.zeros(len(rows), max(hi - lo for _, lo, hi in rows), dtype=torch.bool)
    for r, (_, lo, hi) in enumerate(rows):
        mask[r, : hi - lo] = True
    for a in articles:
        begins.append(len(facts))
        facts += a.facts
        for of_word in getattr(a, net.enc.pieces):
            offsets.append(len(ids))
            ids += of_word
    return net.enc(torch.tensor(ids), torch.tensor(offsets), torch.tensor(facts), mask), begins


def distance(x):
    """0..31 before the cue, 32..62 behind it: exact up to 11, then six buckets an octave."""
    side, x = (0, -x) if x < 0 else (32, x)
    return side + (x if x < 12 else min(31, 12 + int(math.log2(x / 12) * 6)))


def window_facts(a, cue):
    if cue not in a.windows:
        (lo, hi), own = a.window(cue), a.sent[cue[0]]
        rel = [distance(k - cue[0]) if k < cue[0] else 63 if k < cue[1] else distance(k - cue[1] + 1) for k in range(lo, hi)]
        sent = [max(-4, min(4, a.sent[k] - own)) + 4 for k in range(lo, hi)]
        side = [1 if k < cue[0] else 3 if k < cue[1] else 2 for k in range(lo, hi)]
        a.windows[cue] = torch.tensor([rel, sent, side])
    return a.windows[cue]


def link(net, vectors, cues):
    """cues: (article, where it begins, cue). Scores (cue, place, border), place -1 being absence."""
    facts = [window_facts(a, c) for a, _, c in cues]
    n, width, gap = len(cues), max(f.shape[1] for f in facts), torch.zeros(Linker.GAP, dtype=torch.long)
    side, at, flat = torch.zeros(n, width, dtype=torch.long), [], []
    for r, ((a, begin, c), f) in enumerate(zip(cues, facts)):
        lo, hi = a.window(c)
        side[r, : hi - lo] = f[2]
        at += [torch.arange(begin + lo, begin + hi), gap - 1]
        flat += [torch.cat([f[:2], torch.full((1, hi - lo), r)]), torch.stack([gap, gap, gap + r])]
    first = torch.tensor([begin + c[0] for _, begin, c in cues])
    last = torch.tensor([begin + c[1] - 1 for _, begin, c in cues])
    rel, sent, of_cue = torch.cat(flat, 1)
    out, none = net.link(vectors, first, last, side > 0, torch.cat(at), of_cue, rel, sent)
    source = (side == 1) | (side == 2)
    allowed = torch.stack([source, source, side == 1, side == 1, side == 2, side == 2], -1)
    return torch.cat([out.masked_fill(~allowed, NEVER), none[:, None, :]], 1)


def losses(net, articles, vectors, begins, nested_weight=1.0):
    """Cross entropy of cue labels and of borders, both a cue."""
    labels, cues, gold = torch.zeros(len(vectors), dtype=torch.long), [], []
    weights = torch.ones(len(vectors))
    for a, begin in zip(articles, begins):
        seen = set()
        if a.kind == "ptrain":  # PolNeAR has no cues inside another's content, the guidelines have
            for g in a.gold:
                for s in g[2]:
                    weights[begin + s[0] : begin + s[1]] = nested_weight
            for g in a.gold:
                weights[begin + g[0][0] : begin + g[0][1]] = 1
        for g in a.gold:
            for k in range(*g[0]):
                labels[begin + k] = 1 if k == g[0][0] else 2
            if g[0] not in seen:
                cues.append((a, begin, g[0]))
                gold.append(g)
            seen.add(g[0])
    each = F.cross_entropy(net.cue(vectors).float(), labels, reduction="none")
    of_cues = (each * weights).sum() / max(1, len(cues))
    if not cues:
        return of_cues, of_cues * 0
    scores = link(net, vectors, cues)
    absent = scores.shape[1] - 1
    wanted = torch.full((len(cues), 6), -100)
    for r, ((a, _, c), g) in enumerate(zip(cues, gold)):
        lo, hi = a.window(c)
        for p, s in enumerate(parts(*g)):
            if s is None:
                wanted[r, 2 * p : 2 * p + 2] = absent
            elif s[0] >= lo and s[1] <= hi:
                wanted[r, 2 * p], wanted[r, 2 * p + 1] = s[0] - lo, s[1] - 1 - lo
    flat = scores.permute(0, 2, 1).reshape(-1, absent + 1)
    return of_cues, F.cross_entropy(flat, wanted.reshape(-1), ignore_index=-100, reduction="sum") / len(cues)


def cues_of(scores, a):
    """Viterbi over outside, begin, inside; an inside never behind an outside or another sentence."""
    s = scores.tolist()
    now, back = [s[0][0], s[0][1], NEVER], []
    for k in range(1, a.n):
        best, inner = max(range(3), key=lambda l: now[l]), max((1, 2), key=lambda l: now[l])
        back.append((best, best, inner))
        runs_on = now[inner] if a.sent[k] == a.sent[k - 1] else NEVER
        now = [now[best] + s[k][0], now[best] + s[k][1], runs_on + s[k][2]]
    label = max(range(3), key=lambda l: now[l])
    path = [label]
    for b in reversed(back):
        label = b[label]
        path.append(label)
    path.reverse()
    out = []
    for k, label in enumerate(path):
        if label == 1:
            out.append((k, k + 1))
        elif label == 2 and out:
            out[-1] = (out[-1][0], k + 1)
    return out


def best_parts(scores, lo, cue):
    """The best [source, left, right] that do not overlap and have content, from (places + absence, 6) scores."""
    absent, options = scores.shape[0] - 1, []
    for p in range(3):
        begins, lasts = (torch.topk(scores[:absent, 2 * p + i], min(5, absent)) for i in (0, 1))
        spans = []
        for bv, b in zip(begins.values.tolist(), begins.indices.tolist()):
            for lv, l in zip(lasts.values.tolist(), lasts.indices.tolist()):
                s = (lo + b, lo + l + 1)
                if l >= b and bv + lv > NEVER / 2 and not (s[0] < cue[1] and cue[0] < s[1]):
                    spans.append((bv + lv, s))
        spans.sort(key=lambda x: -x[0])
        options.append(spans[:4] + [(float(scores[absent, 2 * p] + scores[absent, 2 * p + 1]), None)])
    overlap = lambda x, y: x and y and x[0] < y[1] and y[0] < x[1]
    best = (-1e9, None)
    for s in options[0]:
        for l in options[1]:
            for r in options[2]:
                if (l[1] or r[1]) and not overlap(s[1], l[1]) and not overlap(s[1], r[1]) and s[0] + l[0] + r[0] > best[0]:
                    best = (s[0] + l[0] + r[0], [s[1], l[1], r[1]])
    return best[1]


@torch.no_grad()
def predict(net, a, bias):
    """[(cue, parts)] of one article; `bias` is added to the score of outside."""
    vectors, _ = encode(net, [a])
    scores = net.cue(vectors).float()
    scores[:, 0] += bias
    cues = cues_of(scores, a)
    if not cues:
        return []
    links = link(net, vectors, [(a, 0, c) for c in cues])
    found = ((c, best_parts(links[r], a.window(c)[0], c)) for r, c in enumerate(cues))
    return [(c, p) for c, p in found if p]


def report(net, articles, kind, shared, path, bias):
    """score.py's figures of one annotated set, as one line."""
    net.eval()
    with open(path, "w") as out:
        for a in articles:
            span = lambda s: [a.begin[s[0]], a.end[s[1] - 1]]
            found = [
                {"cue": span(c), "source": span(p[0]) if p[0] else None, "content": [span(x) for x in p[1:] if x]}
                for c, p in predict(net, a, bias)
            ]
            out.write(json.dumps({"id": a.id, "offset_unit": "codepoint", "attributions": found}) + "\n")
    command = [sys.executable, f"{shared}/score/score.py", f"{shared}/{FOLDERS[kind]}", path, "--json"]
    r = json.loads(subprocess.check_output(command))
    exact = "/".join(f"{r['exact'][k]['f1']:.1f}" for k in ("source", "cue", "content"))
    rel = r["relation"]
    print(f"{kind} bias {bias}: exact {exact} relation {rel['f1']:.1f} (P {rel['p']} R {rel['r']})", flush=True)


def report_dev(net, dev, options):
    for kind, articles in dev.items():
        report(net, articles, kind, options.shared, os.path.join(options.work, f"{kind}.jsonl"), options.bias)


def common_options(parser):
    parser.add_argument("--shared", required=True, help="folder with corpora, gold and score")
    parser.add_argument("--work", required=True, help="folder of prepare.py's files and of the networks")
    parser.add_argument("--out", required=True, help="the network to write")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=4, help="articles a step")
    parser.add_argument("--gold-weight", type=int, default=2, help="how often an epoch shows gold/train")
    parser.add_argument("--bias", type=float, default=-0.5, help="added to the score of outside when reporting")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="wall time after which learning ends")
    parser.add_argument("--steps", type=int, default=0, help="end after so many steps; 0: after the epochs")
    return parser
