# shellcheck shell=bash
# What `./build.sh COMMAND` does.

command_help() {
  cat <<'HELP'
usage: ./build.sh COMMAND

  demo [FILE|URL]  open an article in a real browser with Hearsay installed, print who said what, write out/
  test [--all]     run every test: Rust, wasm under Node, both browsers, the packaged extension; --all adds the slow ones,
                   and in Firefox those that are the same in both
  build            build the extension into target/extension/{chromium,firefox} and the program target/release/hearsay
  package          pack the extension into target/package/
  www              serve the playground on localhost
  lint             check formatting, lints, types and licences
  fuzz [TARGET…] [SECONDS]  feed hostile input to the core, each target for ten minutes
  bench [PART…]    measure accuracy, size, core (its speed), browsers, budgets; --write puts the tables into docs/accuracy.md
  help             show this

Tools that are missing are installed into ${XDG_CACHE_HOME:-~/.cache}/hearsay/tools, the browsers by apt-get on Debian as
root. HEARSAY_CHROMIUM and HEARSAY_FIREFOX name other browsers.
HELP
}

build_extension() {
  build_wasm
  step "extension: bundle" node scripts/extension.mjs
}

build_cli() {
  need_rust
  step "program: cargo" cargo build --locked --release --bin hearsay
}

build_www() {
  build_wasm_playground
  step "playground: bundle" node scripts/www.mjs build
}

pack() {
  build_extension
  step "extension: pack" node scripts/package.mjs
}

command_build() {
  build_extension
  build_cli
  build_www
  say "load target/extension/chromium or target/extension/firefox in a browser; see README.md"
}

command_package() {
  pack
  node scripts/package.mjs | sed 's/^/  /'
}

command_www() {
  build_www
  exec node scripts/www.mjs serve "$@"
}

command_demo() {
  ensure_a_browser
  build_extension
  exec node scripts/demo.mjs "$@"
}

command_bench() {
  ensure_browsers
  pack
  build_cli
  exec node scripts/bench.mjs "$@"
}

node_tests() {
  node --test --test-reporter=spec "$@"
}

web_ext_lint() {
  # Linted as it is shipped, so that nothing lies in the package that was not in the folder.
  node scripts/web-ext-lint.mjs "$1"
}

build_tests() {
  step "tests: cargo" cargo test --locked --no-run
}

command_test() {
  case ${1:-} in
    "") ;;
    --all) export HEARSAY_ALL=1 ;;
    *) die "test: unknown option '$1'" ;;
  esac
  need_rust
  ensure_browsers
  # What both builds take is there before they start, so that neither installs it under the other's feet.
  ensure_wasm_target
  ensure_wasm_bindgen
  ensure_npm
  beside build_tests
  pack
  build_www
  join_beside
  check "Rust" cargo test --locked --quiet
  check "wasm under Node" node_tests tests/wasm/*.test.mjs
  check "store under Node" node_tests tests/store/*.test.mjs
  check "background under Node" node_tests tests/background/*.test.mjs
  check "packages" node_tests tests/package/*.test.mjs
  # Each file alone would start two browsers of its own, which is a third of the time.
  check "browsers" node_tests --test-concurrency=2 tests/browser/in-chromium.mjs tests/browser/in-firefox.mjs
  check "speed in browsers" node_tests tests/browser/*-speed.test.mjs
  check "packaged extension" web_ext_lint "$(echo target/package/hearsay-firefox-*.xpi)"
  report
}

lint_shell() {
  shellcheck -x build.sh scripts/*.sh .ci/run
}

# Advisories need a database from the network; licences, bans and sources do not.
lint_dependencies() {
  "$CARGO_DENY" --all-features check --hide-inclusion-graph licenses bans sources
}

# Whether npm could ask for the advisories, whatever they are.
npm_audit() {
  npm audit --omit=dev --json >target/log/npm-audit.log 2>&1 || grep -q auditReportVersion target/log/npm-audit.log
}

command_lint() {
  ensure_wasm_target
  ensure_npm
  ensure_cargo_deny
  # The types of the wasm boundary are made by the build.
  build_extension
  build_www
  check "rustfmt" cargo fmt --all --check
  check "clippy" cargo clippy --locked --all-targets --all-features -- -D warnings
  check "clippy for the modules" cargo clippy --locked --target wasm32-unknown-unknown -p hearsay-records -p hearsay-analysis -p hearsay-files -p hearsay-layout -p hearsay-playground -- -D warnings
  check "licences, bans and sources of crates" lint_dependencies
  if "$CARGO_DENY" --all-features fetch db >target/log/advisories.log 2>&1; then
    check "advisories of crates" "$CARGO_DENY" --all-features check advisories
  else
    skip "advisories of crates" "the advisory database cannot be reached from here (target/log/advisories.log)"
  fi
  if npm_audit; then
    check "advisories of npm packages" npm audit --omit=dev
  else
    skip "advisories of npm packages" "npm's list of them cannot be reached from here (target/log/npm-audit.log)"
  fi
  check "eslint" node_modules/.bin/eslint --max-warnings=0 .
  check "prettier" node_modules/.bin/prettier --check --log-level warn .
  check "types" node_modules/.bin/tsc -p .
  check "web-ext" web_ext_lint target/extension/firefox
  if command -v shellcheck >/dev/null 2>&1; then
    check "shellcheck" lint_shell
  else
    skip "shellcheck" "it is not installed"
  fi
  report
}
