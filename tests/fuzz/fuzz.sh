#!/usr/bin/env bash
# Runs the fuzz targets. The text side gets all of the time on one core; the others share as much on a second one.
# usage: fuzz.sh BUILD SECONDS
set -euo pipefail
build=$1 seconds=$2
here=$(dirname "${BASH_SOURCE[0]}")
schemas=$here/../../schemas

# fuzz TARGET SECONDS CORPUS...: what is found is added to the build's corpus; an input that fails is kept beside it.
fuzz() {
  local target=$1 limit=$2 found=$build/corpus/$1
  shift 2
  mkdir -p "$found"
  "$build/tests/fuzz/fuzz_$target" -max_total_time="$limit" -max_len=4096 -len_control=0 -timeout=20 -rss_limit_mb=4096 \
    -dict="$here/words.dict" -artifact_prefix="$build/corpus/failed-$target-" -print_final_stats=1 \
    "$found" "$@" >"$build/corpus/$target.log" 2>&1 || {
    tail -n 60 "$build/corpus/$target.log"
    echo "fuzz: $target failed; the input is $build/corpus/failed-$target-*" >&2
    return 1
  }
  awk -v target="$target" '/number_of_executed_units/ {runs = $2} /cov: / {line = $0}
    END {match(line, /cov: [0-9]+/); print target ": " runs " inputs, " substr(line, RSTART, RLENGTH) " edges, nothing broke"}' \
    "$build/corpus/$target.log"
}

fuzz text "$seconds" "$here/seeds/text" &
text=$!
status=0
fuzz model $((seconds / 2)) || status=1
fuzz schemas $((seconds / 2)) "$here/seeds/schemas" "$schemas/words" "$schemas/frames" || status=1
wait "$text" || status=1
exit "$status"
