#!/usr/bin/env bash
# Times the start of the process, every stage, two threads beside one, and the whole chain from text to stored edges on one
# core. usage: speed.sh BUILD [FOLDER]
set -euo pipefail
build=$1
shared=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")/shared
articles=${2:-$shared/articles/newswire}
[[ -d $articles ]] || { echo "speed: $articles is not there: name a folder of articles" >&2; exit 2; }
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT

# Wall time and CPU time of a command, in seconds.
TIMEFORMAT='%R %U %S'
echo "The envoys met in Vienna on Monday." >"$store/sentence.txt"
for run in {1..20}; do
  { time "$build/cli/entente" extract "$store/sentence.txt" >/dev/null || [[ $? -eq 1 ]]; } 2>&1
done | awk '{cpu = $2 + $3} NR == 1 || $1 < wall {wall = $1} NR == 1 || cpu < least {least = cpu}
  END {printf "start of the process to the end of one sentence, best of %d: %.0f ms, %.0f ms of them CPU time\n", NR, wall * 1e3, least * 1e3}'

"$build/bench/extract_bench" "$articles"

sentences=$("$build/cli/entente" extract --show split "$articles" | wc -l)
best=
for run in 1 2 3; do
  rm -rf "${store:?}/s"
  took=$({ time taskset -c 0 "$build/cli/entente" ingest --threads 1 --store "$store/s" "$articles" >/dev/null 2>&1 ||
    [[ $? -eq 3 ]]; } 2>&1)
  read -r wall user system <<<"$took"
  echo "run $run: $wall s, $user s + $system s of CPU time"
  [[ -n $best ]] && awk "BEGIN {exit !($wall >= $best)}" || best=$wall
done
awk "BEGIN {printf \"%d sentences, best of three %.2f s: %.0f sentences a second on one core\n\", $sentences, $best, $sentences / $best}"
grep -m1 'model name' /proc/cpuinfo || true
