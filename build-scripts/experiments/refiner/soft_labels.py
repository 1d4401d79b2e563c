# The soft labels of raw news as they are kept: positions and probabilities, no text. One article a line, xz:
# id, number of tokens, checksum of where they begin, [token, begin, inside] of cue labels, and of each cue its tokens and
# six lists of [place, share]; shares in 255ths, rounded, nothing where 0. The last place is a part's absence.
import json, lzma, os, zlib

import torch

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "soft-labels.jsonl.xz")


def checksum(a):
    return zlib.crc32(" ".join(map(str, a.begin)).encode())


def packed(a, shares, cues, links):
    """One line of the file; shares (token, label), cues [(begin, end)], links [(place, border)]."""
    whole = (shares.float() * 255).round().int().tolist()
    cue_labels = [[k, b, i] for k, (_, b, i) in enumerate(whole) if b or i]
    found = []
    for (begin, end), link in zip(cues, links):
        columns = (link.float() * 255).round().int().t().tolist()
        found.append([begin, end, [[[p, v] for p, v in enumerate(c) if v] for c in columns]])
    line = {"id": f"{a.kind}|{a.id}", "tokens": a.n, "sum": checksum(a), "labels": cue_labels, "cues": found}
    return json.dumps(line, separators=(",", ":"))


def write(path, lines):
    with lzma.open(path, "wt", encoding="ascii", preset=9) as out:
        out.writelines(line + "\n" for line in lines)


class SoftLabels:
    """shares (token, label), cues [(begin, end)] and links (cue, place, border) of one article."""

    def __init__(self, a, line):
        if line["tokens"] != a.n or line["sum"] != checksum(a):
            raise SystemExit(f"{a.id} is cut into other tokens than when its soft labels were made: label the news again")
        self.shares = torch.zeros(a.n, 3)
        self.shares[:, 0] = 255
        for k, begin, inside in line["labels"]:
            self.shares[k] = torch.tensor([max(0, 255 - begin - inside), begin, inside])
        self.shares /= self.shares.sum(1, keepdim=True)
        self.cues, self.links = [], []
        for begin, end, columns in line["cues"]:
            lo, hi = a.window((begin, end))
            link = torch.zeros(hi - lo + 1, 6)
            for r, column in enumerate(columns):
                for place, share in column:
                    link[place, r] = share
            self.cues.append((begin, end))
            self.links.append(link / link.sum(0))


def read(articles):
    """Soft labels by article; the articles that have none are left out."""
    of = {f"{a.kind}|{a.id}": a for a in articles}
    with lzma.open(PATH, "rt", encoding="ascii") as lines:
        return {of[x["id"]]: SoftLabels(of[x["id"]], x) for x in map(json.loads, lines)}
