"""Writes what several parsers, taken together, believe of a text: the likelihoods that a smaller parser learns from."""
import argparse
import pathlib

import numpy
import torch

from corpus import Corpus, Names, batches
from model import parser_of


def load(path, names, device):
    state = torch.load(path, map_location="cpu")
    parser = parser_of(names, state["settings"])
    parser.load_state_dict(state["weights"])
    return parser.to(device).eval()


def teach(options):
    names = Names(options.corpus)
    parsers = [load(path, names, options.device) for path in options.weights]
    corpus = Corpus(options.corpus, options.text, device=options.device)
    count = len(corpus.fields["words"])
    heads = numpy.zeros(count, "<i4")
    labels, tags = (numpy.zeros((count, len(of)), "f2") for of in (names.relations, names.tags))
    arcs = {}
    with torch.no_grad():
        for _, indices in batches([corpus], 6000):
            batch = corpus.batch(indices)
            scored = [parser(batch["words"], batch["mask"]) for parser in parsers]
            mean = lambda all_scores: sum(torch.softmax(s, -1) for s in all_scores) / len(parsers)
            likely = mean([scores["arcs"] for scores in scored])
            best = likely.argmax(-1)
            label = mean([parser.relations(scores, best) for parser, scores in zip(parsers, scored)])
            tag = mean([scores["tags"] for scores in scored])
            likely, best, label, tag = (x.cpu().numpy() for x in (likely.half(), best, label.half(), tag.half()))
            for row, i in enumerate(indices):
                begin, end = corpus.spans[i]
                size = end - begin
                heads[begin:end] = best[row, :size]
                labels[begin:end], tags[begin:end] = label[row, :size], tag[row, :size]
                arcs[begin] = likely[row, :size, : size + 1].reshape(-1)
    flat = numpy.concatenate([arcs[begin] for begin, _ in corpus.spans])
    folder = pathlib.Path(options.corpus)
    heads.tofile(folder / f"{options.text}.heads")
    numpy.savez(folder / f"{options.text}.believed.npz", arcs=flat, labels=labels, tags=tags)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("weights", nargs="+")
    arguments.add_argument("--corpus", required=True)
    arguments.add_argument("--text", default="text")
    arguments.add_argument("--device", default="cpu")
    teach(arguments.parse_args())
