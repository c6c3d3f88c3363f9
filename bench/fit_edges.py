#!/usr/bin/env python3
"""Fits what makes confidences of annotated articles: the weights of the scorer of edges (models/edges.tsv) and the table by
which certainty times share becomes how often such edges are right (schemas/confidence.tsv).

usage: fit_edges.py SCORER WEIGHTS TABLE NAME GOLD_DIR EDGES [NAME GOLD_DIR EDGES ...]

EDGES is what `entente-train edges` prints of the articles annotated in GOLD_DIR. Weights are those of a logistic
regression with an L1 penalty (Tibshirani 1996), by accelerated proximal gradient descent (Beck and Teboulle 2009), of
each class of relations. The table is fitted on shares by weights of other articles; so is what is printed.
"""
import collections
import itertools
import json
import os
import sys

import numpy

import calibrate

FOLDS = 11
PENALTY = 1.0    # of each unit of a weight, in log-likelihood
RAREST = 4       # edges that a feature must be seen with
STEPS = 1500
SMALLEST = 0.005  # weights below it are left out


def read_edges(scorer, gold_dir, path):
    """The edges that count, each with whether it is right; those that match an optional annotation alone do not."""
    gold = {}
    for line in open(path, encoding="utf8"):
        edge = json.loads(line)
        article = edge["article"]
        if article not in gold:
            gold[article] = scorer.load(os.path.join(gold_dir, article + ".json"))
        wanted, actors = gold[article]
        ends = {"from": edge["from"], "to": edge["to"]}
        matches = [e for e in wanted["edges"] if e["type"] == edge["type"] and scorer.same_pair(
            e, actors, {"from": "from", "to": "to"}, ends, edge["type"] in scorer.SYMMETRIC)]
        edge["right"] = any(e.get("core") is not False or edge["marginal"] for e in matches)
        if edge["right"] or not matches:
            yield edge


def learn(edges):
    """{feature: weight}, "bias" among them."""
    counts = collections.Counter(f for edge in edges for f in edge["features"])
    features = sorted(f for f, count in counts.items() if count >= RAREST)
    column = {f: i for i, f in enumerate(features)}
    x = numpy.zeros((len(edges), len(features) + 1))
    x[:, -1] = 1
    for row, edge in zip(x, edges):
        row[[column[f] for f in edge["features"] if f in column]] = 1
    y = numpy.array([edge["right"] for edge in edges], dtype=float)
    step = 4 / numpy.linalg.norm(x, 2) ** 2
    weights = ahead = numpy.zeros(x.shape[1])
    momentum = 1.0
    for _ in range(STEPS):
        slope = x.T @ (1 / (1 + numpy.exp(-(x @ ahead))) - y)
        moved = ahead - step * slope
        moved[:-1] = numpy.sign(moved[:-1]) * numpy.maximum(numpy.abs(moved[:-1]) - step * PENALTY, 0)
        following = (1 + (1 + 4 * momentum * momentum) ** 0.5) / 2
        ahead = moved + (momentum - 1) / following * (moved - weights)
        weights, momentum = moved, following
    learned = {f: round(float(w), 3) for f, w in zip(features, weights) if abs(w) >= SMALLEST}
    return learned | {"bias": round(float(weights[-1]), 3)}


def share(weights, edge):
    total = weights["bias"] + sum(weights.get(f, 0) for f in edge["features"])
    return round(1000 / (1 + numpy.exp(-total))) / 1000


def folds(articles):
    return {article: i % FOLDS for i, article in enumerate(sorted(articles))}


def cross_validated(edges):
    """Scores each edge with weights learned from other articles; then of what several words tell alike the surest."""
    fold = folds({edge["article"] for edge in edges})
    for held in range(FOLDS):
        weights = learn([edge for edge in edges if fold[edge["article"]] != held])
        for edge in edges:
            if fold[edge["article"]] == held:
                edge["scored"] = edge["certainty"] * share(weights, edge)
    best = {}
    for edge in edges:
        key = (edge["article"], edge["type"], edge["from"]["name"], edge["to"]["name"], edge["modality"])
        if key not in best or best[key]["scored"] < edge["scored"]:
            best[key] = edge
    return list(best.values())


def with_tables_of_others(edges):
    """(set, confidence, right) of each edge, by a table fitted on other articles."""
    fold = folds({edge["article"] for edge in edges})
    for held in range(FOLDS):
        points = calibrate.fit([(e["scored"], e["right"]) for e in edges if fold[e["article"]] != held])
        for edge in edges:
            if fold[edge["article"]] == held:
                yield edge["set"], calibrate.apply(points, edge["scored"]), edge["right"]


def main():
    if len(sys.argv) < 7 or len(sys.argv) % 3 != 1:
        sys.exit(__doc__)
    sys.path.insert(0, sys.argv[1])
    import score_edges
    edges = []
    for at in range(4, len(sys.argv), 3):
        name, gold_dir, path = sys.argv[at:at + 3]
        edges += [edge | {"set": name} for edge in read_edges(score_edges, gold_dir, path)]
    with open(sys.argv[2], "w", encoding="utf8") as weights_out, open(sys.argv[3], "w", encoding="utf8") as table_out:
        weights_out.write("class\tfeature\tweight\n")
        table_out.write("class\traw\tshare\n")
        for kind in ("core", "marginal"):
            of_kind = [edge for edge in edges if edge["marginal"] == (kind == "marginal")]
            for feature, weight in sorted(learn(of_kind).items()):
                weights_out.write(f"{kind}\t{feature}\t{weight:g}\n")
            scored = cross_validated(of_kind)
            for raw, right in calibrate.fit([(edge["scored"], edge["right"]) for edge in scored]):
                table_out.write(f"{kind}\t{raw:.4f}\t{right:.4f}\n")
            judged = sorted(with_tables_of_others(scored))
            for name, group in itertools.groupby(judged, key=lambda one: one[0]):
                calibrate.table(f"{kind} edges of {name}, fitted on other articles", [(c, r) for _, c, r in group])


if __name__ == "__main__":
    main()
