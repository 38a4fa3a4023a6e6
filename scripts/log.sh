# shellcheck shell=bash
# What the reader of the terminal sees: one line a step, with the time it took.

LOGS=target/log

die() {
  printf '\nbuild.sh: %s\n' "$*" >&2
  exit 1
}

# A remark between steps.
say() { printf '  %s\n' "$*"; }

# Milliseconds since the epoch.
now() { date +%s%3N; }

# Seconds since $1, as “1.2 s”.
since() {
  local ms=$(($(now) - $1))
  printf '%d.%d s' $((ms / 1000)) $((ms % 1000 / 100))
}

# step NAME COMMAND…: runs the command; its output goes to a log file and is shown only when the command fails.
step() {
  local name=$1 start log status=0
  shift
  mkdir -p "$LOGS"
  log="$LOGS/$(printf '%s' "$name" | tr -cs '[:alnum:]' '-').log"
  start=$(now)
  printf '  %-44s ' "$name"
  "$@" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    printf 'failed (%s)\n\n' "$(since "$start")"
    tail -n 60 "$log" >&2
    die "$name failed (exit status $status); all of its output is in $log"
  fi
  printf '%s\n' "$(since "$start")"
}

# The steps that run beside the others, and what they have said so far.
BESIDE=
BESIDE_LOG="$LOGS/beside.log"

# beside COMMAND…: runs a command of steps while others run: builds seldom fill every core. `join_beside` must follow.
beside() {
  mkdir -p "$LOGS"
  ("$@") >"$BESIDE_LOG" 2>&1 &
  BESIDE=$!
  # Where a step here fails, nothing goes on behind the back of the reader.
  trap 'kill "$BESIDE" 2>/dev/null || true' EXIT
}

# Waits for what runs beside and shows its lines; a step that failed there ends all.
join_beside() {
  local status=0
  wait "$BESIDE" || status=$?
  trap - EXIT
  cat "$BESIDE_LOG"
  [ "$status" -eq 0 ] || exit "$status"
}

# Results of the checks run so far, printed by `report`.
RESULTS=()
FAILED=0
SKIPPED=0

# check NAME COMMAND…: runs the command with its output shown, notes how it ended, and goes on.
check() {
  local name=$1 start status=0
  shift
  printf '\n── %s\n' "$name"
  start=$(now)
  "$@" || status=$?
  if [ "$status" -eq 0 ]; then
    RESULTS+=("ok      $name ($(since "$start"))")
  else
    RESULTS+=("FAILED  $name ($(since "$start"), exit status $status)")
    FAILED=$((FAILED + 1))
  fi
}

# skip NAME WHY: notes a check that was not run.
skip() {
  printf '\n── %s\n   not run: %s\n' "$1" "$2"
  RESULTS+=("not run $1: $2")
  SKIPPED=$((SKIPPED + 1))
}

# The honest end: every check with how it ended; the exit status is 0 only when none failed.
report() {
  printf '\n── Result\n'
  printf '   %s\n' "${RESULTS[@]}"
  printf '\n   %d passed, %d failed, %d not run\n' $((${#RESULTS[@]} - FAILED - SKIPPED)) "$FAILED" "$SKIPPED"
  [ "$FAILED" -eq 0 ]
}
