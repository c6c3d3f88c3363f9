#!/usr/bin/env bash
# Shows how far confidences are right on annotated articles, as they are given; with --fit makes schemas/confidence.tsv
# anew from the raw ones, and shows what that gives on articles it was not fitted on. usage: calibrate.sh BUILD [--fit]
set -euo pipefail
build=$1
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
shared=$(realpath "$root/..")/shared
[[ -d $shared/gold ]] || { echo "calibrate: $shared/gold is not there: nothing to score" >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
score=(python3 "$root/bench/calibrate.py" "$shared/tools" "$shared/gold/gold")

if [[ ${2:-} == --fit ]]; then
  mkdir -p "$work/data/schemas"
  ln -s "$(realpath "$build/share/entente/knowledge.bin")" "$root/models" "$work/data/"
  ln -s "$root"/schemas/* "$work/data/schemas/"
  rm "$work/data/schemas/confidence.tsv"
  printf 'class\traw\tshare\n' >"$work/data/schemas/confidence.tsv"
  ENTENTE_DATA=$work/data KEEP_SYSTEM=$work/kept "$root/bench/quality.sh" "$build" >/dev/null
  "${score[@]}" "$work/kept" --fit "$root/schemas/confidence.tsv"
else
  KEEP_SYSTEM=$work/kept "$root/bench/quality.sh" "$build" >/dev/null
  "${score[@]}" "$work/kept"
fi
