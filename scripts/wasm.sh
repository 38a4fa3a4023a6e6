# shellcheck shell=bash
# The core as WebAssembly: cargo, then wasm-bindgen, then wasm-opt; each only when its input is newer than its output.

# What rustc takes for granted in WebAssembly; wasm-opt must be told.
WASM_FEATURES=(--enable-bulk-memory --enable-bulk-memory-opt --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext)

# wasm NAME OUT TARGET_DIR [CARGO_OPTION…]: builds OUT/NAME.js and OUT/NAME_bg.wasm.
wasm() {
  local name=$1 out=$2 target=$3 built
  shift 3
  step "wasm: cargo ($name)" cargo build --locked --profile wasm --target wasm32-unknown-unknown --no-default-features --lib \
    --target-dir "$target" "$@"
  built="$target/wasm32-unknown-unknown/wasm/hearsay.wasm"
  if [ ! "$out/.done" -nt "$built" ] || [ ! "$out/.done" -nt scripts/wasm.sh ] || [ ! "$out/.done" -nt Cargo.lock ]; then
    rm -rf "$out"
    step "wasm: bind ($name)" "$WASM_BINDGEN" --target web --out-name "$name" --out-dir "$out" "$built"
    # The names and producers sections are of no use to a reader, and the latter names the builder's toolchain.
    step "wasm: optimise ($name)" node_modules/.bin/wasm-opt -O3 "${WASM_FEATURES[@]}" --strip-debug --strip-producers \
      --strip-target-features "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm"
    touch "$out/.done"
  fi
}

# The extension's module, also run by the tests under Node.
build_wasm() {
  ensure_wasm_target
  ensure_wasm_bindgen
  ensure_npm
  wasm hearsay target/wasm target
}

# The playground's module, which drives the page itself. Its own target folder: cargo gives a `cdylib` the same file
# name whatever its features.
build_wasm_playground() {
  ensure_wasm_target
  ensure_wasm_bindgen
  ensure_npm
  wasm hearsay target/wasm-playground target/playground --features playground
}
