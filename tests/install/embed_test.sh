#!/usr/bin/env bash
# usage: embed_test.sh CMAKE BUILD SOURCE SANITIZERS
set -euo pipefail
cmake=$1 build=$2 source=$3 sanitizers=$4
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
"$cmake" --install "$build" --prefix "$tree/install" >/dev/null
flags=${sanitizers:+-fsanitize=$sanitizers}
"$cmake" -S "$source/examples/embed" -B "$tree/embed" -G Ninja -DCMAKE_PREFIX_PATH="$tree/install" \
  -DCMAKE_CXX_FLAGS="$flags" -DCMAKE_CXX_STANDARD=20 >/dev/null
"$cmake" --build "$tree/embed" >/dev/null
printf 'French President Emmanuel Macron met German Chancellor Angela Merkel in Paris on 12 March 2019.\n' >"$tree/a.txt"
"$tree/embed/embed" "$tree/install/share/entente" "$tree/a.txt" | tee "$tree/edges"
grep -q 'met-with.*2019-03-12' "$tree/edges"
