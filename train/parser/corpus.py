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
    """Sentences of one corpus: words (indices of types) and, of treebanks, tags, heads (0 for the root) and labels.

    Of text that teachers parsed, also how likely they think each head, and each label of the likeliest, and each tag.
    """

    def __init__(self, folder, name, longest=200, device="cpu"):
        self.device = device
        lengths = numbers(folder, name + ".lengths").astype(numpy.int64)
        starts = numpy.concatenate([[0], numpy.cumsum(lengths)])
        self.spans = [(starts[i], starts[i + 1]) for i in range(len(lengths)) if 0 < lengths[i] <= longest]
        self.fields, self.beliefs = {}, {}
        for field in ("words", "tags", "heads", "labels"):
            if (pathlib.Path(folder) / f"{name}.{field}").exists():
                self.fields[field] = torch.from_numpy(numbers(folder, f"{name}.{field}").copy()).long().to(device)
        assert len(self.fields["words"]) == starts[-1]
        if (pathlib.Path(folder) / f"{name}.believed.npz").exists():
            believed = numpy.load(pathlib.Path(folder) / f"{name}.believed.npz")
            self.beliefs = {field: torch.from_numpy(believed[field]).to(device) for field in believed.files}
            sizes = [(end - begin) * (end - begin + 1) for begin, end in self.spans]
            self.arcs_of = dict(zip((begin for begin, _ in self.spans), numpy.cumsum([0] + sizes)))

    def __len__(self):
        return len(self.spans)

    def length(self, i):
        return self.spans[i][1] - self.spans[i][0]

    def tokens(self):
        return sum(end - begin for begin, end in self.spans)

    def batch(self, indices):
        """Fields as sentences x tokens, -1 where a sentence has ended, and the mask of tokens."""
        begins = torch.tensor([self.spans[i][0] for i in indices], device=self.device)
        lengths = torch.tensor([self.length(i) for i in indices], device=self.device)
        place = torch.arange(int(lengths.max()), device=self.device)
        mask = place < lengths.unsqueeze(1)
        at = (begins.unsqueeze(1) + place) * mask
        batch = {field: values[at].masked_fill(~mask, -1) for field, values in self.fields.items()}
        batch["mask"] = mask
        for field in ("labels", "tags"):
            if field in self.beliefs:
                batch["believed " + field] = self.beliefs[field][at] * mask.unsqueeze(2)
        if "arcs" in self.beliefs:
            begins = torch.tensor([self.arcs_of[self.spans[i][0]] for i in indices], device=self.device).view(-1, 1, 1)
            heads = torch.arange(mask.shape[1] + 1, device=self.device)
            known = mask.unsqueeze(2) & (heads <= lengths.view(-1, 1, 1))
            at = (begins + place.view(1, -1, 1) * (lengths.view(-1, 1, 1) + 1) + heads) * known
            batch["believed arcs"] = self.beliefs["arcs"][at] * known
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
