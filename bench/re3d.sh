#!/usr/bin/env bash
# Scores who communicated with whom, is in charge of what and belongs to what against re3d. usage: re3d.sh BUILD [--errors]
set -euo pipefail
build=$1
here=$(dirname "${BASH_SOURCE[0]}")
shared=$(realpath "$here/../..")/shared
gold=$shared/data/events/re3d/re3d-dev.jsonl
[[ -f $gold ]] || { echo "re3d: $gold is not there: nothing to score" >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -c '
import json, sys
for line in open(sys.argv[1], encoding="utf8"):
    document = json.loads(line)
    print(json.dumps({"id": document["id"], "text": document["text"]}))' "$gold" >"$work/articles.jsonl"
"$build/cli/entente" ingest --store "$work/store" "$work/articles.jsonl" >&2
"$build/cli/entente" export --store "$work/store" --format jsonl --out "$work/edges.jsonl"
python3 "$here/re3d.py" "$gold" "$work/edges.jsonl" "${@:2}"
