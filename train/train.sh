#!/usr/bin/env bash
# Makes the knowledge tables and every model anew from ../shared, then scores them beside those that ship. The parsers
# take ten minutes where PyTorch finds a GPU and a night on one core, the rest half an hour.
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
python=${PYTHON:-/usr/bin/python3}
device=$($python -c 'import torch; print("cuda" if torch.cuda.is_available() else "cpu")')

"$build/train/knowledge/entente-train-knowledge" "$data/knowledge" schemas train/knowledge/leaders.tsv
cmake --build "$build" --target knowledge_index >/dev/null
tar -xzOf "$data/treebanks/propbank-frames/propbank-frames-3.4.tar.gz" --wildcards '*.xml' |
  sed -n 's/.*<alias[^>]*pos="v"[^>]*>\([a-z]*\)<.*/\1/p' >"$work/verbs.txt"
# With those that frames read by ("verbs" and "light"), each by its first word, and the words of lists that these name.
words_of() { sed -nE "/^($1) = /s/.*\[(.*)\].*/\1/p" schemas/frames/*.toml | grep -oE '"@?[a-z_-]*' | tr -d '"'; }
words_of 'verbs|light' >"$work/frame_verbs.txt"
lists=$(sed -n 's/^@//p' "$work/frame_verbs.txt" | sort -u | paste -sd'|')
{ grep -v '^@' "$work/frame_verbs.txt"; [[ -z $lists ]] || words_of "$lists"; } >>"$work/verbs.txt"
sort -u -o "$work/verbs.txt" "$work/verbs.txt"
"$train" train segmenter --treebanks "$data/treebanks"
"$train" train lemmatizer --treebanks "$data/treebanks" --verbs "$work/verbs.txt"

# Five teachers, what they believe of plain text, and from that and the treebanks the two parsers that ship.
$python "$here/parser/plain_text.py" "$data" "$work/text"
"$train" encode --treebanks "$data/treebanks" --text "$shared/articles/newswire" "$work/text" --out "$work/encoded"
learn() { $python "$here/parser/train.py" --corpus "$work/encoded" --device "$device" "$@"; }
for seed in 1 2 3 4 5; do learn --out "$work/teacher$seed.pt" --seed "$seed" --hidden 320 --batch 2500 --epochs 12; done
$python "$here/parser/teach.py" --corpus "$work/encoded" --device "$device" "$work"/teacher?.pt
taught=(--train train train train text --batch 4000)
learn --out "$work/accurate.pt" "${taught[@]}" --epochs 14 --noise 0.6
learn --out "$work/parser.pt" "${taught[@]}" --epochs 18 --noise 0.33 --rate 3e-3 --embedding 96 --hidden 112 --layers 2 \
  --arc 96 --relation 32
for parser in accurate parser; do
  $python "$here/parser/export.py" "$work/$parser.pt" "$work/tensors"
  "$train" pack --tensors "$work/tensors" --corpus "$work/encoded" --out "models/$parser.model"
  rm -r "$work/tensors"
done
"$train" names --corpora "$data/names" --knowledge "$knowledge" --rounds 12 --fold-rounds 5 ${open:+"$open"}
$python "$here/../bench/annotations.py" unpack "$here/../bench/annotations/newswire.jsonl" "$shared/articles/newswire" \
  "$work/newswire" development
mkdir "$work/gold"
ln -s "$shared/gold/gold" "$work/gold/gold"
$python "$here/../bench/annotations.py" articles "$shared/gold/text" >"$work/gold/articles.jsonl"
"$train" coreference train --data "$data/coreference" --annotated "$work/newswire" --annotated "$work/gold"

for models in "$work/shipped" models; do
  echo "== $([[ $models == models ]] && echo 'new models' || echo 'shipped models')"
  "$train" score --treebanks "$data/treebanks" --models "$models"
  "$train" score --accurate --treebanks "$data/treebanks" --models "$models"
  "$train" names --score --corpora "$data/names" --knowledge "$knowledge" --model "$models/names.model" \
    --parser "$models/parser.model" ${open:+"$open"}
  "$train" roles --treebanks "$data/treebanks" --models "$models" --knowledge "$knowledge"
done
"$train" coreference --data "$data/coreference"
"$train" time --data "$data"
tar -xzf "$data/coreference/litbank/litbank-coref-quotations.tar.gz" -C "$work"
"$train" quotations --data "$work" --knowledge "$knowledge" --part dev
