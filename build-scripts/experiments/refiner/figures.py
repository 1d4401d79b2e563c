# Relation F1 of analyses by publisher, by how much of the content is quoted and by presence of a source, and how many
# claims inside claims are found: the rows of shared/models/en/MODEL_CARD.md.
# Usage: figures.py SHARED FOLDER ANALYSES.jsonl, FOLDER being corpora/polnear/dev or gold/dev
import json, os, re, sys
from collections import Counter

shared, folder, analyses = sys.argv[1:4]
sys.path.insert(0, f"{shared}/score")
import score

PUBLISHER = re.compile("breitbart|huff-post|nyt|politico|usa-today|wash-post|west-journal")


def inside_quotes(text):
    """Of each character, whether it stands in double quotation marks, which a line's end closes."""
    out, inside = [], False
    for c in text:
        inside = c == "“" or (c == '"' and not inside) or (inside and c not in '"”\n')
        out.append(inside)
    return out


def quoted(text, quotes, spans):
    letters = [k for b, e in spans for k in range(b, e) if text[k].isalnum()]
    share = sum(quotes[k] for k in letters) / max(1, len(letters))
    return "not quoted" if share == 0 else "partly quoted" if share < 0.9 else "all quoted"


wanted, offered, found, right, nested = Counter(), Counter(), Counter(), Counter(), Counter()
systems = score.systems(analyses)
for name in sorted(f for f in os.listdir(f"{shared}/{folder}") if f.endswith(".json")):
    i = name[:-5]
    text = open(f"{shared}/{folder}/{i}.txt", encoding="utf8", newline="").read()
    gold, system = score.read(json.load(open(f"{shared}/{folder}/{name}")), text), score.read(systems[i], text)
    insides = [[score.chars(a["content"]) for a in side] for side in (gold, system)]
    pairs = [(score.jaccard(x, y), g, s) for g, x in enumerate(insides[0]) for s, y in enumerate(insides[1])]
    agree = lambda g, s: all(score.agree(gold[g][r], system[s][r]) for r in ("cue", "source"))
    matched = score.greedy([p for p in pairs if p[0] >= 0.5 and agree(*p[1:])])
    quotes, publisher = inside_quotes(text), PUBLISHER.search(i)
    for side, of_side, hit, counts in ((gold, 0, found, wanted), (system, 1, right, offered)):
        hits = {m[of_side] for m in matched}
        for k, a in enumerate(side):
            rows = ["all", "with source" if a["source"] else "without source", quoted(text, quotes, a["content"])]
            for row in rows + ([publisher[0]] if publisher else []):
                counts[row] += 1
                hit[row] += k in hits
            inner = a["cue"] and any(a["cue"][0][0] in x for h, x in enumerate(insides[of_side]) if h != k)
            if inner and side is gold:
                nested[k in hits] += 1
for row in wanted:
    p, r = right[row] / max(1, offered[row]), found[row] / wanted[row]
    print(f"{row}: {200 * p * r / max(1e-9, p + r):.1f} ({wanted[row]} annotated, {offered[row]} found)")
print(f"claims inside claims: {nested[True]} of {sum(nested.values())} found")
