#!/usr/bin/env bash
# Scores extracted edges against annotated articles. usage: quality.sh BUILD [SCORER OPTIONS]
set -euo pipefail
build=$1
shift
shared=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")/shared
[[ -d $shared/gold ]] || { echo "quality: $shared/gold is not there: nothing to score" >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$(dirname "${BASH_SOURCE[0]}")/annotations.py" articles "$shared/gold/text" >"$work/gold.jsonl"
"$build/cli/entente" extract --json --out "$work/system" "$work/gold.jsonl" || [[ $? -eq 1 ]]
python3 "$shared/tools/score_edges.py" "$shared/gold/gold" "$work/system" "$@"
[[ -z ${KEEP_SYSTEM:-} ]] || cp -r "$work/system" "$KEEP_SYSTEM"
