# The share of right attributions by the probability that the network gives them: isotonic regression (pool adjacent
# violators) over hundreds of PolNeAR dev, as wasm/src/train/learn_confidence.cc does for the linear models.
# Usage: calibrate.py SHARED ENGINE >TABLE, with a command line built of weights exported without --confidence
import json, os, subprocess, sys

shared, engine = sys.argv[1:3]
sys.path.insert(0, f"{shared}/score")
import score

folder, cases = f"{shared}/corpora/polnear/dev", []
ids = sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".txt"))
texts = {i: open(f"{folder}/{i}.txt", encoding="utf8", newline="").read() for i in ids}
lines = "".join(json.dumps({"id": i, "text": texts[i]}) + "\n" for i in ids).encode()
analyses = subprocess.run([engine, "analyze", "--jsonl", "--refine"], input=lines, stdout=subprocess.PIPE, check=True).stdout
for found in map(json.loads, analyses.splitlines()):
    text = texts[found["id"]]
    gold = score.read(json.load(open(f"{folder}/{found['id']}.json")), text)
    system = score.read(found, text)
    pairs = []
    for g, want in enumerate(gold):
        for s, have in enumerate(system):
            overlap = score.jaccard(score.chars(want["content"]), score.chars(have["content"]))
            if overlap >= 0.5 and score.agree(want["cue"], have["cue"]) and score.agree(want["source"], have["source"]):
                pairs.append((overlap, g, s))
    right = {s for _, s in score.greedy(pairs)}
    cases += [(a["confidence"], s in right) for s, a in enumerate(found["attributions"])]
cases.sort()
blocks = []  # first probability, right, cases
for i in range(0, len(cases), 100):
    part = cases[i : i + 100]
    blocks.append([part[0][0], sum(r for _, r in part), len(part)])
    while len(blocks) > 1 and (blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2] or blocks[-2][0] == blocks[-1][0]):
        _, r, n = blocks.pop()
        blocks[-1][1] += r
        blocks[-1][2] += n
print("# probability, and the share of right attributions from there on, in thousandths")
for begin, r, n in blocks:
    print(f"{begin}\t{round(1000 * r / n)}")
