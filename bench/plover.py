"""Compares edges with PLOVER's gold standard records: sets of (category, source country, target country) of a sentence."""
import collections
import csv
import json
import pathlib
import re
import sys
import tomllib

# Names of 2016 to those of 2024.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# Cooperation told of the future is agreed to, material conflict threatened; cooperation refused is rejected.
KIND = {"SUPPORT", "AID", "COOPERATE", "CONCEDE", "CONSULT", "RETREAT"}
HARM = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def country_codes(schemas):
    codes = {}
    with (schemas / "knowledge/countries.tsv").open(encoding="utf8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            codes[row["name"]] = row["iso3"]
    return codes


def international_names(schemas):
    """Names of international bodies, in small letters, by which descriptions of their people begin or end."""
    with (schemas / "event_codes.toml").open("rb") as file:
        sectors = [sector for sector in tomllib.load(file)["sector"] if sector.get("international")]
    sorts = {sort for sector in sectors for sort in sector["sorts"]}
    with (schemas / "knowledge/organizations.tsv").open(encoding="utf8") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE) if row["sort"] in sorts]
    return {name.lower() for row in rows for name in [row["name"], *row["names"].split("|")] if name}


def is_of_one(description, names):
    parts = re.split(r"\bof (?:the )?", description.lower())
    return any(part == name or part.startswith(name + " ") for part in parts for name in names)


def gold_triples(record):
    category = RENAMED.get(record["plover_2016"], record["plover_2016"])
    sources, targets = ([actor["code"] for actor in record[side]] for side in ("source", "target"))
    if record["reciprocal"] and not targets:
        return {(category, a, b) for i, a in enumerate(sources) for j, b in enumerate(sources) if i != j}
    triples = {(category, a, b) for a in sources for b in targets}
    return triples | {(category, b, a) for _, a, b in triples} if record["reciprocal"] else triples


def category_of(edge, relation, ends):
    category = relation.get("plover")
    if ends[0] == ends[1]:
        category = relation.get("plover_within", category)
    if edge["modality"] == "negated" and category in KIND | {"AGREE"}:
        return "REJECT"
    if edge["modality"] == "planned" and category in KIND:
        return "AGREE"
    if edge["modality"] == "planned" and category in HARM:
        return "THREATEN"
    return None if edge["modality"] in ("called-for", "possible", "negated") else category


def system_triples(article, relations, codes, names):
    def is_international(actor):
        if actor.get("country"):
            return False
        if actor["kind"] == "group":
            return is_of_one(actor["name"], names)
        return actor["kind"] == "organization" and actor.get("known")

    international = {actor["id"] for actor in article["actors"] if is_international(actor)}
    # As in the exports, an official of an international body acts for it, wherever that person comes from.
    offices = [edge for edge in article["edges"] if edge["type"] == "holds-office"]
    international |= {edge["from"] for edge in offices if edge["to"] in international}

    def code(actor):
        if actor["id"] in international:
            return "IGO"
        return codes.get(actor["name"] if actor["kind"] == "country" else actor.get("country"))

    actors = {actor["id"]: code(actor) for actor in article["actors"]}
    triples = set()
    for edge in article["edges"]:
        relation = relations[edge["type"]]
        ends = (actors[edge["from"]], actors[edge["to"]])
        category = category_of(edge, relation, ends)
        if category and all(ends):
            triples.add((category, *ends))
            if relation.get("symmetric"):
                triples.add((category, *ends[::-1]))
    return triples


def main():
    gold_path, system, schemas = (pathlib.Path(path) for path in sys.argv[1:4])
    relations = {r["name"]: r for r in tomllib.loads((schemas / "ontology.toml").read_text())["relation"]}
    codes, names = country_codes(schemas), international_names(schemas)
    right = given = wanted = 0
    by_category = collections.defaultdict(lambda: [0, 0, 0])
    for line in gold_path.open(encoding="utf8"):
        record = json.loads(line)
        gold = gold_triples(record)
        found = system_triples(json.loads((system / f"{record['id']}.json").read_text()), relations, codes, names)
        right, given, wanted = right + len(gold & found), given + len(found), wanted + len(gold)
        for position, triples in enumerate((gold & found, found, gold)):
            for triple in triples:
                by_category[triple[0]][position] += 1
        if "--errors" in sys.argv and gold != found:
            print(f"{record['markup']}\n   missing {sorted(gold - found)} spurious {sorted(found - gold)}")
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"triples P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({right} right, {given} given, {wanted} gold)")
    for category, (hits, guessed, gold) in sorted(by_category.items(), key=lambda item: -item[1][2]):
        print(f"  {category:12} right {hits:3} given {guessed:3} gold {gold:3}")


if __name__ == "__main__":
    main()
