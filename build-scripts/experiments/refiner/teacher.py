# Fine-tunes the first layers of the base encoder on PolNeAR train and gold/train; reports on both dev sets.
# Usage: teacher.py --shared DIR --work DIR --out FILE [--layers 3]
import argparse, math, os, random, time

import torch

from corpus import load
from learn import common_options, encode, losses, report_dev
from network import Network, base_encoder

p = common_options(argparse.ArgumentParser())
p.add_argument("--layers", type=int, default=3)
p.add_argument("--nested-weight", type=float, default=0.0, help="of PolNeAR's cue labels inside contents")
p.add_argument("--rate", type=float, default=1.5e-4, help="of the encoder; the heads learn at 1e-3")
o = p.parse_args()
torch.manual_seed(1)
torch.set_num_threads(o.threads)
train = load(o.work, o.shared, {"ptrain", "gtrain"})
dev = {kind: load(o.work, o.shared, {kind}) for kind in ("pdev", "gdev")}
net = Network(base_encoder(o.work, o.layers))
heads = list(net.cue.parameters()) + list(net.link.parameters())
rates = [o.rate, 1e-3]
groups = [{"params": [q for q in net.enc.parameters() if q.requires_grad], "lr": 0.0}, {"params": heads, "lr": 0.0}]
optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
shown = [a for a in train for _ in range(o.gold_weight if a.kind == "gtrain" else 1)]
step_of_file = 0
if os.path.exists(o.out + ".part"):
    z = torch.load(o.out + ".part")
    net.load_state_dict(z["net"])
    optimizer.load_state_dict(z["optimizer"])
    step_of_file = z["step"]
total, step, begun, rng = math.ceil(len(shown) / o.batch) * o.epochs, 0, time.time(), random.Random(1)
for epoch in range(o.epochs):
    rng.shuffle(shown)
    net.train()
    for i in range(0, len(shown), o.batch):
        if step_of_file > step:
            step += 1
            continue
        part = max(step / total, (time.time() - begun) / 60 / o.minutes)
        if part > 1 or (o.steps and step >= o.steps):
            break
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * min(1, (step + 1) / (0.06 * total)) * max(0.0, 1 - part)
        batch = shown[i : i + o.batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors, begins = encode(net, batch)
            of_cues, of_links = losses(net, batch, vectors, begins, o.nested_weight)
        optimizer.zero_grad()
        (2 * of_cues + of_links).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        step += 1
        if step % 50 == 0:
            torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, o.out + ".part")
        if step % 50 == 0 or step == 5:
            each = (time.time() - begun) / step
            print(f"step {step} of {total}, {each:.2f} s each, cues {of_cues:.3f} links {of_links:.3f}", flush=True)
    torch.save(net.state_dict(), o.out)
report_dev(net, dev, o)
