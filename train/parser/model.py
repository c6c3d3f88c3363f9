"""The parser: sums of embedding rows, bidirectional LSTMs and biaffine scorers (Dozat and Manning 2017)."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Settings:
    embedding = 192
    hidden = 256
    layers = 3
    arc = 192
    relation = 64
    noise = 1.0  # times the usual dropout


class Recurrence(torch.autograd.Function):
    """One direction of an LSTM over tokens x sentences x gates that hold the inputs' share already.

    Written out because torch's own loop is quadratic in the length of sentences when it goes backward on a CPU. States
    are zero wherever `mask` is, so that the backward direction begins at each sentence's own end.
    """

    @staticmethod
    def forward(ctx, inputs, weight, mask, reverse):
        tokens, sentences, size = inputs.shape[0], inputs.shape[1], weight.shape[1]
        gates = inputs.clone()
        states = torch.zeros(tokens, sentences, size)
        cells, squashed = torch.zeros_like(states), torch.zeros_like(states)
        hidden = cell = torch.zeros(sentences, size)
        transposed = weight.t().contiguous()
        for t in reversed(range(tokens)) if reverse else range(tokens):
            gate = gates[t]
            gate.addmm_(hidden, transposed)
            gate[:, : 3 * size].sigmoid_()
            gate[:, 3 * size :].tanh_()
            i, f, o, g = gate.chunk(4, 1)
            torch.mul(f, cell, out=cells[t]).addcmul_(i, g).mul_(mask[t])
            torch.tanh(cells[t], out=squashed[t])
            torch.mul(o, squashed[t], out=states[t]).mul_(mask[t])
            hidden, cell = states[t], cells[t]
        ctx.save_for_backward(gates, weight, mask, states, cells, squashed)
        ctx.reverse = reverse
        return states

    @staticmethod
    def backward(ctx, grown):
        gates, weight, mask, states, cells, squashed = ctx.saved_tensors
        tokens, sentences, size = states.shape
        slopes = torch.empty_like(gates)
        hidden, cell = torch.zeros(sentences, size), torch.zeros(sentences, size)
        nothing = torch.zeros(sentences, size)
        step = 1 if ctx.reverse else -1
        for t in range(tokens) if ctx.reverse else reversed(range(tokens)):
            i, f, o, g = gates[t].chunk(4, 1)
            slope_i, slope_f, slope_o, slope_g = slopes[t].chunk(4, 1)
            before = cells[t + step] if 0 <= t + step < tokens else nothing
            hidden.add_(grown[t]).mul_(mask[t])
            torch.mul(hidden, squashed[t], out=slope_o)
            cell.add_(hidden.mul(o).mul_(1 - squashed[t] * squashed[t])).mul_(mask[t])
            torch.mul(cell, g, out=slope_i)
            torch.mul(cell, before, out=slope_f)
            torch.mul(cell, i, out=slope_g).mul_(1 - g * g)
            cell.mul_(f)
            sigmoids = gates[t][:, : 3 * size]
            slopes[t][:, : 3 * size].mul_(sigmoids).mul_(1 - sigmoids)
            torch.mm(slopes[t], weight, out=hidden)
        before = torch.zeros_like(states)
        if ctx.reverse:
            before[:-1] = states[1:]
        else:
            before[1:] = states[:-1]
        grown_weight = slopes.view(-1, 4 * size).t() @ before.view(-1, size)
        return slopes, grown_weight, None, None


class LstmLayer(nn.Module):
    """Both directions of one layer over tokens x sentences x inputs; gates in the order input, forget, output, new."""

    def __init__(self, inputs, hidden):
        super().__init__()
        self.inputs = nn.ModuleList(nn.Linear(inputs, 4 * hidden) for _ in range(2))
        self.recurrent = nn.ParameterList(nn.Parameter(torch.empty(4 * hidden, hidden)) for _ in range(2))
        for linear, recurrent in zip(self.inputs, self.recurrent):
            nn.init.xavier_uniform_(linear.weight)
            nn.init.zeros_(linear.bias)
            linear.bias.data[hidden : 2 * hidden] = 0.5
            for gate in recurrent.data.chunk(4):
                nn.init.orthogonal_(gate)

    def forward(self, x, mask):
        if x.is_cuda:
            return self.packed(x, mask)
        directions = [
            Recurrence.apply(linear(x), recurrent, mask, reverse)
            for linear, recurrent, reverse in zip(self.inputs, self.recurrent, (False, True))
        ]
        return torch.cat(directions, 2)

    def packed(self, x, mask):
        """The same by cuDNN, whose gates go input, forget, new, output."""
        size = self.recurrent[0].shape[1]
        order = torch.arange(4 * size, device=x.device).view(4, size)[[0, 1, 3, 2]].reshape(-1)
        weights = []
        for linear, recurrent in zip(self.inputs, self.recurrent):
            weights += [linear.weight[order], recurrent[order], linear.bias[order], torch.zeros_like(linear.bias)]
        rows = nn.utils.rnn.pack_padded_sequence(x, mask.squeeze(2).sum(0).cpu(), enforce_sorted=False)
        start = x.new_zeros(2, x.shape[1], size)
        data = torch._VF.lstm(rows.data, rows.batch_sizes, (start, start), weights, True, 1, 0.0, self.training, True)[0]
        states = nn.utils.rnn.PackedSequence(data, rows.batch_sizes, rows.sorted_indices, rows.unsorted_indices)
        return nn.utils.rnn.pad_packed_sequence(states, total_length=x.shape[0])[0]


def shared_dropout(x, rate, training):
    """The same units are dropped at every token of a sentence."""
    if not training or rate == 0:
        return x
    keep = x.new_empty(1, x.shape[1], x.shape[2]).bernoulli_(1 - rate) / (1 - rate)
    return x * keep


class Encoder(nn.Module):
    def __init__(self, types, rows, settings):
        super().__init__()
        self.register_buffer("types", types, persistent=False)
        self.embedding = nn.EmbeddingBag(rows, settings.embedding, mode="sum", sparse=True)
        nn.init.normal_(self.embedding.weight, std=0.1)
        self.norm = nn.LayerNorm(settings.embedding)
        self.root = nn.Parameter(torch.randn(settings.embedding) * 0.3)
        sizes = [settings.embedding] + [2 * settings.hidden] * (settings.layers - 1)
        self.layers = nn.ModuleList(LstmLayer(size, settings.hidden) for size in sizes)
        self.word_dropout, self.dropout = 0.15 * settings.noise, 0.33 * settings.noise

    def rows(self, words):
        """Rows of each word; known words lose their own row and their spelling's now and then."""
        rows = self.types[words]
        if self.training:
            lost = torch.rand(len(words), device=words.device) < self.word_dropout
            rows[lost, 0] = 0
            spelling = torch.rand(len(words), device=words.device) < 2 * self.word_dropout
            rows[spelling, 1] = 0
        return rows

    def embed(self, words, mask):
        """Words as vectors with the root's in front."""
        vectors = torch.zeros(*mask.shape, self.embedding.embedding_dim, device=mask.device)
        vectors[mask] = self.embedding(self.rows(words[mask]))
        x = torch.cat([self.root.expand(len(vectors), 1, -1), vectors], 1)
        return F.dropout(self.norm(x), 0.75 * self.dropout, self.training)

    def forward(self, words, mask):
        x = self.embed(words, mask).transpose(0, 1)
        steps = torch.cat([torch.ones(len(mask), 1, device=mask.device), mask.float()], 1).t().unsqueeze(2)
        for layer in self.layers:
            x = shared_dropout(layer(x, steps), self.dropout, self.training)
        return x.transpose(0, 1)


