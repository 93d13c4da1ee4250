# shellcheck shell=bash
# What the release scripts share. They take VERSION, GH_TOKEN and the variables that GitHub sets in every job.

set -euo pipefail

: "${VERSION:?}" "${GITHUB_SHA:?}" "${GITHUB_REF:?}"
export GH_REPO=${GITHUB_REPOSITORY:?}
# shellcheck disable=SC2034  # the scripts that source this use it
TAG=v$VERSION

die() {
  echo "::error::$*"
  exit 1
}

# Shape first: nothing below sees a version that is not three numbers.
[[ $VERSION =~ ^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$ ]] ||
  die 'the version must be three numbers, as in 1.2.3'

# notes: the section of this version in CHANGELOG.md, without its heading.
notes() {
  awk -v heading="## $VERSION " '
    index($0 " ", heading) == 1 { found = 1; next }
    found && /^## / { exit }
    found { print }
  ' CHANGELOG.md
}

# commit_of TAG: the commit that a tag of this repository points to; nothing when there is no such tag.
commit_of() {
  gh api "repos/{owner}/{repo}/git/matching-refs/tags/$1" \
    --jq ".[] | select(.ref == \"refs/tags/$1\") | .object.sha"
}
