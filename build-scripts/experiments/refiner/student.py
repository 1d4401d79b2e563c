# Fine-tunes a student on the gold labels while its vectors are drawn to the teacher's.
# Usage: student.py --shared DIR --work DIR --init FILE --teacher FILE --out FILE [--teacher-layers 3]
import argparse, math, random, time

import torch
import torch.nn.functional as F

from corpus import load
from learn import common_options, encode, losses, report_dev
from network import Network, base_encoder, student

p = common_options(argparse.ArgumentParser())
p.add_argument("--init", required=True)
p.add_argument("--teacher", required=True)
p.add_argument("--teacher-layers", type=int, default=3)
p.add_argument("--rate", type=float, default=3e-4)
p.add_argument("--pull", type=float, default=10.0, help="weight of the squared distance to the teacher's vectors")
o = p.parse_args()
torch.manual_seed(1)
torch.set_num_threads(o.threads)
net, file = student(o.init)
teacher = Network(base_encoder(o.work, o.teacher_layers))
teacher.load_state_dict(torch.load(o.teacher))
teacher.eval()
train = load(o.work, o.shared, {"ptrain", "gtrain"})
dev = {kind: load(o.work, o.shared, {kind}) for kind in ("pdev", "gdev")}
heads = list(net.cue.parameters()) + list(net.link.parameters())
rates = [o.rate, 5e-4]
groups = [{"params": [q for q in net.enc.parameters() if q.requires_grad], "lr": 0.0}, {"params": heads, "lr": 0.0}]
optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def taught(batch):
    """The teacher's vectors, computed once an article."""
    for a in batch:
        if not hasattr(a, "taught"):
            with torch.no_grad():
                a.taught = encode(teacher, [a])[0].bfloat16()
    return torch.cat([a.taught for a in batch]).float()


shown = [a for a in train for _ in range(o.gold_weight if a.kind == "gtrain" else 1)]
total, step, begun, rng = math.ceil(len(shown) / o.batch) * o.epochs, 0, time.time(), random.Random(1)
for epoch in range(o.epochs):
    rng.shuffle(shown)
    net.train()
    for i in range(0, len(shown), o.batch):
        part = max(step / total, (time.time() - begun) / 60 / o.minutes)
        if part > 1 or (o.steps and step >= o.steps):
            break
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * min(1, (step + 1) / 30) * max(0.02, 1 - part)
        batch = shown[i : i + o.batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            wanted = taught(batch)
            vectors, begins = encode(net, batch)
            of_cues, of_links = losses(net, batch, vectors, begins)
            away = F.mse_loss(vectors.float(), wanted)
        optimizer.zero_grad()
        (2 * of_cues + of_links + o.pull * away).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        step += 1
        if step % 50 == 0 or step == 5:
            each = (time.time() - begun) / step
            print(f"step {step} of {total}, {each:.2f} s each, cues {of_cues:.3f} links {of_links:.3f} away {away:.3f}", flush=True)
            torch.save({**file, "weights": net.state_dict()}, o.out)
torch.save({**file, "weights": net.state_dict()}, o.out)
report_dev(net, dev, o)
