#!/usr/bin/env bash
# Scores event triples (category, source country, target country) read from raw sentences against PLOVER's gold records.
# usage: plover.sh BUILD [--errors]
set -euo pipefail
build=$1
here=$(dirname "${BASH_SOURCE[0]}")
shared=$(realpath "$here/../..")/shared
gold=$shared/data/events/plover-gsr/plover-gsr-dev.jsonl
[[ -f $gold ]] || { echo "plover: $gold is not there: nothing to score" >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -c '
import json, sys
for line in open(sys.argv[1]):
    record = json.loads(line)
    print(json.dumps({"id": record["id"], "text": record["text"]}))  # its date is the same made-up one for all' "$gold" >"$work/sentences.jsonl"
"$build/cli/entente" extract --json --out "$work/system" "$work/sentences.jsonl" || [[ $? -eq 1 ]]
python3 "$here/plover.py" "$gold" "$work/system" "$here/../schemas" "${@:2}"
