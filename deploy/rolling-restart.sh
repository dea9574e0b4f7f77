#!/bin/sh
# Restarts Regatta's processes on this machine one after another; each hands its contests over, and the next one waits
# until it is ready again. Stops at the first that does not come back, and leaves the others as they are. While a backup or
# a drill runs here it begins nothing: a version that changes tables waits for it, for longer than this does.
#   deploy/rolling-restart.sh             all that run, or try to
#   deploy/rolling-restart.sh 1 3         those slots
set -eu

here=$(cd "$(dirname "$0")" && pwd)
node=$here/../node_modules/node/bin/node
[ -x "$node" ] || node=node

if [ $# -eq 0 ]; then
  # One that ends again and again is "activating" in between. Those that are not ready come first: the others serve meanwhile.
  # Word splitting is meant: one slot a word.
  # shellcheck disable=SC2046
  set -- $(systemctl list-units --plain --no-legend --state=active,activating,reloading 'regatta@*.service' |
    sed -n -e 's/^regatta@\([0-9][0-9]*\)\.service  *[^ ]*  *active .*/1 \1/p' -e t -e 's/^regatta@\([0-9][0-9]*\)\.service .*/0 \1/p' |
    sort -n -k 1,1 -k 2,2 | cut -d ' ' -f 2)
fi
[ $# -gt 0 ] || {
  echo "No process of Regatta runs here." >&2
  exit 1
}

for unit in regatta-backup regatta-drill; do
  # Of what runs once it says "activating", and that it does not run by its exit status, too.
  case $(systemctl is-active "$unit.service" || true) in
  active | activating | deactivating)
    echo "$unit runs: restart when it is done. Nothing was touched." >&2
    exit 1
    ;;
  esac
done

for slot in "$@"; do
  echo "regatta@$slot …"
  if ! systemctl restart "regatta@$slot.service" || ! "$node" "$here/untilReady.ts" "127.0.0.1:257$slot" 60; then
    echo "regatta@$slot did not come back: journalctl -u regatta@$slot. The others were not touched." >&2
    exit 1
  fi
done
echo "$# restarted."
