# shellcheck shell=bash
# The core as WebAssembly: cargo, then wasm-bindgen, then wasm-opt; each only when its input is newer than its output.

# What rustc takes for granted in WebAssembly; wasm-opt must be told.
WASM_FEATURES=(--enable-bulk-memory --enable-bulk-memory-opt --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext)

# The places of sources end up in panic messages. Ours name the crate and its file, not folders of the builder's machine:
# so the same commit gives the same bytes everywhere.
cargo_wasm() {
  local home=${CARGO_HOME:-$HOME/.cargo} flags="--remap-path-prefix=$PWD=." separator=$'\x1f' sources
  cargo fetch --locked --quiet --target wasm32-unknown-unknown
  for sources in "$home"/registry/src/*/; do
    flags+="$separator--remap-path-prefix=${sources%/}=crates"
  done
  CARGO_ENCODED_RUSTFLAGS=$flags cargo build --locked --profile wasm --target wasm32-unknown-unknown --no-default-features \
    --lib "$@"
}

# wasm TITLE OUT TARGET_DIR [CARGO_OPTION…]: builds OUT/hearsay.js and OUT/hearsay_bg.wasm.
wasm() {
  local title=$1 out=$2 target=$3 built
  shift 3
  step "wasm: compile ($title)" cargo_wasm --target-dir "$target" "$@"
  built="$target/wasm32-unknown-unknown/wasm/hearsay.wasm"
  if [ ! "$out/.done" -nt "$built" ] || [ ! "$out/.done" -nt scripts/wasm.sh ] || [ ! "$out/.done" -nt Cargo.lock ]; then
    # Only what is ours: cargo keeps the host's part of the profile `wasm` in target/wasm too.
    rm -f "$out"/hearsay* "$out/.done"
    step "wasm: bind ($title)" "$WASM_BINDGEN" --target web --out-name hearsay --out-dir "$out" "$built"
    # The names and producers sections are of no use to a reader, and the latter names the builder's toolchain. Large
    # functions stay as they are even where they are called once: see the profile in Cargo.toml.
    step "wasm: optimise ($title)" node_modules/.bin/wasm-opt -O2 --one-caller-inline-max-function-size=200 \
      "${WASM_FEATURES[@]}" --strip-debug --strip-producers --strip-target-features \
      "$out/hearsay_bg.wasm" -o "$out/hearsay_bg.wasm"
    touch "$out/.done"
  fi
}

# The extension's module, also run by the tests under Node.
build_wasm() {
  ensure_wasm_target
  ensure_wasm_bindgen
  ensure_npm
  wasm extension target/wasm target --features records
}

# The playground's module, which drives the page itself. Its own target folder: cargo gives a `cdylib` the same file
# name whatever its features.
build_wasm_playground() {
  ensure_wasm_target
  ensure_wasm_bindgen
  ensure_npm
  wasm playground target/wasm-playground target/playground --features playground
}
