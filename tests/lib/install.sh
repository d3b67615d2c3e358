# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Sourced by the scripts: install PACKAGE... installs the Debian packages that are missing, and says so.

install_missing() {
  local missing=()
  local package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These Debian packages are missing, and there is no sudo to install them: ${missing[*]}" >&2; return 1; }
    sudo=(sudo)
  fi
  echo "Installing from Debian: ${missing[*]}"
  local log
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  if ! { apt-cache show "${missing[@]}" >/dev/null 2>&1 || "${sudo[@]}" apt-get -q update >"$log" 2>&1; } ||
    ! "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${missing[@]}" >>"$log" 2>&1; then
    # A list of packages that has grown old names files that are gone: once more with a new one.
    if ! "${sudo[@]}" apt-get -q update >>"$log" 2>&1 ||
      ! "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${missing[@]}" >>"$log" 2>&1; then
      cat "$log" >&2
      rm -f "$log"
      echo "The packages could not be installed: ${missing[*]}" >&2
      return 1
    fi
  fi
  rm -f "$log"
}

# quietly WHAT COMMAND...: runs it; shows its output only if it fails, and how long it takes while a terminal watches.
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
