# shellcheck shell=bash
# Fuzzing: hostile input for the core, made by libFuzzer. See fuzz/README.md.

FUZZ_SEEDS=target/fuzz/seeds

# The toolchain is the stable one; libFuzzer's instrumentation is behind a flag that only this opens.
cargo_fuzz() {
  RUSTC_BOOTSTRAP=1 PATH="$CARGO_FUZZ:$PATH" cargo fuzz "$@"
}

fuzz_build() {
  # The core has no unsafe code: what a sanitizer would find cannot be there, and it would halve the runs.
  cargo_fuzz build --sanitizer none
}

fuzz_seeds() {
  rm -rf "$FUZZ_SEEDS"
  cargo run --locked --quiet --example seeds -- "$FUZZ_SEEDS"
}

# fuzz_run TARGET SECONDS: runs one target, and leaves the smallest corpus that reaches as much.
fuzz_run() {
  local target=$1 seconds=$2 status=0 log="$LOGS/fuzz-$1.log"
  local corpus="fuzz/corpus/$target" artifacts="fuzz/artifacts/$target" longest=4096
  [ "$target" != linear ] || longest=256
  mkdir -p "$corpus" "$artifacts" "$FUZZ_SEEDS/$target" "fuzz/regressions/$target" "$LOGS"
  cargo_fuzz run --sanitizer none "$target" "$corpus" "$FUZZ_SEEDS/$target" "fuzz/regressions/$target" -- \
    -max_total_time="$seconds" -max_len="$longest" -dict=fuzz/words.dict -timeout=30 -rss_limit_mb=2048 -print_final_stats=1 -len_control=0 \
    >"$log" 2>&1 || status=$?
  awk '/^stat::(number_of_executed_units|average_exec_per_sec|new_units_added)|^Done /' "$log"
  if [ "$status" -ne 0 ]; then
    grep -m 1 -A 3 'panicked at\|ERROR: libFuzzer' "$log" >&2 || true
    find "$artifacts" -type f -newer "$FUZZ_SEEDS" -print >&2
    printf 'smaller: RUSTC_BOOTSTRAP=1 cargo fuzz tmin --sanitizer none %s FILE; then keep it in fuzz/regressions/%s\n' "$target" "$target" >&2
    return 1
  fi
  cargo_fuzz cmin --sanitizer none "$target" "$corpus" >>"$log" 2>&1
  printf '%s inputs reach all of it\n' "$(find "$corpus" -type f | wc -l)"
}

command_fuzz() {
  local seconds=600 targets=() target
  for target in "$@"; do
    case $target in
      *[!0-9]*) targets+=("$target") ;;
      *) seconds=$target ;;
    esac
  done
  need_rust
  ensure_cargo_fuzz
  step "fuzz: cargo" fuzz_build
  step "fuzz: seeds" fuzz_seeds
  if [ ${#targets[@]} -eq 0 ]; then
    mapfile -t targets < <(cargo_fuzz list)
  fi
  for target in "${targets[@]}"; do
    check "$target, for $seconds s" fuzz_run "$target" "$seconds"
  done
  report
}
