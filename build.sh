#!/usr/bin/env bash
# The one command of the project: sets up what is missing, builds, tests, shows. `./build.sh help` lists what it does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for room in log tools browsers wasm fuzz commands; do
  # shellcheck source=/dev/null
  source "scripts/$room.sh"
done

command=${1:-help}
[ $# -eq 0 ] || shift
case $command in
  demo | test | build | www | lint | bench | fuzz | package) "command_$command" "$@" ;;
  help | -h | --help) command_help ;;
  *)
    command_help >&2
    die "no command '$command'"
    ;;
esac
