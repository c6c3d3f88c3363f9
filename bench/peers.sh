#!/usr/bin/env bash
# Compares the store with raw RocksDB, SQLite, DuckDB and Kuzu: peers.sh BUILD [EVENTS]. DuckDB and Kuzu come by npm
# into the build folder; where that cannot be they are left out.
set -euo pipefail
build=$1 events=${2:-1000000}
folder=$build/peers
mkdir -p "$folder"
cmake "$build" >/dev/null
cmake --build "$build" --target peers_bench entente >&2
"$build/bench/peers_bench" "$folder" "$events" | tee "$folder/figures.tsv" >&2
"$build/bench/peers_bench" "$folder" "$events" again | tee -a "$folder/figures.tsv" >&2
rm -rf "$folder/lines.store"
begin=$(date +%s.%N)
"$build/cli/entente" load --store "$folder/lines.store" "$folder/events.jsonl" >&2
seconds=$(awk "BEGIN { print $(date +%s.%N) - $begin }")
printf 'cypher\tload\t%s\t%s\n' "$seconds" "$(wc -l <"$folder/events.tsv")" | tee -a "$folder/figures.tsv" >&2

if [[ ! -d $folder/node_modules/kuzu ]]; then
  echo "Fetching DuckDB and Kuzu by npm into $folder" >&2
  npm install --silent --no-audit --no-fund --prefix "$folder" kuzu @duckdb/node-api >&2 || true
fi
if [[ -d $folder/node_modules ]]; then
  node bench/peers/peers.mjs "$folder" | tee -a "$folder/figures.tsv" >&2
else
  echo "DuckDB and Kuzu are left out: npm could not fetch them" >&2
fi
python3 bench/peers/table.py "$folder/figures.tsv"
