"""Compares edges with the relations of re3d: who communicated with whom, is in charge of what, belongs to what.

usage: re3d.py RE3D.jsonl SYSTEM_DIR [--errors]

A relation is found where an edge of a kind that says it joins two actors whose names share half of the content words of
its two ends (or one name holds the other), in either order for CommWith; each relation is counted once an unordered pair
of texts. re3d marks mentions, also "he" and "the group", which an edge names by the actor.
"""
import json
import pathlib
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


def joins(edge, actors, relation):
    ends = actors[edge["from"]], actors[edge["to"]]
    straight = same(relation["source"], ends[0]) and same(relation["target"], ends[1])
    return straight or (same(relation["source"], ends[1]) and same(relation["target"], ends[0]))


def main():
    tally = {kind: [0, 0, 0, 0] for kind in EDGES}  # relations found, relations, edges that say one, edges
    for line in open(sys.argv[1], encoding="utf8"):
        document = json.loads(line)
        system = json.loads((pathlib.Path(sys.argv[2]) / f"{document['id']}.json").read_text())
        actors = {actor["id"]: actor for actor in system["actors"]}
        for kind, relations in EDGES.items():
            gold = {}
            for relation in document["relations"]:
                if relation["type"] == kind:
                    gold[frozenset((relation["source"], relation["target"]))] = relation
            edges = [edge for edge in system["edges"] if edge["type"] in relations and edge["modality"] != "negated"]
            found = [r for r in gold.values() if any(joins(edge, actors, r) for edge in edges)]
            saying = [edge for edge in edges if any(joins(edge, actors, r) for r in gold.values())]
            for position, count in enumerate((len(found), len(gold), len(saying), len(edges))):
                tally[kind][position] += count
            if "--errors" in sys.argv:
                for relation in gold.values():
                    if relation not in found:
                        print(f"{kind}: {relation['source']} | {relation['target']} | {relation['value']}")
    for kind, (found, relations, saying, edges) in tally.items():
        print(f"re3d {kind:10} recall {found / max(relations, 1):.3f} ({found} of {relations}), "
              f"precision {saying / max(edges, 1):.3f} ({saying} of {edges} edges)")


if __name__ == "__main__":
    main()
