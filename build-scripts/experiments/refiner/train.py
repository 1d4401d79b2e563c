# Learns the student, on the gold labels and beside them on the soft labels of raw news; the same bytes each time: one
# thread, float32, fixed order and seed, no clock. Resumes from OUT.part, to the same bytes, if that was begun with the
# same tokens and scripts.
# Usage: train.py --shared DIR --work DIR --out FILE, with the environment that build-scripts/train sets
import argparse, hashlib, os, random, sys, time

import torch
import torch.nn.functional as F

import soft_labels, start
from corpus import FOLDERS, load
from learn import encode, link, losses

BATCH = 4  # articles a step
SHOWN = {"ptrain": 7, "gtrain": 20, "wiki": 7, "fnc": 3}  # how often an article of each kind is shown
RATES = (4e-4, 8e-4)  # of the encoder, of the heads
NESTED = (0.3, 1.0)  # weight of PolNeAR's cue labels inside contents, up to the last quarter and in it
WARM, EVERY, SEED = 60, 50, 1  # steps of warming up, and between two files

p = argparse.ArgumentParser()
for name in ("--shared", "--work", "--out"):
    p.add_argument(name, required=True)
p.add_argument("--steps", type=int, help="end after so many; nothing is written but OUT.part")
o = p.parse_args()
torch.manual_seed(SEED)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
gold = load(o.work, o.shared, {"ptrain", "gtrain"})
raw = load(o.work, o.shared, {"wiki", "fnc"})
soft = soft_labels.read(raw)
net, shape = start.student(o.work, gold + raw)
heads = list(net.cue.parameters()) + list(net.link.parameters())
groups = [{"params": [q for q in net.enc.parameters() if q.requires_grad], "lr": 0.0}, {"params": heads, "lr": 0.0}]
optimizer = torch.optim.AdamW(groups, weight_decay=0.01)


def batches():
    """The articles of each step. A kind's rounds are spread evenly over the whole."""
    rng, order = random.Random(SEED), []
    for kind, rounds in SHOWN.items():
        of_kind = [a for a in (gold if kind in FOLDERS else soft) if a.kind == kind]
        for k in range(rounds):
            order += [((k + rng.random()) / rounds, a) for a in of_kind]
    order = [a for _, a in sorted(order, key=lambda x: x[0])]
    return [order[i : i + BATCH] for i in range(0, len(order), BATCH)]


def soft_losses(news, vectors, begins):
    """Cross entropy with the soft labels, both a cue, as losses() has it for gold labels."""
    of = [soft[a] for a in news]
    cues = [(a, begin, c) for a, begin, x in zip(news, begins, of) for c in x.cues]
    wanted, count = torch.cat([x.shares for x in of]), max(1, len(cues))
    of_cues = -(wanted * F.log_softmax(net.cue(vectors), -1)).sum() / count
    if not cues:
        return of_cues, of_cues * 0
    scores = F.log_softmax(link(net, vectors, cues), 1)
    goal = torch.zeros_like(scores)
    for r, borders in enumerate(b for x in of for b in x.links):
        goal[r, : len(borders) - 1], goal[r, -1] = borders[:-1], borders[-1]
    return of_cues, -(goal * scores.clamp(min=-50)).sum() / count


def loss_of(batch, nested):
    annotated = [a for a in batch if a.kind in FOLDERS]
    news = [a for a in batch if a.kind not in FOLDERS]
    vectors, begins = encode(net, annotated + news)
    cut, loss = begins[len(annotated)] if news else len(vectors), 0
    if annotated:
        of_cues, of_links = losses(net, annotated, vectors[:cut], begins[: len(annotated)], nested)
        loss = loss + (2 * of_cues + of_links) * len(annotated) / len(batch)
    if news:
        of_cues, of_links = soft_losses(news, vectors[cut:], [b - cut for b in begins[len(annotated) :]])
        loss = loss + (2 * of_cues + of_links) * len(news) / len(batch)
    return loss


def inputs():
    """A digest of what the bytes depend on, the corpora's annotations and the base encoder apart."""
    here, out = os.path.dirname(os.path.abspath(__file__)), hashlib.sha256()
    kinds = (".py", ".json", ".xz")
    for path in [os.path.join(here, f) for f in sorted(os.listdir(here)) if f.endswith(kinds)] + [f"{o.work}/tokens.jsonl"]:
        with open(path, "rb") as file:
            out.update(file.read())
    return out.hexdigest()


def save(step):
    """Weights with all that the next step depends on, written whole or not at all."""
    learnt = {"weights": net.state_dict(), "optimizer": optimizer.state_dict(), "random": torch.get_rng_state()}
    torch.save({**learnt, "step": step, "inputs": inputs()}, o.out + ".tmp")
    os.replace(o.out + ".tmp", o.out + ".part")


def resume():
    if not os.path.exists(o.out + ".part"):
        return 0
    z = torch.load(o.out + ".part")
    if z["inputs"] != inputs():
        return 0
    net.load_state_dict(z["weights"])
    optimizer.load_state_dict(z["optimizer"])
    torch.set_rng_state(z["random"])
    return z["step"]


def learn(batch, part, step):
    for group, rate in zip(optimizer.param_groups, RATES):
        group["lr"] = rate * min(1, (step + 1) / WARM) * (1 - part)
    loss = loss_of(batch, NESTED[part >= 0.75])
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


steps, begun, sum_of_losses = batches(), time.process_time(), 0.0
first = resume()
net.train()
for step in range(first, o.steps or len(steps)):
    sum_of_losses += learn(steps[step], step / len(steps), step)
    if (step + 1) % EVERY == 0 or step + 1 == o.steps:
        each = (time.process_time() - begun) / (step + 1 - first)
        print(f"step {step + 1} of {len(steps)}, {each:.2f} s each, mean loss {sum_of_losses / ((step % EVERY) + 1):.3f}", flush=True)
        sum_of_losses = 0.0
        save(step + 1)
if o.steps:
    sys.exit()
torch.save({**shape, "weights": net.state_dict()}, o.out)
os.remove(o.out + ".part")
