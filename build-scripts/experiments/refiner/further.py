# Learns a student further, on the gold labels and on a teacher's soft labels of raw news side by side.
# Usage: further.py --shared DIR --work DIR --init FILE --soft FILE --out FILE
import argparse, math, random, time

import torch
import torch.nn.functional as F

from corpus import FOLDERS, load
from learn import common_options, encode, link, losses, report_dev
from network import student

p = common_options(argparse.ArgumentParser())
p.add_argument("--init", required=True)
p.add_argument("--soft", required=True, help="of label.py")
p.add_argument("--rate", type=float, default=2e-4, help="of the encoder; the heads learn at 1.5 times it")
p.add_argument("--nested-weight", type=float, default=0.3, help="of PolNeAR's cue labels inside contents")
o = p.parse_args()
torch.manual_seed(1)
torch.set_num_threads(o.threads)
net, file = student(o.init)
train = load(o.work, o.shared, {"ptrain", "gtrain"})
soft = torch.load(o.soft)
raw = [a for a in load(o.work, o.shared, {"wiki", "fnc"}) if f"{a.kind}|{a.id}" in soft]
dev = {kind: load(o.work, o.shared, {kind}) for kind in ("pdev", "gdev")}
heads = list(net.cue.parameters()) + list(net.link.parameters())
rates = [o.rate, 1.5 * o.rate]
groups = [{"params": [q for q in net.enc.parameters() if q.requires_grad], "lr": 0.0}, {"params": heads, "lr": 0.0}]
optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def soft_losses(batch, vectors, begins):
    """Cross entropy with the teacher's probabilities, both a cue, as losses() has it for gold labels."""
    of = [soft[f"{a.kind}|{a.id}"] for a in batch]
    cues = [(a, begin, c) for a, begin, (_, found, _) in zip(batch, begins, of) for c in found]
    wanted, count = torch.cat([x[0].float() for x in of]), max(1, len(cues))
    of_cues = -(wanted * F.log_softmax(net.cue(vectors).float(), -1)).sum() / count
    if not cues:
        return of_cues, of_cues * 0
    scores = F.log_softmax(link(net, vectors, cues).float(), 1)
    goal = torch.zeros_like(scores)
    for r, borders in enumerate(b for x in of for b in x[2]):
        goal[r, : len(borders) - 1], goal[r, -1] = borders[:-1].float(), borders[-1].float()
    return of_cues, -(goal * scores.clamp(min=-50)).sum() / count


def loss_of(batch):
    gold = [a for a in batch if a.kind in FOLDERS]
    news = [a for a in batch if a.kind not in FOLDERS]
    vectors, begins = encode(net, gold + news)
    cut, loss = begins[len(gold)] if news else len(vectors), 0
    if gold:
        of_cues, of_links = losses(net, gold, vectors[:cut], begins[: len(gold)], o.nested_weight)
        loss = loss + (2 * of_cues + of_links) * len(gold) / len(batch)
    if news:
        of_cues, of_links = soft_losses(news, vectors[cut:], [b - cut for b in begins[len(gold) :]])
        loss = loss + (2 * of_cues + of_links) * len(news) / len(batch)
    return loss


shown = [a for a in train for _ in range(o.gold_weight if a.kind == "gtrain" else 1)] + raw
order, rng, begun = [], random.Random(1), time.time()
for _ in range(o.epochs):
    rng.shuffle(shown)
    order += shown
total = o.steps or math.ceil(len(order) / o.batch)
net.train()
for step in range(total):
    part = max(step / total, (time.time() - begun) / 60 / o.minutes)
    batch = order[step * o.batch : (step + 1) * o.batch]
    if part > 1 or not batch:
        break
    for group, rate in zip(optimizer.param_groups, rates):
        group["lr"] = rate * min(1, (step + 1) / 30) * max(0.02, 1 - part)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = loss_of(batch)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    if step % 50 == 49:
        print(f"step {step + 1} of {total}, {(time.time() - begun) / (step + 1):.2f} s each, loss {loss:.3f}", flush=True)
        torch.save({**file, "weights": net.state_dict()}, o.out)
torch.save({**file, "weights": net.state_dict()}, o.out)
report_dev(net, dev, o)
