#!/usr/bin/env python3
"""Compares the confidences of extracted edges with how often edges of that confidence are right.

usage: calibrate.py SCORER GOLD_DIR SYSTEM_DIR

SCORER is the folder of score_edges.py, whose rules say which edges are right.
"""
import argparse, os, sys

BINS = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001]
PRIOR_EDGES = 4  # so many edges of the share of all others are added to each step of the table


def judged_edges(scorer, gold_dir, system_dir):
    """(article, class, confidence, right) of each edge that counts."""
    for file in sorted(os.listdir(gold_dir)):
        path = os.path.join(system_dir, file)
        if not file.endswith(".json") or not os.path.exists(path):
            continue
        gold, gold_actors = scorer.load(os.path.join(gold_dir, file))
        system, system_actors = scorer.load(path)
        optional = [e for e in gold["edges"] if e.get("core") is False and e["type"] not in scorer.MARGINAL]
        wanted = [e for e in gold["edges"] if e not in optional]
        taken = match(scorer, wanted, gold_actors, system, system_actors, set())
        ignored = match(scorer, optional, gold_actors, system, system_actors, taken)
        for i, edge in enumerate(system["edges"]):
            if i in ignored and i not in taken:
                continue
            kind = "marginal" if edge["type"] in scorer.MARGINAL else "core"
            yield file, kind, edge["confidence"], i in taken


def match(scorer, gold_edges, gold_actors, system, system_actors, taken):
    """The places of system edges that match one gold edge each, beside those taken already."""
    matched = set(taken)
    for wanted in gold_edges:
        hits = [i for i, e in enumerate(system["edges"])
                if i not in matched and e["type"] == wanted["type"]
                and scorer.same_pair(wanted, gold_actors, e, system_actors, wanted["type"] in scorer.SYMMETRIC)]
        if hits:
            matched.add(max(hits, key=lambda i: (system["edges"][i].get("modality") == wanted["modality"], -i)))
    return matched


def fit(pairs):
    """Isotonic regression by pooling of adjacent violators: [(mean confidence, share right)], rising."""
    share_of_all = sum(right for _, right in pairs) / len(pairs)
    tied = {}
    for confidence, right in pairs:
        tied.setdefault(confidence, []).append(right)
    pooled = []
    for confidence, rights in sorted(tied.items()):
        right, count = float(sum(rights)), len(rights)
        pooled.append([confidence * count, right, count])
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][2] >= pooled[-1][1] / pooled[-1][2]:
            last = pooled.pop()
            pooled[-1] = [a + b for a, b in zip(pooled[-1], last)]
    points = [(c / n, (r + PRIOR_EDGES * share_of_all) / (n + PRIOR_EDGES), n) for c, r, n in pooled]
    return monotone(points)


def monotone(points):
    out = []
    for confidence, share, count in points:
        out.append([confidence, share, count])
        while len(out) > 1 and out[-2][1] > out[-1][1]:
            b, a = out.pop(), out.pop()
            n = a[2] + b[2]
            out.append([(a[0] * a[2] + b[0] * b[2]) / n, (a[1] * a[2] + b[1] * b[2]) / n, n])
    return [(c, s) for c, s, _ in out]


def apply(points, confidence):
    if confidence <= points[0][0]:
        return points[0][1]
    for (c0, s0), (c1, s1) in zip(points, points[1:]):
        if confidence <= c1:
            return s0 + (s1 - s0) * (confidence - c0) / (c1 - c0) if c1 > c0 else s1
    return points[-1][1]


def table(title, pairs):
    print(f"{title}: confidence, edges, mean confidence, share right")
    for low, high in zip(BINS, BINS[1:]):
        inside = [(c, right) for c, right in pairs if low <= c < high]
        if inside:
            print(f"  {low:.1f}-{min(high, 1):.1f} {len(inside):5d} {sum(c for c, _ in inside) / len(inside):8.3f}"
                  f" {sum(right for _, right in inside) / len(inside):8.3f}")
    n = len(pairs)
    brier = sum((c - right) ** 2 for c, right in pairs) / n
    print(f"  Brier {brier:.4f}, expected calibration error {ece(pairs):.4f}, {n} edges")


def ece(pairs):
    error = 0
    for low, high in zip(BINS, BINS[1:]):
        inside = [(c, right) for c, right in pairs if low <= c < high]
        error += abs(sum(c for c, _ in inside) - sum(right for _, right in inside))
    return error / len(pairs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer")
    parser.add_argument("gold")
    parser.add_argument("system")
    options = parser.parse_args()
    sys.path.insert(0, options.scorer)
    import score_edges
    edges = list(judged_edges(score_edges, options.gold, options.system))
    for kind in ("core", "marginal"):
        table(f"{kind} edges as given", [(c, r) for _, k, c, r in edges if k == kind])


if __name__ == "__main__":
    main()