class Parser(nn.Module):
    """Scores of tags, heads and relations."""

    def __init__(self, names, settings):
        super().__init__()
        self.encoder = Encoder(names.types, names.rows, settings)
        size = 2 * settings.hidden
        self.tag = nn.Linear(size, len(names.tags))
        self.arc_child, self.arc_head = nn.Linear(size, settings.arc), nn.Linear(size, settings.arc)
        self.relation_child, self.relation_head = nn.Linear(size, settings.relation), nn.Linear(size, settings.relation)
        self.arc = nn.Parameter(torch.empty(settings.arc, settings.arc))
        self.arc_bias = nn.Parameter(torch.zeros(settings.arc))
        self.relation = nn.Parameter(torch.randn(settings.relation + 1, len(names.relations), settings.relation + 1) * 0.03)
        nn.init.xavier_uniform_(self.arc)

    def act(self, x):
        return F.dropout(F.leaky_relu(x, 0.125), 0.9 * self.encoder.dropout, self.training)

    def forward(self, words, mask):
        x = self.encoder(words, mask)
        children = x[:, 1:]
        heads_mask = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)
        child, head = self.act(self.arc_child(children)), self.act(self.arc_head(x))
        arcs = (child @ self.arc) @ head.transpose(1, 2) + (head @ self.arc_bias).unsqueeze(1)
        arcs = arcs.masked_fill(~heads_mask.unsqueeze(1), -1e9)
        itself = torch.arange(mask.shape[1], device=mask.device)
        arcs[:, itself, itself + 1] = -1e9
        return {"tags": self.tag(children), "arcs": arcs, "children": self.act(self.relation_child(children)),
                "heads": self.act(self.relation_head(x))}

    def relations(self, scores, heads):
        """Scores of the relations of the arcs to `heads`."""
        chosen = torch.gather(scores["heads"], 1, heads.unsqueeze(-1).expand(-1, -1, scores["heads"].shape[-1]))
        one = torch.ones(*heads.shape, 1, device=heads.device)
        child, head = torch.cat([scores["children"], one], -1), torch.cat([chosen, one], -1)
        size, labels = self.relation.shape[0], self.relation.shape[1]
        half = (child.reshape(-1, size) @ self.relation.reshape(size, -1)).view(-1, labels, size)
        return torch.bmm(half, head.reshape(-1, size, 1)).view(*heads.shape, labels)


def parser_of(names, settings):
    """A parser with these settings (a mapping); what it does not name is as in Settings."""
    return Parser(names, type("Chosen", (Settings,), dict(settings)))


def loss_of(parser, batch):
    """Cross entropy with the treebank, or with what the teachers believe where the batch holds that."""
    scores = parser(batch["words"], batch["mask"])
    relations = parser.relations(scores, batch["heads"].clamp(min=0))
    entropy = lambda s, gold: F.cross_entropy(s.transpose(1, 2), gold, ignore_index=-1)
    gold = {"arcs": "heads", "labels": "labels", "tags": "tags"}
    if "believed arcs" in batch:
        count = batch["mask"].sum()
        entropy = lambda s, beliefs: -(beliefs.float() * F.log_softmax(s, -1)).sum() / count
        gold = {name: "believed " + name for name in gold}
    return entropy(scores["arcs"], batch[gold["arcs"]]) + entropy(relations, batch[gold["labels"]]) + 0.4 * entropy(
        scores["tags"], batch[gold["tags"]])
