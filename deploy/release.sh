#!/bin/sh
# Builds a version beside those that are there, and lets `current` name it. What runs goes on with its own files until it is
# restarted; a build that fails changes nothing. DEP16
#   deploy/release.sh VERSION [FOLDER]     a branch, tag or commit of where FOLDER/source was cloned from; FOLDER: /opt/regatta
# FOLDER/releases holds the version that is current, the one before, and those that some process still runs.
set -eu
umask 022

[ $# -ge 1 ] || {
  echo "usage: $0 VERSION [FOLDER]" >&2
  exit 2
}
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
if [ "$before" != "$release" ] && [ -e "$before/dist/own-assets" ]; then
  while read -r asset; do
    [ -e "$release/dist/client/assets/$asset" ] || cp -p "$before/dist/client/assets/$asset" "$release/dist/client/assets/"
  done <"$before/dist/own-assets"
fi

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
    readlink /proc/[0-9]*/cwd 2>/dev/null | grep -qxF "$old" || rm -rf "$old"
  done
fi
echo "$version is current, as $name; deploy/rolling-restart.sh lets it run."
