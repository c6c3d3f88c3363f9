#!/usr/bin/env bash
# Scores extracted edges against annotated newspaper articles: those held back, whose errors nobody has read, or those
# of the development part (annotations/README.md). usage: newswire.sh BUILD [held|development] [SCORER OPTIONS]
set -euo pipefail
build=$1
part=held
[[ ${2:-} != held && ${2:-} != development ]] || { part=$2; set -- "$1" "${@:3}"; }
here=$(dirname "${BASH_SOURCE[0]}")
shared=$(realpath "$here/../..")/shared
articles=$shared/articles/newswire
[[ -d $articles ]] || { echo "newswire: $articles is not there: nothing to score" >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/annotations.py" unpack "$here/annotations/newswire.jsonl" "$articles" "$work" "$part"
"$build/cli/entente" extract --json --out "$work/system" "$work/articles.jsonl" || [[ $? -eq 1 ]]
echo "newswire, $part:"
python3 "$shared/tools/score_edges.py" "$work/gold" "$work/system" "${@:2}"
[[ -z ${KEEP_SYSTEM:-} ]] || cp -r "$work" "$KEEP_SYSTEM"
