# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by the scripts. install_missing PACKAGE... installs the Debian packages that are missing,
# and says so.

install_missing() {
  local missing=() sudo=() log package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "These Debian packages are missing: ${missing[*]}" >&2
      echo "Install them as root, or install sudo and run this script again." >&2
      return 1
    }
    sudo=(sudo)
  fi
  echo "Installing from Debian: ${missing[*]}"
  log=$(mktemp)
  # The list of packages may be empty, or old and name files that no longer exist: then once with a
  # new list.
  if ! { apt-cache show "${missing[@]}" && apt_get install "${missing[@]}"; } >"$log" 2>&1 &&
    ! { apt_get update && apt_get install "${missing[@]}"; } >>"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "apt-get could not install these packages: ${missing[*]}" >&2
    echo "Its messages are above. Check the network and /etc/apt/sources.list." >&2
    return 1
  fi
  rm -f "$log"
}

# apt_get COMMAND...: without questions, by the caller's `sudo` if it has one.
apt_get() {
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends "$@"
}

# quietly WHAT COMMAND...: runs the command and shows its output only if it fails. On a terminal it
# shows WHAT while the command runs.
quietly() {
  local what=$1 log start=$SECONDS
  shift
  log=$(mktemp)
  [ -t 2 ] && printf '%s ...' "$what" >&2
  if "$@" >"$log" 2>&1; then
    [ -t 2 ] && printf '\r\033[K' >&2
    rm -f "$log"
    return 0
  fi
  [ -t 2 ] && printf '\r\033[K' >&2
  cat "$log" >&2
  rm -f "$log"
  echo "FAILED after $((SECONDS - start)) s: $what" >&2
  return 1
}
