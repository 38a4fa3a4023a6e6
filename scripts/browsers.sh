# shellcheck shell=bash
# Finds the browsers, or installs them where that can be done without asking: Debian and its kin, as root.

# first_of NAME…: the first that is a program, by path or by name.
first_of() {
  local name
  for name in "$@"; do
    if [ -x "$name" ] && [ ! -d "$name" ]; then
      printf '%s' "$name"
      return
    elif command -v -- "$name" 2>/dev/null; then
      return
    fi
  done
}

find_chromium() {
  first_of ${HEARSAY_CHROMIUM:+"$HEARSAY_CHROMIUM"} chromium chromium-browser google-chrome-stable google-chrome \
    microsoft-edge-stable microsoft-edge brave-browser brave \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge" \
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser"
}

find_firefox() {
  first_of ${HEARSAY_FIREFOX:+"$HEARSAY_FIREFOX"} firefox-esr firefox firefox-developer-edition \
    "/Applications/Firefox.app/Contents/MacOS/firefox" \
    "/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox"
}

can_apt() {
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1
}

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }
}

# A variable that names no program is an error of the reader, not a reason to take another browser.
check_override() {
  local variable=$1 value=${!1:-}
  [ -z "$value" ] || [ -n "$(first_of "$value")" ] || die "$variable is '$value', which is no program"
}

# Sets and exports HEARSAY_CHROMIUM and HEARSAY_FIREFOX to what there is; installs what is missing where it can.
look_for_browsers() {
  check_override HEARSAY_CHROMIUM
  check_override HEARSAY_FIREFOX
  local chromium firefox missing=()
  chromium=$(find_chromium)
  firefox=$(find_firefox)
  [ -n "$chromium" ] || missing+=(chromium)
  [ -n "$firefox" ] || missing+=(firefox-esr)
  if [ ${#missing[@]} -gt 0 ] && can_apt; then
    step "install ${missing[*]}" apt_install "${missing[@]}"
    chromium=$(find_chromium)
    firefox=$(find_firefox)
  fi
  export HEARSAY_CHROMIUM=$chromium HEARSAY_FIREFOX=$firefox
}

CHROMIUM_HELP="install Chromium, Chrome, Edge or Brave (Debian: apt-get install chromium; Fedora: dnf install chromium; macOS: brew install --cask chromium), or set HEARSAY_CHROMIUM to its path"
FIREFOX_HELP="install Firefox (Debian: apt-get install firefox-esr; Fedora: dnf install firefox; macOS: brew install --cask firefox), or set HEARSAY_FIREFOX to its path"

# Both browsers and the driver: for the tests.
ensure_browsers() {
  look_for_browsers
  [ -n "$HEARSAY_CHROMIUM" ] || die "no Chromium found: $CHROMIUM_HELP"
  [ -n "$HEARSAY_FIREFOX" ] || die "no Firefox found: $FIREFOX_HELP"
  ensure_geckodriver
}

# One browser is enough: for the demo.
ensure_a_browser() {
  look_for_browsers
  if [ -n "$HEARSAY_CHROMIUM" ]; then
    return
  fi
  [ -n "$HEARSAY_FIREFOX" ] || die "no browser found: $CHROMIUM_HELP; or $FIREFOX_HELP"
  ensure_geckodriver
}
