#!/bin/sh
# Runs a command with the variables of a file, such as the service's. A line is taken as systemd takes it: to its end, and none of its
# signs means anything to a shell. One that systemd takes by further rules is refused, and then nothing runs. DEP20
#   deploy/with-env.sh FILE COMMAND…       deploy/with-env.sh /etc/regatta/regatta.env npm run drill
set -eu

[ $# -ge 2 ] || {
  echo "usage: $0 FILE COMMAND…" >&2
  exit 2
}
file=$1
shift
number=0

# What the line holds may be a secret.
refuse() {
  echo "$file, line $number: $1 (docs/hosting.md, \"Variables\")." >&2
  exit 1
}

# Puts it into `trimmed`, without what is blank around it.
trim() {
  trimmed=${1#"${1%%[![:space:]]*}"}
  trimmed=${trimmed%"${trimmed##*[![:space:]]}"}
}

[ -f "$file" ] && [ -r "$file" ] || {
  echo "$file cannot be read." >&2
  exit 1
}
while IFS= read -r line || [ -n "$line" ]; do
  number=$((number + 1))
  trim "$line"
  line=$trimmed
  case $line in
  [#\;]*\\) refuse "the comment ends in a backslash" ;;
  '' | [#\;]*) continue ;;
  *=*) ;;
  *) refuse "it sets nothing" ;;
  esac
  trim "${line%%=*}"
  name=$trimmed
  case $name in
  '' | [0-9]* | *[!A-Za-z0-9_]*) refuse "that is no name of a variable" ;;
  esac
  trim "${line#*=}"
  value=$trimmed
  case $value in
  *\\*) refuse "the value of $name has a backslash: it is for a file of its own" ;;
  \"*\" | \'*\')
    quote=${value%"${value#?}"}
    value=${value#?}
    value=${value%?}
    case $value in
    *"$quote"*) refuse "the value of $name has quotes of its kind within quotes: it is for a file of its own" ;;
    esac
    ;;
  \"* | \'*) refuse "the value of $name begins with a quote that is not around all of it: it is for a file of its own" ;;
  esac
  export "$name=$value"
done <"$file"
exec "$@"
