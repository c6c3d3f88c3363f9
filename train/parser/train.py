"""Trains the parser on corpora that `entente-train encode` wrote."""
import argparse
import copy
import random
import time

import torch

from corpus import Corpus, Names, batches
from model import Settings, loss_of, parser_of

SETTINGS = ("embedding", "hidden", "layers", "arc", "relation", "noise")


def evaluate(parser, corpus, names, device):
    """Percent of right tags, heads, and heads with relations (without subtypes)."""
    plain = [name.split(":")[0] for name in names.relations]
    number = {name: i for i, name in enumerate(sorted(set(plain)))}
    base = torch.tensor([number[name] for name in plain], device=device)
    parser.eval()
    right = torch.zeros(3)
    with torch.no_grad():
        for _, indices in batches([corpus], 4000):
            batch = corpus.batch(indices)
            scores = parser(batch["words"], batch["mask"])
            heads = scores["arcs"].argmax(-1)
            labels = parser.relations(scores, heads).argmax(-1)
            mask = batch["mask"]
            head_right = (heads == batch["heads"]) & mask
            label_right = head_right & (base[labels] == base[batch["labels"].clamp(min=0)]) & (batch["labels"] >= 0)
            tag_right = (scores["tags"].argmax(-1) == batch["tags"]) & mask
            right += torch.tensor([int(x.sum()) for x in (tag_right, head_right, label_right)])
    return [round(100 * float(r) / corpus.tokens(), 2) for r in right]


class Average:
    """Exponential moving average of the weights: what is scored and kept."""

    every = 5  # steps

    def __init__(self, model, decay=0.9925):
        self.model, self.decay = copy.deepcopy(model), decay

    def add(self, model, step):
        decay = min(self.decay, (step + 1) / (step + 20))
        with torch.no_grad():
            for mine, its in zip(self.model.parameters(), model.parameters()):
                mine.mul_(decay).add_(its, alpha=1 - decay)


def train(options):
    torch.manual_seed(options.seed)
    shuffler = random.Random(options.seed)
    names = Names(options.corpus)
    corpora = [Corpus(options.corpus, name, device=options.device) for name in options.train]
    development = {name: Corpus(options.corpus, name, device=options.device) for name in ("ewt-dev", "gum-dev")}
    settings = {name: getattr(options, name) for name in SETTINGS}
    parser = parser_of(names, settings).to(options.device)
    average = Average(parser)
    table = [parser.encoder.embedding.weight]
    dense = [p for p in parser.parameters() if p is not table[0]]
    optimisers = [torch.optim.Adam(dense, lr=options.rate, betas=(0.9, 0.95)),
                  torch.optim.SparseAdam(table, lr=options.rate, betas=(0.9, 0.95))]
    steps = len(batches(corpora, options.batch, shuffler)) * options.epochs
    step, began = 0, time.time()
    for epoch in range(options.epochs):
        parser.train()
        total, before = 0.0, step
        for corpus, indices in batches(corpora, options.batch, shuffler):
            gone = (time.time() - began) / options.seconds if options.seconds else step / steps
            if gone >= 1:
                break
            rate = options.rate * min(1, (step + 1) / 300) * max(0.01, 1 - gone)
            for optimiser in optimisers:
                optimiser.param_groups[0]["lr"] = rate
            loss = loss_of(parser, corpora[corpus].batch(indices))
            parser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(dense, 5.0)
            for optimiser in optimisers:
                optimiser.step()
            if step % Average.every == 0:
                average.add(parser, step // Average.every)
            total += float(loss)
            step += 1
        scores = {name: evaluate(average.model, corpus, names, options.device) for name, corpus in development.items()}
        print(epoch, round(total / max(1, step - before), 3), f"{time.time() - began:.0f} s", scores, flush=True)
        torch.save({"settings": settings, "weights": average.model.state_dict()}, options.out)
        if gone >= 1:
            break


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--corpus", required=True)
    arguments.add_argument("--train", nargs="+", default=["train"])
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--epochs", type=int, default=15)
    arguments.add_argument("--batch", type=int, default=2000)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--seconds", type=float, help="ends then, and the rate falls to nothing by then")
    arguments.add_argument("--device", default="cpu")
    for name in SETTINGS:
        default = getattr(Settings, name)
        arguments.add_argument("--" + name, type=type(default), default=default)
    train(arguments.parse_args())
