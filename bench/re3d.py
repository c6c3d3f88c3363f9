"""Compares edges with the relations of re3d: who communicated with whom, is in charge of what, belongs to what.

usage: re3d.py RE3D.jsonl EDGES.jsonl [--errors]

A relation is found where an edge of a kind that says it has both ends, in either order. An end is the same where the
edge's words for it overlap with those that were marked ("he", "the group"), or where the actor's name shares half of
the content words with them (or one holds the other). Each relation is counted once an unordered pair of texts.
"""
import collections
import json
import re
import sys
import unicodedata

EDGES = {
    "CommWith": {"met-with", "spoke-with", "negotiated-with", "briefed", "hosted", "invited", "mediated", "agreed-with",
                 "signed-with", "said", "urged", "warned", "thanked", "congratulated", "discussed", "accompanied-by"},
    "InChargeOf": {"holds-office", "appointed"},
    "BelongsTo": {"member-of", "holds-office", "located-in", "joined"},
}
STOP = {"the", "a", "an", "of", "in", "on", "for", "and", "to", "with", "its", "his", "her", "mr", "mrs", "dr"}


def content(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return {word for word in re.findall(r"[a-z0-9]+", plain) if word not in STOP}


def same(text, actor):
    words = content(text)
    for name in [actor["name"], *actor["names"]]:
        other = content(name)
        if words and other and (words <= other or other <= words or 2 * len(words & other) >= max(len(words), len(other))):
            return True
    return False


def stretch(words, span, text):
    """Where the edge's words stand in the text, in characters; None where they cannot be found."""
    sentence = words.encode()
    begin = text.find(words)
    if begin < 0 or not span:
        return None
    return tuple(begin + len(sentence[:at].decode(errors="ignore")) for at in span)


def is_end(relation, end, actor, spans):
    begin, stop = relation[end + "Begin"], relation[end + "End"]
    return same(relation[end], actor) or any(a < stop and begin < b for a, b in spans)


def ends(edge, text):
    """Each end's actor and the stretches that stand for it."""
    for end in ("from", "to"):
        spans = [stretch(piece["words"], piece.get(end), text) for piece in edge["evidence"]]
        yield edge[end], [span for span in spans if span]


def joins(edge, relation, text):
    first, second = ends(edge, text)
    return any(is_end(relation, "source", *a) and is_end(relation, "target", *b)
               for a, b in ((first, second), (second, first)))


def main():
    tally = {kind: [0, 0, 0, 0] for kind in EDGES}  # relations found, relations, edges that say one, edges
    told = collections.defaultdict(list)
    for line in open(sys.argv[2], encoding="utf8"):
        edge = json.loads(line)
        told[edge["article"]["source_id"]].append(edge)
    for line in open(sys.argv[1], encoding="utf8"):
        document = json.loads(line)
        text = document["text"]
        for kind, relations in EDGES.items():
            gold = collections.defaultdict(list)
            for relation in document["relations"]:
                if relation["type"] == kind:
                    gold[frozenset((relation["source"], relation["target"]))].append(relation)
            edges = [e for e in told[document["id"]] if e["relation"] in relations and e["modality"] != "negated"]
            found = [one for one in gold.values() if any(joins(e, r, text) for e in edges for r in one)]
            saying = [e for e in edges if any(joins(e, r, text) for one in gold.values() for r in one)]
            for position, count in enumerate((len(found), len(gold), len(saying), len(edges))):
                tally[kind][position] += count
            if "--errors" in sys.argv:
                for one in gold.values():
                    if one not in found:
                        print(f"{kind}: {one[0]['source']} | {one[0]['target']} | {one[0]['value']}")
    for kind, (found, relations, saying, edges) in tally.items():
        print(f"re3d {kind:10} recall {found / max(relations, 1):.3f} ({found} of {relations}), "
              f"precision {saying / max(edges, 1):.3f} ({saying} of {edges} edges)")


if __name__ == "__main__":
    main()
