"""Scores links to known actors against GUM's wikification.

usage: linking.py ENTENTE SCHEMAS GUM.conllu... [--errors]

Of the persons, countries and organizations that GUM links to an article of Wikipedia, those count that the tables of known
actors hold under that title, and that are named at least once ("I" names nobody). One is right where an
entity that bears its identifier has among its mentions a name that GUM marks for it. Texts are put together from the
sentences, a line a paragraph; reddit, whose words are withheld, is left out.
"""
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

TABLES = {"person": "people.tsv", "place": "countries.tsv", "organization": "organizations.tsv"}


def fold(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(word for word in re.findall(r"[a-z0-9]+", plain) if word not in ("the", "s"))


def known_actors(schemas):
    known = collections.defaultdict(lambda: collections.defaultdict(set))
    for kind, file in TABLES.items():
        with (schemas / "knowledge" / file).open(encoding="utf8") as table:
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                for name in [row["name"], *filter(None, row["names"].split("|"))]:
                    known[kind][fold(name)].add(row["id"])
    return known


def documents(paths):
    """Yields (id, date, text, {(kind, title): {name, ...}})."""
    for path in paths:
        document = None
        for line in open(path, encoding="utf8"):
            if line.startswith("# newdoc id = "):
                if document:
                    yield document
                document = [line.split(" = ")[1].strip(), None, "", collections.defaultdict(set)]
            elif line.startswith("# meta::dateCreated = "):
                document[1] = line.split(" = ")[1].strip()
            elif line.startswith("# newpar"):
                document[2] += "\n\n"
            elif line.startswith("# text = "):
                document[2] += line[9:].strip() + " "
                words, open_mentions = [], []
            elif line[:1].isdigit() and "-" not in line.split("\t")[0] and "." not in line.split("\t")[0]:
                columns = line.rstrip("\n").split("\t")
                words.append(columns[1])
                entity = re.search(r"(?:^|\|)Entity=([^|]*)", columns[9])
                for part in re.findall(r"\([^()]*\)?|[^()]*\)", entity.group(1) if entity else ""):
                    if part.startswith("("):
                        open_mentions.append((part.strip("()").split("-"), len(words) - 1))
                    if part.endswith(")") and open_mentions:
                        number = part.strip("()").split("-")[0]
                        at = max((i for i, (fields, _) in enumerate(open_mentions) if fields[0] == number), default=None)
                        if at is None:
                            continue
                        fields, begin = open_mentions.pop(at)
                        title = fields[7] if len(fields) > 7 else ""
                        named = words[begin][:1].isupper() and words[begin:] not in (["I"], ["My"], ["We"], ["Our"])
                        if title and fields[1] in TABLES and named:
                            document[3][fields[1], title.replace("_", " ")].add(fold(" ".join(words[begin:])))
        if document:
            yield document


def entities(printed):
    """{identifier: folded mentions} of one article's entities."""
    found = collections.defaultdict(set)
    for line in printed.splitlines():
        identifier = re.match(r"\S+ .*? \[([^\]]+)\]", line.split(': "')[0] + ":")
        if identifier:
            found[identifier.group(1)] |= {fold(name) for name in re.findall(r'"([^"]*)"', line)}
    return found


def main():
    entente, schemas = sys.argv[1], pathlib.Path(sys.argv[2])
    known = known_actors(schemas)
    tally = collections.defaultdict(lambda: [0, 0])
    for name, date, text, gold in documents([path for path in sys.argv[3:] if path != "--errors"]):
        if "reddit" in name:
            continue
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as article:
            print(json.dumps({"id": name, "text": text, **({"date": date} if date and len(date) == 10 else {})}),
                  file=article, flush=True)
            printed = subprocess.run([entente, "extract", "--show", "resolve", article.name], capture_output=True,
                                     text=True, check=False).stdout
        found = entities(printed)
        for (kind, title), names in gold.items():
            identifiers = known[kind].get(fold(re.sub(r" \(.*", "", title)), set())
            if not identifiers:
                continue
            right = any(any(name in mention or mention in name for name in names for mention in found[identifier])
                        for identifier in identifiers & found.keys())
            tally[kind][0] += right
            tally[kind][1] += 1
            if "--errors" in sys.argv and not right:
                print(f"{name}: {kind} {title} {sorted(identifiers)[:3]} {sorted(names)[:4]}")
    for kind, (right, wanted) in sorted(tally.items()):
        print(f"linking {kind:12} {right / max(wanted, 1):.3f} ({right} of {wanted})")
    right, wanted = (sum(pair[i] for pair in tally.values()) for i in (0, 1))
    print(f"linking {'all':12} {right / max(wanted, 1):.3f} ({right} of {wanted})")


if __name__ == "__main__":
    main()
