#!/usr/bin/env bash
# Ends an ingest by SIGKILL at ten moments: the store opens each time, every article in it is whole, and running the
# ingest again completes it to the export of an undisturbed run. usage: kill_test.sh ENTENTE FOLDER
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
