# The networks: a transformer over words (the base encoder's first layers, or a student cut out of them), a head
# that tags cues, and a linker that scores the borders of source, left and right content beside a cue.
import torch
import torch.nn as nn
import torch.nn.functional as F

HEAD = 32  # width of an attention head
NEVER = -1e4


def dropped(x, p, training):
    return F.dropout(x, p, training) if p and training else x


class Layer(nn.Module):
    def __init__(self, d, heads, feed, quick):
        super().__init__()
        self.heads, self.inner, self.quick = heads, heads * HEAD, quick
        self.qkv, self.o, self.n1 = nn.Linear(d, 3 * self.inner), nn.Linear(self.inner, d), nn.LayerNorm(d, 1e-12)
        self.f1, self.f2, self.n2 = nn.Linear(d, feed), nn.Linear(feed, d), nn.LayerNorm(d, 1e-12)

    def forward(self, x, at, hide):
        """x: a row a token; at: its place among the places of all chunks, those that are filled up included."""
        b, n = len(hide), hide.shape[-1]
        qkv = self.qkv(x)
        qkv = qkv.new_zeros(b * n, 3 * self.inner).index_copy(0, at, qkv)
        q, k, v = qkv.view(b, n, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        a = torch.softmax(torch.matmul(q, k.transpose(-1, -2)) * HEAD**-0.5 + hide, -1).to(v.dtype) @ v
        a = a.transpose(1, 2).reshape(b * n, self.inner).index_select(0, at)
        x = self.n1(x + self.o(a))
        h = self.f1(x)
        return self.n2(x + self.f2(h * torch.sigmoid(1.702 * h) if self.quick else F.gelu(h)))


class Facts(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.shape, self.tag, self.quote = nn.Embedding(8, d), nn.Embedding(32, d), nn.Embedding(12, d)
        for e in (self.shape, self.tag, self.quote):
            nn.init.normal_(e.weight, std=0.005)

    def forward(self, f):
        return self.shape(f[..., 0]) + self.tag(f[..., 1]) + self.quote(f[..., 2])


class Encoder(nn.Module):
    """One vector a word: the mean of its pieces' embeddings, its place in the chunk and its facts, then layers."""

    def __init__(self, vocab, layers, heads, feed, rank=None, d=384, drop=0.1):
        super().__init__()
        self.d, self.drop, self.pieces = d, drop, "engine" if rank else "base"
        self.emb = nn.EmbeddingBag(vocab, rank or d, mode="mean")
        self.emb.weight.requires_grad = False
        self.up = nn.Linear(rank, d, bias=False) if rank else nn.Identity()
        self.pos, self.norm, self.facts = nn.Parameter(torch.zeros(512, d)), nn.LayerNorm(d, 1e-12), Facts(d)
        self.layers = nn.ModuleList(Layer(d, heads, feed, rank is not None) for _ in range(layers))

    def forward(self, ids, offsets, facts, mask):
        """Of the tokens there are, one a row; mask (chunk, place) says where they are."""
        b, n = mask.shape
        at = mask.flatten().nonzero()[:, 0]
        x = self.up(self.emb(ids, offsets)) + F.embedding(at % n, self.pos) + self.facts(facts)
        x = dropped(self.norm(x), self.drop, self.training)
        hide = torch.zeros(b, 1, 1, n).masked_fill(~mask[:, None, None, :], NEVER).to(x.dtype)
        if torch.is_autocast_enabled("cpu"):
            hide = hide.bfloat16()
        for layer in self.layers:
            x = layer(x, at, hide)
        return dropped(x, self.drop, self.training)


def base_encoder(work, layers):
    """The first layers of the base encoder, WORK/base/model.safetensors."""
    from safetensors.torch import load_file

    w = load_file(f"{work}/base/model.safetensors")
    words = w["embeddings.word_embeddings.weight"].float()
    e = Encoder(len(words), layers, 12, 1536)
    e.emb.weight.data.copy_(words)
    e.pos.data.copy_(w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
    copy(e.norm, w, "embeddings.LayerNorm")
    for i, layer in enumerate(e.layers):
        at = f"encoder.layer.{i}."
        three = [at + "attention.self." + n for n in ("query", "key", "value")]
        layer.qkv.weight.data.copy_(torch.cat([w[n + ".weight"] for n in three]))
        layer.qkv.bias.data.copy_(torch.cat([w[n + ".bias"] for n in three]))
        copy(layer.o, w, at + "attention.output.dense")
        copy(layer.n1, w, at + "attention.output.LayerNorm")
        copy(layer.f1, w, at + "intermediate.dense")
        copy(layer.f2, w, at + "output.dense")
        copy(layer.n2, w, at + "output.LayerNorm")
    return e


def copy(module, w, name):
    module.weight.data.copy_(w[name + ".weight"])
    module.bias.data.copy_(w[name + ".bias"])


class Linker(nn.Module):
    """Borders of the three parts: begin and last of source, left and right content, and those of their absence."""

    DILATIONS = (1, 3)
    GAP = 2 * max(DILATIONS)  # no window sees another

    def __init__(self, d, k=128):
        super().__init__()
        self.tok, self.cue = nn.Linear(d, k), nn.Linear(2 * d, k)
        self.rel, self.sent, self.norm = nn.Embedding(64, k), nn.Embedding(9, k), nn.LayerNorm(k)
        self.convs = nn.ModuleList(nn.Conv1d(k, k, 5, padding=2 * x, dilation=x) for x in self.DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(k) for _ in self.DILATIONS)
        self.out, self.none = nn.Linear(k, 6), nn.Linear(k, 6)
        nn.init.normal_(self.rel.weight, std=0.05)
        nn.init.normal_(self.sent.weight, std=0.05)

    def forward(self, vectors, first, last, valid, at, cue, rel, sent, drop=0.1):
        """vectors: all tokens; first, last: a cue's tokens; valid: (cues, places of the window). One behind the other
        with GAP places between: at, the token of each place, -1 in a gap; cue, rel, sent."""
        c, here = self.cue(torch.cat([vectors[first], vectors[last]], -1)), at >= 0
        x = self.tok(vectors).index_select(0, at.clamp(min=0)) + c.index_select(0, cue) + self.rel(rel) + self.sent(sent)
        x = dropped(F.relu(self.norm(x)), drop, self.training) * here[:, None]
        for conv, norm in zip(self.convs, self.norms):
            y = conv(x.t()[None])[0].t()
            x = (x + dropped(F.relu(norm(y)), drop, self.training)) * here[:, None]
        x, places = x[here], valid.flatten().nonzero()[:, 0]
        spread = lambda y: y.new_zeros(valid.numel(), y.shape[1]).index_copy(0, places, y).view(*valid.shape, -1)
        whole = spread(x).max(1).values + c
        return spread(self.out(x).float()), self.none(F.relu(whole)).float()


class Network(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.enc, self.cue, self.link = encoder, nn.Linear(encoder.d, 3), Linker(encoder.d)


def student(file):
    """The network of a file written by train.py, and the file's other entries."""
    z = torch.load(file)
    net = Network(Encoder(z["vocab"], z["layers"], z["heads"], z["feed"], z["rank"]))
    net.load_state_dict(z["weights"])
    return net, z
