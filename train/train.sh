#!/usr/bin/env bash
# Makes the knowledge tables and every model anew from ../shared/data, then scores them beside those that ship.
# usage: train.sh BUILD [--open]      --open leaves out the newswire name corpus, which has no licence file
set -euo pipefail
build=$1
open=${2:-}
data=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")/shared/data
[[ -d $data ]] || { echo "train: $data is not there: nothing to train on" >&2; exit 2; }
train=$build/train/entente-train
shipped=$(mktemp -d)
trap 'rm -rf "$shipped"' EXIT
cp models/*.model "$shipped"

"$build/train/knowledge/entente-train-knowledge" "$data/knowledge" schemas train/knowledge/leaders.tsv
cmake --build "$build" --target knowledge_index >/dev/null
"$train" train all --treebanks "$data/treebanks"
"$train" names --corpora "$data/names" --knowledge "$build/share/entente/knowledge.bin" --rounds 12 --fold-rounds 5 ${open:+"$open"}

for models in "$shipped" models; do
  echo "== $([[ $models == models ]] && echo 'new models' || echo 'shipped models')"
  "$train" score --treebanks "$data/treebanks" --models "$models"
  "$train" names --score --corpora "$data/names" --knowledge "$build/share/entente/knowledge.bin" \
    --model "$models/names.model" --tagger "$models/tagger.model"
  "$train" roles --treebanks "$data/treebanks" --models "$models" --knowledge "$build/share/entente/knowledge.bin"
done
