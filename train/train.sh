#!/usr/bin/env bash
# Makes the knowledge tables and every model anew from ../shared, then scores them beside those that ship. Takes about
# an hour on one core, most of it for the accurate parser.
# usage: train.sh BUILD [--open]      --open leaves out the newswire name corpus, which has no licence file
set -euo pipefail
build=$1
open=${2:-}
here=$(dirname "${BASH_SOURCE[0]}")
shared=$(realpath "$here/../..")/shared
data=$shared/data
[[ -d $data ]] || { echo "train: $data is not there: nothing to train on" >&2; exit 2; }
train=$build/train/entente-train
knowledge=$build/share/entente/knowledge.bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/shipped"
cp models/*.model "$work/shipped"
# One thread each: sums come out alike, and several threads of OpenBLAS on small matrices wait for each other.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

"$build/train/knowledge/entente-train-knowledge" "$data/knowledge" schemas train/knowledge/leaders.tsv
cmake --build "$build" --target knowledge_index >/dev/null
for model in segmenter lemmatizer; do "$train" train "$model" --treebanks "$data/treebanks"; done

# The accurate parser, then text that it parsed, from which the quick models learn.
"$train" encode --treebanks "$data/treebanks" --text "$shared/articles/newswire" --out "$work/encoded"
/usr/bin/python3 "$here/accurate/train.py" --corpus "$work/encoded" --out "$work/weights.pt"
/usr/bin/python3 "$here/accurate/export.py" "$work/weights.pt" "$work/tensors"
"$train" pack --tensors "$work/tensors" --corpus "$work/encoded"
/usr/bin/python3 "$here/plain_text.py" "$data" "$work/text"
"$train" silver --text "$shared/articles/newswire" "$work/text" --out "$work/silver.conllu"
for model in tagger parser; do
  "$train" train "$model" --treebanks "$data/treebanks" --silver "$work/silver.conllu"
done
"$train" names --corpora "$data/names" --knowledge "$knowledge" --rounds 12 --fold-rounds 5 ${open:+"$open"}
"$train" coreference train --data "$data/coreference"

for models in "$work/shipped" models; do
  echo "== $([[ $models == models ]] && echo 'new models' || echo 'shipped models')"
  "$train" score --treebanks "$data/treebanks" --models "$models"
  "$train" score --accurate --treebanks "$data/treebanks" --models "$models"
  "$train" names --score --corpora "$data/names" --knowledge "$knowledge" --model "$models/names.model" \
    --tagger "$models/tagger.model" ${open:+"$open"}
  "$train" roles --treebanks "$data/treebanks" --models "$models" --knowledge "$knowledge"
done
"$train" coreference --data "$data/coreference"
"$train" time --data "$data"
tar -xzf "$data/coreference/litbank/litbank-coref-quotations.tar.gz" -C "$work"
"$train" quotations --data "$work" --knowledge "$knowledge" --part dev
