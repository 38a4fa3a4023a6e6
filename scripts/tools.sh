# shellcheck shell=bash
# Tools that the build needs: found, or installed once into a cached folder named for the version.

TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/hearsay/tools"
GECKODRIVER_VERSION=0.37.1
CARGO_DENY_VERSION=0.18.9
CARGO_FUZZ_VERSION=0.13.2

need() {
  command -v "$1" >/dev/null 2>&1 || die "$1 is missing: $2"
}

need_rust() {
  need cargo "install Rust by rustup (https://rustup.rs)"
}

need_node() {
  need node "install Node.js 20 or later (https://nodejs.org)"
  need npm "it comes with Node.js (https://nodejs.org)"
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || die "Node.js $(node --version) is too old: 20 or later is needed"
}

# The version of a crate in Cargo.lock.
locked() {
  awk -v name="$1" '$1 == "name" { found = ($3 == "\"" name "\"") } found && $1 == "version" { gsub("\"", "", $3); print $3; exit }' Cargo.lock
}

# cargo_tool CRATE VERSION BINARY FOLDER [LEVEL]: installs a program from crates.io unless the folder has it. What works for
# less than a second in a build is not optimised: so it is there in half the time.
# The crate's own lock file is tried first; where it no longer builds, cargo chooses the versions.
cargo_tool() {
  local crate=$1 version=$2 binary=$3 root="$TOOLS/$4-$2" level=${5:-0}
  [ -x "$root/bin/$binary" ] && return
  need_rust
  step "install $crate $version (once)" cargo_install "$crate" "$version" "$root" "$level"
}

cargo_install() {
  local crate=$1 version=$2 root=$3
  local -x CARGO_PROFILE_RELEASE_OPT_LEVEL=$4 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
  # A half-made installation must not look like a whole one: cargo writes the binary last.
  cargo install --locked --root "$root" --version "=$version" "$crate" || cargo install --root "$root" --version "=$version" "$crate"
}

# Sets WASM_BINDGEN to the program of the very version of the library in Cargo.lock: the two share a private format.
ensure_wasm_bindgen() {
  local version
  version=$(locked wasm-bindgen)
  [ -n "$version" ] || die "Cargo.lock has no wasm-bindgen"
  cargo_tool wasm-bindgen-cli "$version" wasm-bindgen wasm-bindgen
  # shellcheck disable=SC2034 # read in wasm.sh
  WASM_BINDGEN="$TOOLS/wasm-bindgen-$version/bin/wasm-bindgen"
}

ensure_geckodriver() {
  # All that the tests do in Firefox goes through it.
  cargo_tool geckodriver "$GECKODRIVER_VERSION" geckodriver geckodriver 3
  export HEARSAY_GECKODRIVER="$TOOLS/geckodriver-$GECKODRIVER_VERSION/bin/geckodriver"
}

ensure_cargo_deny() {
  cargo_tool cargo-deny "$CARGO_DENY_VERSION" cargo-deny cargo-deny
  # shellcheck disable=SC2034 # read in commands.sh
  CARGO_DENY="$TOOLS/cargo-deny-$CARGO_DENY_VERSION/bin/cargo-deny"
}

ensure_cargo_fuzz() {
  cargo_tool cargo-fuzz "$CARGO_FUZZ_VERSION" cargo-fuzz cargo-fuzz
  # shellcheck disable=SC2034 # read in fuzz.sh
  CARGO_FUZZ="$TOOLS/cargo-fuzz-$CARGO_FUZZ_VERSION/bin"
}

ensure_wasm_target() {
  need_rust
  local libdir
  libdir=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null || true)
  [ -n "$libdir" ] && [ -d "$libdir" ] && return
  need rustup "it installs Rust's target for WebAssembly (https://rustup.rs); or install wasm32-unknown-unknown yourself"
  step "install the wasm32 target" rustup target add wasm32-unknown-unknown
}

# npm packages, exactly as package-lock.json has them; a copy of it beside them says which ones are installed.
ensure_npm() {
  need_node
  cmp -s package-lock.json node_modules/.installed && return
  step "install npm packages" npm_install
}

npm_install() {
  npm ci --no-audit --no-fund && cp package-lock.json node_modules/.installed
}
