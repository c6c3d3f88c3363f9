"""Reads what `entente-train encode` writes, and makes batches of sentences of like length."""
import json
import pathlib

import numpy
import torch

ROWS_OF_WORD = 12


class Names:
    def __init__(self, folder):
        names = json.loads((pathlib.Path(folder) / "names.json").read_text())
        self.tags, self.relations, self.rows = names["tags"], names["relations"], names["rows"]
        self.types = torch.from_numpy(numbers(folder, "types.rows").reshape(-1, ROWS_OF_WORD).copy()).long()


def numbers(folder, name):
    return numpy.fromfile(pathlib.Path(folder) / name, dtype="<i4")


class Corpus:
    """Sentences of one corpus: words (indices of types) and, of treebanks, tags, heads (0 for the root) and labels."""

    def __init__(self, folder, name, longest=200):
        lengths = numbers(folder, name + ".lengths")
        starts = numpy.concatenate([[0], numpy.cumsum(lengths)])
        self.spans = [(starts[i], starts[i + 1]) for i in range(len(lengths)) if 0 < lengths[i] <= longest]
        self.fields = {}
        for field in ("words", "tags", "heads", "labels"):
            if (pathlib.Path(folder) / f"{name}.{field}").exists():
                self.fields[field] = torch.from_numpy(numbers(folder, f"{name}.{field}").copy()).long()
        assert len(self.fields["words"]) == starts[-1]

    def __len__(self):
        return len(self.spans)

    def length(self, i):
        return self.spans[i][1] - self.spans[i][0]

    def tokens(self):
        return sum(end - begin for begin, end in self.spans)

    def batch(self, indices):
        """Fields as sentences x tokens, -1 where a sentence has ended, and the mask of tokens."""
        longest = max(self.length(i) for i in indices)
        batch = {field: torch.full((len(indices), longest), -1) for field in self.fields}
        for row, i in enumerate(indices):
            begin, end = self.spans[i]
            for field, values in self.fields.items():
                batch[field][row, : end - begin] = values[begin:end]
        batch["mask"] = batch["words"] >= 0
        return batch


def batches(corpora, tokens, random=None):
    """Lists of (corpus number, sentence) of about `tokens` tokens, shuffled where `random` is given."""
    sentences = [(c, i) for c, corpus in enumerate(corpora) for i in range(len(corpus))]
    noise = (lambda: random.random() * 3) if random else (lambda: 0)
    sentences.sort(key=lambda s: (s[0], corpora[s[0]].length(s[1]) + noise()))
    made, current = [], []
    for corpus, i in sentences:
        if current and (current[0][0] != corpus or (len(current) + 1) * (corpora[corpus].length(i) + 1) > tokens):
            made.append(current)
            current = []
        current.append((corpus, i))
    if current:
        made.append(current)
    if random:
        random.shuffle(made)
    return [(batch[0][0], [i for _, i in batch]) for batch in made]
