# shellcheck shell=bash
# What every script here starts with: strict mode, the repository root as working folder, the project's own
# tools on PATH, --help, and timed steps. Source it first: . "$(dirname "$0")/common.sh"
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PATH="$PWD/build/node/node_modules/.bin:$PWD/node_modules/.bin:$PATH"
export PATH

self=build-scripts/$(basename "$0")

# --help prints the script's own opening comment.
if [[ "${1:-}" == --help || "${1:-}" == -h ]]; then
  sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$self"
  exit 0
fi

# fail SENTENCE: one sentence that says what to do, then stop.
fail() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 1
}

# An option that the head of the script does not tell of would be passed over in silence, and the work done anyway.
for argument in "$@"; do
  [[ "$argument" == --* ]] || continue
  if ! sed -n '2,/^[^#]/p' "$self" | grep -wFe "${argument%%=*}" >/dev/null; then
    printf '%s: there is no option %s; see %s --help\n' "$(basename "$self")" "$argument" "$self" >&2
    exit 2
  fi
done

# step LABEL COMMAND...: say what runs, run it, say how long it took.
step() {
  local label=$1 start=$EPOCHREALTIME status=0
  shift
  printf '== %s\n' "$label"
  "$@" || status=$?
  local micros=$((${EPOCHREALTIME//[!0-9]/} - ${start//[!0-9]/}))
  printf '   %s: %d.%d s\n' "$label" $((micros / 1000000)) $((micros / 100000 % 10))
  return "$status"
}
