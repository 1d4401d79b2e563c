# Articles on the engine's own tokens: word pieces, facts of each token, gold attributions in tokens.
# Reads WORK/articles.jsonl and WORK/tokens.jsonl (made by prepare.py and `firsthand_train tokens`), the
# annotations below SHARED, and the base encoder's vocabulary, WORK/base/tokenizer.json.
import bisect, json, os, re, unicodedata

FOLDERS = {"ptrain": "corpora/polnear/train", "pdev": "corpora/polnear/dev", "gtrain": "gold/train", "gdev": "gold/dev"}
CHUNK = 128  # tokens that see one another: Refiner::kChunk
LEFT, RIGHT = 64, 96  # tokens of a window beside a cue: Refiner::kLeft, kRight


def vocabulary(work):
    return json.load(open(os.path.join(work, "base/tokenizer.json")))["model"]["vocab"]


def kept_pieces(work):
    """Pieces of Latin letters, digits and signs, in the base vocabulary's order, [UNK] first: (piece, base id)."""
    v = vocabulary(work)
    plain = lambda p: all(ord(c) < 0x250 or 0x2010 <= ord(c) < 0x2200 for c in p)
    rest = sorted((i, p) for p, i in v.items() if plain(p) and not p.startswith("["))
    return [("[UNK]", v["[UNK]"])] + [(p, i) for i, p in rest]


class BasePieces:
    """The base encoder's own cutting of words."""

    def __init__(self, work):
        self.v, self.known = vocabulary(work), {}

    def cut(self, word):
        if word not in self.known:
            plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
            out = []
            for part in re.findall(r"\w+|[^\w\s]", plain):
                out += cut_part(part, self.v, self.v["[UNK]"])
            self.known[word] = out[:6] or [self.v["[UNK]"]]
        return self.known[word]


class EnginePieces:
    """As wasm/src/model/wordpieces.cc cuts, numbered in the order of kept_pieces."""

    def __init__(self, work):
        self.v, self.known = {p: n for n, (p, _) in enumerate(kept_pieces(work))}, {}

    def cut(self, word):
        word = word.lower()
        if word not in self.known:
            out, at = [], 0
            while at < len(word) and len(out) < 6:
                end = at
                while end < len(word) and word[end].isalnum():
                    end += 1
                end = max(end, at + 1)
                out += cut_part(word[at:end], self.v, 0)
                at = end
            self.known[word] = out[:6] or [0]
        return self.known[word]


def cut_part(part, v, unknown):
    out, i = [], 0
    while i < len(part):
        j = min(len(part), i + 40)
        while j > i and ("##" if i else "") + part[i:j] not in v:
            j -= 1
        if j == i:
            return out + [unknown]
        out.append(v[("##" if i else "") + part[i:j]])
        i = j
    return out


def shape(w):
    """0 lower case, 1 Xx, 2 XxX, 3 XX, 4 a digit first, 5 something else."""
    if w.isupper() and len(w) > 1:
        return 3
    if w[0].isupper():
        return 1 if w[1:].islower() or len(w) == 1 else 2
    return 4 if w[0].isdigit() else 0 if w.isalpha() else 5


def spans(value):
    if not value:
        return []
    return [tuple(s) for s in (value if isinstance(value[0], list) else [value])]


class Article:
    """kind, id; per token begin, end, sent, block, facts (shape, tag, quote), base and engine pieces; gold
    attributions as (cue, source or None, [content]) in tokens; chunks; block_begin and block_end."""

    def touched(self, span):
        return bisect.bisect_right(self.end, span[0]), bisect.bisect_left(self.begin, span[1])

    def window(self, cue):
        return max(self.block_begin[cue[0]], cue[0] - LEFT), min(self.block_end[cue[0]], cue[1] - 1 + RIGHT)


def chunks(a):
    """Runs of whole blocks of at most CHUNK tokens; a longer block is cut at sentences, a longer sentence anywhere."""

    def split(lo, hi, levels):
        if hi - lo <= CHUNK:
            return [(lo, hi)]
        if not levels:
            return [(x, min(x + CHUNK, hi)) for x in range(lo, hi, CHUNK)]
        out, begin, before, of = [], lo, lo, levels[0]
        for p in [k for k in range(lo + 1, hi) if of[k] != of[k - 1]] + [hi]:
            if p - begin > CHUNK and before > begin:
                out += split(begin, before, levels[1:])
                begin = before
            before = p
        return out + split(begin, hi, levels[1:])

    return split(0, a.n, [a.block, a.sent])


def parts(cue, source, content):
    """(source, left, right) as the linker sees them: of several pieces on one side the one nearest to the cue."""
    beside = lambda s: s[0] < s[1] and not (s[0] < cue[1] and cue[0] < s[1])
    out = [source if source and beside(source) else None, None, None]
    for s in content:
        if beside(s) and s[1] <= cue[0]:
            out[1] = s
        elif beside(s) and out[2] is None:
            out[2] = s
    return out


def read_gold(a, text, shared):
    file = json.load(open(os.path.join(shared, FOLDERS[a.kind], a.id + ".json")))
    for x in file["attributions"]:
        cue, source, content = (spans(x.get(r)) for r in ("cue", "source", "content"))
        if not cue or not content:
            continue
        if source and text[source[0][1] - 1] == "," and source[0][1] - source[0][0] > 1:
            source = [(source[0][0], source[0][1] - 1)]  # as wasm/src/train/corpus.cc: no comma behind an apposition
        c = a.touched(cue[0])
        if c[0] < c[1]:
            a.gold.append((c, a.touched(source[0]) if source else None, sorted(a.touched(s) for s in content)))


def load(work, shared, kinds):
    texts = {}
    for line in open(os.path.join(work, "articles.jsonl"), encoding="utf8"):
        d = json.loads(line)
        texts[d["id"]] = d["text"]
    base, engine, out = BasePieces(work), EnginePieces(work), []
    for line in open(os.path.join(work, "tokens.jsonl"), encoding="utf8"):
        d = json.loads(line)
        a = Article()
        a.kind, a.id = d["id"].split("|", 1)
        if a.kind not in kinds or not d["tokens"]:
            continue
        text, a.n, a.gold, a.windows = texts[d["id"]], len(d["tokens"]), [], {}
        a.begin, a.end, tag, mark, depth, _, a.sent, a.block = (list(c) for c in zip(*d["tokens"]))
        words = [text[b:e] for b, e in zip(a.begin, a.end)]
        a.facts = [(shape(w), t, min(q, 2) + 3 * m) for w, t, q, m in zip(words, tag, depth, mark)]
        a.base, a.engine = [base.cut(w) for w in words], [engine.cut(w) for w in words]
        a.chunks, a.block_begin, a.block_end, start = chunks(a), [0] * a.n, [0] * a.n, 0
        for i in range(1, a.n + 1):
            if i == a.n or a.block[i] != a.block[start]:
                a.block_begin[start:i], a.block_end[start:i] = [start] * (i - start), [i] * (i - start)
                start = i
        if a.kind in FOLDERS:
            read_gold(a, text, shared)
        out.append(a)
    return out
