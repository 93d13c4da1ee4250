# shellcheck shell=bash
# What every script in .ci shares: where things live, and how to speak and retry.

set -euo pipefail

# shellcheck disable=SC2034  # the scripts that source this use it
CI_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/container-kit
TOOLS=${CONTAINER_KIT_TOOLS:-$CACHE/tools}
export PATH="$TOOLS/bin:$PATH"

# Everything but results goes to stderr, so that a caller can capture what a script answers.
say() { echo "$*" >&2; }

die() {
  say "error: $*"
  exit 1
}

# Registries time out now and then; a third failure in a row is a real one.
retry() {
  local try
  for try in 1 2 3; do
    "$@" && return
    say "attempt $try of 3 failed: $*"
    sleep $((try * 2))
  done
  return 1
}

# link TARGET NAME: puts TARGET on the tools' PATH. ln -f alone is not atomic; a rename is.
link() {
  mkdir -p "$TOOLS/bin"
  ln -sfn "$1" "$TOOLS/bin/.$2.$$"
  mv -fT "$TOOLS/bin/.$2.$$" "$TOOLS/bin/$2"
}
