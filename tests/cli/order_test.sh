#!/usr/bin/env bash
# The export is the same for one thread and two, and for the articles in another order. usage: order_test.sh ENTENTE FOLDER
set -euo pipefail
entente=$1
source "$2/pile.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
print_pile >pile.jsonl
tac pile.jsonl >reversed.jsonl

"$entente" ingest --store one --threads 1 pile.jsonl >/dev/null
"$entente" ingest --store two --threads 2 pile.jsonl >/dev/null
"$entente" ingest --store reversed --threads 2 reversed.jsonl >/dev/null
for store in one two reversed; do "$entente" export --store "$store" --format graphml >"$store.graphml"; done
cmp one.graphml two.graphml
cmp one.graphml reversed.graphml
[[ $(grep -c '<edge ' one.graphml) -gt 20 ]]
