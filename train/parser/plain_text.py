"""Writes the running text of corpora that keep it in JSON or tables, a file each, for `entente-train encode`."""
import argparse
import csv
import json
import pathlib
import re

GLUED = re.compile(r" (?=(?:[,.;:!?%)\]}]|n't\b|'(?:s|re|ve|ll|d|m)\b|’(?:s|re|ve|ll|d|m)\b))|(?<=[(\[{$]) ")


def joined(tokens):
    """Tokens as running text, near enough to be cut again."""
    return GLUED.sub("", " ".join(tokens))


def rams(data):
    for line in (data / "events/rams/dev.jsonlines").open(encoding="utf8"):
        yield " ".join(joined(sentence) for sentence in json.loads(line)["sentences"])


def wikievents(data):
    for line in (data / "events/wikievents/dev.jsonl").open(encoding="utf8"):
        yield json.loads(line)["text"]


def re3d(data):
    for line in (data / "events/re3d/re3d-dev.jsonl").open(encoding="utf8"):
        yield json.loads(line)["text"]


def re_docred(data):
    for part in ("dev", "test"):
        for document in json.load((data / f"names/re-docred/{part}_revised.json").open(encoding="utf8")):
            yield " ".join(joined(sentence) for sentence in document["sents"])


def gap(data):
    for part in ("development", "validation"):
        with (data / f"coreference/gap/gap-{part}.tsv").open(encoding="utf8") as table:
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield row["Text"]


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("folder", type=pathlib.Path)
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for corpus in (rams, wikievents, re3d, re_docred, gap):
        text = "\n\n".join(corpus(options.data))
        (options.folder / f"{corpus.__name__}.txt").write_text(text, encoding="utf8")
