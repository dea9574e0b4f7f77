#!/bin/sh
# Gives nginx the files of this version: nginx.conf, regatta/, and own/upstreams.conf made anew for the processes that stand in it.
# nginx tries all of it first; when it refuses, nothing is changed. DEP21
#   deploy/nginx/renew.sh [FOLDER]     FOLDER: /etc/nginx
# What was there before is in FOLDER/before then. Where no nginx serves Regatta, nothing is done.
set -eu
umask 022

here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-/etc/nginx}
[ -e "$folder/own/upstreams.conf" ] || {
  echo "No nginx serves Regatta here: nothing was done."
  exit 0
}
folder=$(cd "$folder" && pwd)

# Each version has written an upstream for each process, slot 1 first.
addresses=$(sed -n '/^upstream regatta_[0-9][0-9]* {/,/^}/s/^ *server \([^ ;]*\).*/\1/p' "$folder/own/upstreams.conf")
[ -n "$addresses" ] || {
  echo "$folder/own/upstreams.conf names no process: deploy/nginx/upstreams.sh makes it. Nothing was changed." >&2
  exit 1
}

# All of it as it will be, in a folder beside; what else is in own/ is the same there.
new=$folder/new
trap 'rm -rf "$new"' EXIT
rm -rf "$new"
mkdir -p "$new/own"
ln -s "$folder"/own/* "$new/own/"
rm "$new/own/upstreams.conf"
# Word splitting is meant: one address a word, of which one of IPv6 is no pattern.
set -f
# shellcheck disable=SC2086
sh "$here/upstreams.sh" $addresses >"$new/own/upstreams.conf"
set +f
cp "$here/nginx.conf" "$new/"
cp -r "$here/regatta" "$new/"
# Whoever took this line out has a certificate of their own making.
hsts='add_header Strict-Transport-Security'
if [ -e "$folder/regatta/site.conf" ] && ! grep -q "$hsts" "$folder/regatta/site.conf"; then
  sed -i "/$hsts/d" "$new/regatta/site.conf"
fi
nginx -t -q -c "$new/nginx.conf" || {
  echo "nginx does not take the files of this version. Nothing was changed." >&2
  exit 1
}

rm -rf "$folder/before"
mkdir -p "$folder/before/own"
cp -p "$folder/own/upstreams.conf" "$folder/before/own/"
cp -p "$folder/nginx.conf" "$folder/before/"
[ ! -e "$folder/regatta" ] || mv "$folder/regatta" "$folder/before/"
mv "$new/regatta" "$folder/"
mv -f "$new/own/upstreams.conf" "$folder/own/"
mv -f "$new/nginx.conf" "$folder/"
systemctl reload nginx
echo "nginx has the files of this version; those of before are in $folder/before."
