#!/bin/sh
# Prints own/upstreams.conf: where Regatta's processes are, slot 1 first.
#   upstreams.sh N                    N processes of deploy/systemd on this machine: ports 2571, 2572 …
#   upstreams.sh HOST:PORT …          anywhere else
set -eu

usage() {
  echo "usage: $0 N, or $0 HOST:PORT …" >&2
  exit 2
}

[ $# -gt 0 ] || usage
case $1 in
*:*) ;;
*[!0-9]* | 0*) usage ;;
*)
  [ $# -eq 1 ] && [ "$1" -le 99 ] || usage
  number=$1
  shift
  slot=1
  while [ "$slot" -le "$number" ]; do
    set -- "$@" "127.0.0.1:257$slot"
    slot=$((slot + 1))
  done
  ;;
esac

# A process that does not answer is left alone for a second, and then asked by one request. When all of them are left
# alone (one slow request may have met each), they are asked all the same: nobody is refused for what was slow for others.
echo "# Made by deploy/nginx/upstreams.sh."
echo "upstream regatta_any {"
echo "  zone regatta_any 256k;"
echo "  least_conn;"
for address in "$@"; do
  echo "  server $address max_fails=1 fail_timeout=1s;"
done
for address in "$@"; do
  echo "  server $address max_fails=0 backup;"
done
# Before Regatta ends a connection that was idle, after 75 s.
echo "  keepalive 64;"
echo "  keepalive_timeout 4s;"
echo "}"

# For what some process has: each of them is asked, one after another, whatever became of it lately.
echo "upstream regatta_each {"
echo "  zone regatta_each 256k;"
for address in "$@"; do
  echo "  server $address max_fails=0;"
done
echo "  keepalive 64;"
echo "  keepalive_timeout 4s;"
echo "}"

slot=1
for address in "$@"; do
  echo "upstream regatta_$slot {"
  echo "  zone regatta_$slot 256k;"
  echo "  server $address;"
  echo "  keepalive 64;"
  echo "  keepalive_timeout 4s;"
  echo "}"
  slot=$((slot + 1))
done

# /p/N/… is for process N alone; everything else for any of them.
echo 'map $uri $regatta_upstream {'
slot=1
for address in "$@"; do
  echo "  ~^/p/$slot/ regatta_$slot;"
  slot=$((slot + 1))
done
echo '  ~^/p/ "";'
echo "  default regatta_any;"
echo "}"
echo 'map $regatta_upstream $regatta_holders {'
echo "  regatta_any regatta_each;"
echo '  default $regatta_upstream;'
echo "}"
