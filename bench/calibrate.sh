#!/usr/bin/env bash
# Shows how far confidences are right on annotated articles, as they are given; with --fit makes models/edges.tsv and
# schemas/confidence.tsv anew, and shows what they give on articles they were not fitted on. usage: calibrate.sh BUILD [--fit]
set -euo pipefail
build=$1
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
root=$(realpath "$here/..")
shared=$(realpath "$root/..")/shared
[[ -d $shared/gold ]] || { echo "calibrate: $shared/gold is not there: nothing to score" >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [[ ${2:-} == --fit ]]; then
  python3 "$here/annotations.py" articles "$shared/gold/text" >"$work/gold.jsonl"
  python3 "$here/annotations.py" unpack "$here/annotations/newswire.jsonl" "$shared/articles/newswire" "$work/newswire" development
  for articles in gold.jsonl newswire/articles.jsonl; do
    "$build/train/entente-train" edges "$work/$articles" --schemas "$root/schemas" --models "$root/models" \
      --knowledge "$build/share/entente/knowledge.bin" >"$work/$(dirname "$articles")/edges-$(basename "$articles")"
  done
  ${PYTHON:-/usr/bin/python3} "$here/fit_edges.py" "$shared/tools" "$root/models/edges.tsv" "$root/schemas/confidence.tsv" \
    gold "$shared/gold/gold" "$work/edges-gold.jsonl" newswire "$work/newswire/gold" "$work/newswire/edges-articles.jsonl"
else
  KEEP_SYSTEM=$work/gold "$here/quality.sh" "$build" >/dev/null
  python3 "$here/calibrate.py" "$shared/tools" "$shared/gold/gold" "$work/gold"
  for part in development held; do
    KEEP_SYSTEM=$work/$part "$here/newswire.sh" "$build" "$part" >/dev/null
    echo "newswire, $part:"
    python3 "$here/calibrate.py" "$shared/tools" "$work/$part/gold" "$work/$part/system"
  done
fi
