# Writes WORK/articles.jsonl: every annotated article, and raw news without the articles of gold dev and train.
# Usage: prepare.py SHARED WORK
import csv, io, json, lzma, os, sys
from corpus import FOLDERS

shared, work = sys.argv[1:3]
csv.field_size_limit(1 << 30)


def folder(name):
    path = os.path.join(shared, name)
    for f in sorted(os.listdir(path)):
        if f.endswith(".txt"):
            yield f[:-4], open(os.path.join(path, f), encoding="utf8", newline="").read()


def raw():
    for line in open(os.path.join(shared, "corpora/wikinews-en/articles.jsonl"), encoding="utf8"):
        a = json.loads(line)
        yield "wiki", a["id"], a["text"]
    with lzma.open(os.path.join(shared, "corpora/fnc1/train_bodies.csv.xz")) as f:
        for row in csv.DictReader(io.TextIOWrapper(f, encoding="utf8")):
            yield "fnc", "fnc-train-" + row["Body ID"], row["articleBody"]


os.makedirs(work, exist_ok=True)
annotated = {i for name in ("gold/dev", "gold/train") for i, _ in folder(name)}
edges = {e for _, t in folder("gold/dev") for e in (t.strip()[:80], t.strip()[-80:])}
with open(os.path.join(work, "articles.jsonl"), "w", encoding="utf8") as out:
    for kind, name in FOLDERS.items():
        for i, text in folder(name):
            out.write(json.dumps({"id": f"{kind}|{i}", "text": text}) + "\n")
    for kind, i, text in raw():
        if i not in annotated and len(text) >= 300 and not any(e in text for e in edges):
            out.write(json.dumps({"id": f"{kind}|{i}", "text": text}) + "\n")
