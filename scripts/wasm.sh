# shellcheck shell=bash
# The modules of WebAssembly: cargo, then wasm-bindgen, then wasm-opt; each only when its input is newer than its output.

# What rustc takes for granted in WebAssembly; wasm-opt must be told.
WASM_FEATURES=(--enable-bulk-memory --enable-bulk-memory-opt --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext)

# The places of sources end up in panic messages. Ours name the crate and its file, not folders of the builder's machine:
# so the same commit gives the same bytes everywhere.
# cargo_wasm PROFILE CARGO_OPTION…
cargo_wasm() {
  local profile=$1
  shift
  local home=${CARGO_HOME:-$HOME/.cargo} flags="--remap-path-prefix=$PWD=." separator=$'\x1f' sources
  cargo fetch --locked --quiet --target wasm32-unknown-unknown
  for sources in "$home"/registry/src/*/; do
    flags+="$separator--remap-path-prefix=${sources%/}=crates"
  done
  CARGO_ENCODED_RUSTFLAGS=$flags cargo build --locked --profile "$profile" --target wasm32-unknown-unknown \
    --no-default-features "$@"
}

# bind TITLE BUILT OUT NAME OPTION…: makes OUT/NAME.js and OUT/NAME_bg.wasm of what cargo built, with options of wasm-opt.
bind() {
  local title=$1 built=$2 out=$3 name=$4
  shift 4
  if [ ! "$out/.done" -nt "$built" ] || [ ! "$out/.done" -nt scripts/wasm.sh ] || [ ! "$out/.done" -nt Cargo.lock ]; then
    # Only what is ours: cargo keeps the host's part of the profile `wasm` in target/wasm too.
    rm -f "$out/$name"* "$out/.done"
    step "wasm: bind ($title)" "$WASM_BINDGEN" --target web --out-name "$name" --out-dir "$out" "$built"
    # The names and producers sections are of no use to a reader, and the latter names the builder's toolchain.
    step "wasm: optimise ($title)" node_modules/.bin/wasm-opt "$@" "${WASM_FEATURES[@]}" --strip-debug \
      --strip-producers --strip-target-features "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm"
    touch "$out/.done"
  fi
}

# Large functions stay as they are even where they are called once: see the profile in Cargo.toml.
FAST=(-O2 --one-caller-inline-max-function-size=20)
SMALL=(-Oz)

# The extension's modules, also run by the tests under Node.
build_wasm() {
  ensure_wasm_target
  ensure_wasm_bindgen
  ensure_npm
  step "wasm: compile (analysis)" cargo_wasm wasm --package hearsay-analysis
  bind analysis target/wasm32-unknown-unknown/wasm/hearsay_analysis.wasm target/wasm hearsay "${FAST[@]}"
  step "wasm: compile (files)" cargo_wasm wasm-small --package hearsay-files
  bind files target/wasm32-unknown-unknown/wasm-small/hearsay_files.wasm target/wasm-files hearsay_files "${SMALL[@]}"
  step "wasm: compile (layout)" cargo_wasm wasm-small --package hearsay-layout
  bind layout target/wasm32-unknown-unknown/wasm-small/hearsay_layout.wasm target/wasm-layout hearsay_layout "${SMALL[@]}"
}

# The playground's module, which drives the page itself.
build_wasm_playground() {
  ensure_wasm_target
  ensure_wasm_bindgen
  ensure_npm
  step "wasm: compile (playground)" cargo_wasm wasm --package hearsay-playground
  bind playground target/wasm32-unknown-unknown/wasm/hearsay_playground.wasm target/wasm-playground hearsay "${FAST[@]}"
}
