#!/usr/bin/env bash
# Times the whole chain, text to stored edges, on one core. usage: speed.sh BUILD [FOLDER]
set -euo pipefail
build=$1
shared=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")/shared
articles=${2:-$shared/articles/newswire}
[[ -d $articles ]] || { echo "speed: $articles is not there: name a folder of articles" >&2; exit 2; }
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT

sentences=$("$build/cli/entente" extract --show split "$articles" | wc -l)
seconds() { date +%s.%N; }
best=
for run in 1 2 3; do
  rm -rf "${store:?}/s"
  begin=$(seconds)
  taskset -c 0 "$build/cli/entente" ingest --threads 1 --store "$store/s" "$articles" >/dev/null || [[ $? -eq 3 ]]
  took=$(awk "BEGIN {print $(seconds) - $begin}")
  echo "run $run: $took s"
  [[ -n $best ]] && awk "BEGIN {exit !($took >= $best)}" || best=$took
done
awk "BEGIN {printf \"%d sentences, best of three %.2f s: %.0f sentences a second on one core\n\", $sentences, $best, $sentences / $best}"
grep -m1 'model name' /proc/cpuinfo || true
