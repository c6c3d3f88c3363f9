"""Annotated newspaper articles without their texts: names and quotations stand as offsets into the articles.

usage: annotations.py unpack ANNOTATIONS ARTICLES OUT PART   makes OUT/gold and OUT/articles.jsonl to score against
       annotations.py pack FOLDER ARTICLES >ANNOTATIONS      makes such lines of files as shared/gold has them
       annotations.py articles TEXTS >ARTICLES.jsonl         makes JSON lines of shared/gold's texts

ARTICLES holds ID.txt, whose first line is the address. PART is "held" or "development" (annotations/README.md).
"""
import hashlib
import json
import pathlib
import sys

EDGE_TEXTS = ("theme", "place", "attribution")
LONGEST_THEME = 60  # characters, of one in the annotator's own words


def part_of(article):
    return "held" if int(hashlib.md5(article.encode()).hexdigest()[0], 16) < 4 else "development"


def read_article(folder, article):
    return (folder / f"{article}.txt").read_text(encoding="utf8", errors="replace")


def find(words, text):
    """The words as [begin, end) in characters, whatever blanks stand between them; themselves where they are not there."""
    at = text.find(words)
    if at >= 0:
        return [at, at + len(words)]
    begins = [i for i, c in enumerate(text) if not c.isspace()]
    packed, wanted = "".join(text[i] for i in begins), "".join(words.split())
    at = packed.find(wanted)
    return [begins[at], begins[at + len(wanted) - 1] + 1] if wanted and at >= 0 else words


def words(found, text):
    return text[found[0]:found[1]] if isinstance(found, list) else found


def pack_one(gold, text):
    number = {actor["id"]: i for i, actor in enumerate(gold["actors"])}
    actors = [{"kind": a["kind"], "name": a["name"] if a["kind"] != "topic" else find(a["name"], text),
               "names": [find(name, text) for name in dict.fromkeys(a["names"]) if name != a["name"]]}
              for a in gold["actors"]]
    edges = []
    for edge in gold["edges"]:
        packed = {"type": edge["type"], "from": number[edge["from"]], "to": number[edge["to"]],
                  "modality": edge["modality"], "date": edge.get("date"), "quote": find(edge["quote"], text),
                  "core": edge["core"]} | {key: find(edge[key], text) for key in EDGE_TEXTS if edge.get(key)}
        unscored = not edge["core"] or (isinstance(packed.get("theme"), str) and len(packed["theme"]) > LONGEST_THEME)
        if unscored:
            packed.pop("theme", None)
        edges.append({key: value for key, value in packed.items() if value is not None})
    return {"id": gold["id"], "date": gold["date"], "actors": actors, "edges": edges}


def unpack_one(line, text):
    actors = [{"id": str(i), "kind": actor["kind"], "name": words(actor["name"], text),
               "names": [words(name, text) for name in [actor["name"], *actor["names"]]]}
              for i, actor in enumerate(line["actors"])]
    edges = [edge | {"from": str(edge["from"]), "to": str(edge["to"]), "quote": words(edge["quote"], text)}
             | {key: words(edge[key], text) if key in edge else None for key in EDGE_TEXTS} for edge in line["edges"]]
    return {"id": line["id"], "date": line["date"], "actors": actors, "edges": edges}


def pack(folder, articles):
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf8"))
        print(json.dumps(pack_one(gold, read_article(articles, gold["id"])), ensure_ascii=False, separators=(",", ":")))


def print_articles(texts):
    for text in sorted(texts.glob("*.txt")):
        date = json.loads(text.with_suffix(".meta.json").read_text(encoding="utf8"))["date"]
        print(json.dumps({"id": text.stem, "date": date, "text": text.read_text(encoding="utf8")}))


def unpack(annotations, articles, out, part):
    (out / "gold").mkdir(parents=True)
    with (out / "articles.jsonl").open("w", encoding="utf8") as texts:
        for line in map(json.loads, annotations.open(encoding="utf8")):
            if part_of(line["id"]) != part:
                continue
            text = read_article(articles, line["id"])
            gold = unpack_one(line, text)
            (out / "gold" / f"{line['id']}.json").write_text(json.dumps(gold), encoding="utf8")
            print(json.dumps({"id": line["id"], "date": line["date"], "text": text.partition("\n")[2].lstrip("\n")}), file=texts)


if __name__ == "__main__":
    paths = [pathlib.Path(argument) for argument in sys.argv[2:5]]
    if sys.argv[1:2] == ["pack"] and len(sys.argv) == 4:
        pack(*paths)
    elif sys.argv[1:2] == ["articles"] and len(sys.argv) == 3:
        print_articles(*paths)
    elif sys.argv[1:2] == ["unpack"] and len(sys.argv) == 6:
        unpack(*paths, sys.argv[5])
    else:
        sys.exit(__doc__)
