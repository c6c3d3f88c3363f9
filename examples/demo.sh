#!/usr/bin/env bash
# Reads the example articles, asks the example questions and draws the graph.
# usage: demo.sh ENTENTE OUT
set -euo pipefail
entente=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
examples=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
export ENTENTE_STORE=$out/store

"$entente" ingest "$examples/articles"
while IFS= read -r question; do
  printf '\n> %s\n' "$question"
  "$entente" ask "$question" || [[ $? -eq 1 ]]
done <"$examples/questions.txt"

"$entente" export --format gexf --out "$out/graph.gexf"
"$entente" export --format dot --relation met-with,signed-with,accompanied-by,briefed,gifted,expelled,criticised >"$out/graph.dot"
dot -Tsvg "$out/graph.dot" -o "$out/graph.svg"
printf '\nThe picture is %s, the graph for Gephi %s\n' "$out/graph.svg" "$out/graph.gexf"
