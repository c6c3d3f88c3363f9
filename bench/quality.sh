#!/usr/bin/env bash
# Scores extracted edges against annotated articles. usage: quality.sh BUILD [SCORER OPTIONS]
set -euo pipefail
build=$1
shift
shared=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")/shared
[[ -d $shared/gold ]] || { echo "quality: $shared/gold is not there: nothing to score" >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "$shared/gold/text" >"$work/gold.jsonl" <<'PYTHON'
import json, pathlib, sys
for text in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    date = json.loads(text.with_suffix(".meta.json").read_text())["date"]
    print(json.dumps({"id": text.stem, "date": date, "text": text.read_text()}))
PYTHON
"$build/cli/entente" extract --json --out "$work/system" "$work/gold.jsonl" || [[ $? -eq 1 ]]
python3 "$shared/tools/score_edges.py" "$shared/gold/gold" "$work/system" "$@"
[[ -z ${KEEP_SYSTEM:-} ]] || cp -r "$work/system" "$KEEP_SYSTEM"
