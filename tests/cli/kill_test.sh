#!/usr/bin/env bash
# Ends an ingest by SIGKILL at ten moments, and a bulk load at ten: the store opens each time, every article in it is
# whole, and running the same again completes it to the export of an undisturbed run. usage: kill_test.sh ENTENTE FOLDER
set -euo pipefail
entente=$1
source "$2/pile.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
print_pile >pile.jsonl

"$entente" ingest --store whole pile.jsonl >/dev/null
"$entente" export --store whole --format node-link >whole.json

RANDOM=1
for moment in 1 2 3 4 5 6 7 8 9 10; do
  "$entente" ingest --store torn pile.jsonl >/dev/null 2>&1 &
  ingest=$!
  sleep "$(awk "BEGIN {print 0.02 + 0.8 * $RANDOM / 32768}")"
  kill -KILL "$ingest" 2>/dev/null || true
  wait "$ingest" 2>/dev/null || true
  [[ ! -d torn ]] || "$entente" verify --store torn >verified || { [[ ! -f torn/CURRENT ]] || { cat verified; exit 1; }; }
done
"$entente" ingest --store torn pile.jsonl >/dev/null
"$entente" verify --store torn >/dev/null
"$entente" export --store torn --format node-link >torn.json
cmp whole.json torn.json

"$entente" export --store whole --format jsonl >edges.jsonl
for moment in 1 2 3 4 5 6 7 8 9 10; do
  "$entente" load --store loaded edges.jsonl >/dev/null 2>&1 &
  load=$!
  sleep "$(awk "BEGIN {print 0.01 + 0.2 * $RANDOM / 32768}")"
  kill -KILL "$load" 2>/dev/null || true
  wait "$load" 2>/dev/null || true
  [[ ! -d loaded ]] || "$entente" verify --store loaded >verified || { [[ ! -f loaded/CURRENT ]] || { cat verified; exit 1; }; }
  [[ $moment -ne 5 ]] || rm -rf loaded
done
"$entente" load --store loaded edges.jsonl >/dev/null
"$entente" verify --store loaded >/dev/null
"$entente" export --store loaded --format node-link >loaded.json
cmp whole.json loaded.json
