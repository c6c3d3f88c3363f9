#!/usr/bin/env bash
# Scores links to known actors against GUM's wikification. usage: linking.sh BUILD [--errors]
set -euo pipefail
build=$1
here=$(dirname "${BASH_SOURCE[0]}")
gum=$(realpath "$here/../..")/shared/data/treebanks/ud-gum
[[ -d $gum ]] || { echo "linking: $gum is not there: nothing to score" >&2; exit 0; }
python3 "$here/linking.py" "$build/cli/entente" "$here/../schemas" "$gum"/en_gum-ud-{dev,train}.conllu "${@:2}"
