#!/usr/bin/env bash
# Whether entente-train knows every command that train.sh gives it. usage: commands.sh ENTENTE_TRAIN TRAIN_SH
set -euo pipefail
mapfile -t commands < <(grep -o '"$train" [a-z]*' "$2" | cut -d' ' -f2 | sort -u)
[[ ${#commands[@]} -gt 3 ]] || { echo "commands.sh: $2 gives hardly a command" >&2; exit 1; }
for command in "${commands[@]}"; do
  "$1" "$command" --help | grep -q "entente-train $command" || { echo "$command is no command of $1" >&2; exit 1; }
done
