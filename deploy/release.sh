#!/bin/sh
# Builds a version beside those that are there, and lets `current` name it. What runs goes on with its own files until it is
# restarted; a build that fails changes nothing. DEP16
#   deploy/release.sh VERSION [FOLDER]     a branch, tag or commit of where FOLDER/source was cloned from; FOLDER: /opt/regatta
# FOLDER/releases holds the version that is current, the one before, and those that some process still runs.
# A version that does not know how the current one, or one that runs, has changed the tables would refuse to start on them. It is
# refused before it is built; `--force VERSION` is for whoever follows docs/hosting.md, "Going back". DEP22
set -eu
umask 022

usage() {
  echo "usage: $0 [--force] VERSION [FOLDER]" >&2
  exit 2
}
force=no
case ${1-} in
--force)
  force=yes
  shift
  ;;
-*) usage ;;
esac
[ $# -ge 1 ] || usage
version=$1
home=$(readlink -f "${2:-/opt/regatta}")
git="git -C $home/source"

$git fetch --quiet --tags --force origin
commit=$($git rev-parse --verify --quiet "origin/$version^{commit}") ||
  commit=$($git rev-parse --verify --quiet "$version^{commit}") || {
  echo "There is no version $version." >&2
  exit 1
}
name=$(echo "$commit" | cut -c 1-12)
release=$home/releases/$name
before=
[ ! -e "$home/current" ] || before=$(readlink -f "$home/current")

runs_in() {
  readlink /proc/[0-9]*/cwd 2>/dev/null | grep -qxF "$1"
}

# Whether pages and tables may be of it: it is current, or runs until an upgrade is ended.
is_in_use() {
  [ "$1" = "$before" ] || runs_in "$1"
}

# One change of the tables a file.
migrations=server/db/migrations
known=$($git ls-tree --name-only "$commit" "$migrations/")
changes_unknown_to_it() {
  for file in "$1/$migrations"/*.ts; do
    [ ! -e "$file" ] || echo "$known" | grep -qxF "$migrations/${file##*/}" || basename "$file" .ts
  done
}
# A version that has them elsewhere is a later one.
if [ "$force" = no ] && [ -n "$known" ]; then
  for other in "$home"/releases/*; do
    is_in_use "$other" || continue
    changes=$(changes_unknown_to_it "$other" | paste -sd ' ')
    [ -z "$changes" ] || {
      echo "${other##*/} has changed the tables ($changes): $version would refuse to start on them. Nothing was changed." >&2
      echo "What to do first: docs/hosting.md, \"Going back\"; then deploy/release.sh --force $version" >&2
      exit 1
    }
  done
fi

if [ ! -e "$release/.complete" ]; then
  echo "$version is built in $release …"
  rm -rf "$release"
  mkdir -p "$release"
  $git archive --output "$release/source.tar" "$commit"
  cd "$release"
  tar -xf source.tar
  rm source.tar
  npm ci
  npm run build
  ls dist/client/assets >dist/own-assets
  touch .complete
fi

# A page that was opened before asks for the parts that it was built with.
for other in "$home"/releases/*; do
  [ "$other" != "$release" ] && [ -e "$other/dist/own-assets" ] && is_in_use "$other" || continue
  while read -r asset; do
    [ -e "$release/dist/client/assets/$asset" ] || cp -p "$other/dist/client/assets/$asset" "$release/dist/client/assets/"
  done <"$other/dist/own-assets"
done

# To go back to, also when the current version is asked for again.
[ "$before" = "$release" ] || basename "$before" >"$release/.before"

# At no moment is there none.
ln -sfn "releases/$name" "$home/current.new"
mv -fT "$home/current.new" "$home/current"

# A release of an earlier kind does not say it: then any of them may be the one before.
if [ -e "$release/.before" ]; then
  before=$home/releases/$(cat "$release/.before")
  for old in "$home"/releases/*; do
    [ "$old" != "$release" ] && [ "$old" != "$before" ] || continue
    runs_in "$old" || rm -rf "$old"
  done
fi
echo "$version is current, as $name; deploy/rolling-restart.sh lets it run."
