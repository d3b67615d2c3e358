#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Makes and enters chroots of Debian releases. tests/debian.sh sources it;
# tests/scripts/fresh_chroot.long.py runs it:
#   chroot.sh obstacle             prints why no chroot can be made here, or nothing
#   chroot.sh make RELEASE ROOT    makes a minimal Debian in ROOT, which must not exist or come from
#                                  an earlier call
#   chroot.sh enter ROOT COMMAND   runs a line of shell in ROOT, from /root
# Minimal systems and downloaded packages are kept in ${XDG_CACHE_HOME:-~/.cache}/faultwire/chroots,
# by release. A system that is older than $FAULTWIRE_CHROOT_DAYS days (7 if unset) is made again.
set -euo pipefail

chroot_cache=${XDG_CACHE_HOME:-$HOME/.cache}/faultwire/chroots

# Prints the address that this machine's apt takes its own Debian from. Every other release is
# there, too.
chroot_mirror() {
  local own
  own=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -v own="$own" '$1 == own && !found { print $2; found = 1 }'
}

chroot_obstacle() {
  if [ "$(id -u)" -ne 0 ]; then
    echo "a chroot needs root"
  elif ! command -v apt-get >/dev/null || ! command -v mmdebstrap >/dev/null; then
    echo "mmdebstrap is not installed: apt-get install mmdebstrap"
  elif ! unshare --mount --pid --fork true 2>/dev/null; then
    echo "this machine does not allow mounts in a namespace of their own"
  elif [ -z "$(chroot_mirror)" ]; then
    echo "apt has no list of this machine's own Debian release: apt-get update"
  fi
}

# Prints the settings of this machine's apt for proxies, retries and the age of a mirror. The apt in
# the chroot gets the same.
chroot_apt_options() {
  apt-config dump --format '%f "%v";%n' Acquire |
    grep -E '^Acquire::(Check-Valid-Until|Check-Date|Retries|ForceIPv4|https?::[A-Za-z:]*) ' || true
}

# chroot_base RELEASE: prints the path of an archive of a minimal system, and makes the archive if
# it is missing or old.
chroot_base() {
  local release=$1 archive=$chroot_cache/$1.tar days=${FAULTWIRE_CHROOT_DAYS:-7} log options
  mkdir -p "$chroot_cache/$release.packages"
  if [ -z "$(find "$archive" -mtime "-$days" 2>/dev/null)" ]; then
    log=$(mktemp)
    options=$(mktemp)
    chroot_apt_options >"$options"
    if ! mmdebstrap --variant=minbase --aptopt="$options" "$release" \
      "$chroot_cache/$release.new.tar" "$(chroot_mirror)" >"$log" 2>&1; then
      cat "$log" >&2
      echo "FAILED: mmdebstrap could not make a minimal Debian $release." >&2
      echo "If a key is missing, install the newest debian-archive-keyring." >&2
      rm -f "$log" "$options" "$chroot_cache/$release.new.tar"
      return 1
    fi
    rm -f "$log" "$options"
    # Older packages of the release are no longer useful.
    find "$chroot_cache/$release.packages" -name '*.deb' -mtime +30 -delete
    mv "$chroot_cache/$release.new.tar" "$archive"
  fi
  echo "$archive"
}

# chroot_make RELEASE ROOT: a fresh minimal system in ROOT.
chroot_make() {
  local release=$1 root=$2 archive
  if [ -e "$root" ]; then
    [ -e "$root/etc/faultwire-chroot" ] || {
      echo "$root exists, and chroot.sh did not make it" >&2
      return 1
    }
    rm -rf --one-file-system "$root"
  fi
  archive=$(chroot_base "$release")
  mkdir -p "$root/etc"
  echo "$release" >"$root/etc/faultwire-chroot"
  # Device nodes are bound in later, so that the archive can be unpacked in a container as well.
  tar -x --numeric-owner --exclude='./dev/*' -f "$archive" -C "$root"
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
}

# chroot_enter ROOT COMMAND: runs a line of shell in the root. Mounts and processes are in
# namespaces of their own, so they end with the command. ccache's folder and the downloaded packages
# are those of this machine.
chroot_enter() {
  local root=$1 command=$2 release ccache
  release=$(cat "$root/etc/faultwire-chroot")
  ccache=$(ccache --get-config cache_dir 2>/dev/null || echo "${CCACHE_DIR:-$HOME/.cache/ccache}")
  mkdir -p "$ccache" "$chroot_cache/$release.packages/partial" "$root/root/.cache/ccache"
  unshare --mount --pid --fork --kill-child bash -c '
    set -e
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev"
    mount --bind "$2" "$1/root/.cache/ccache"
    mount --bind "$3" "$1/var/cache/apt/archives"
    exec chroot "$1" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      HOME=/root LANG=C.UTF-8 TERM=dumb REPOSITORY="${REPOSITORY:-}" bash -c "cd /root && $4"
  ' bash "$root" "$ccache" "$chroot_cache/$release.packages" "$command"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  case "${1:-}" in
    obstacle) chroot_obstacle ;;
    make) chroot_make "$2" "$3" ;;
    enter) chroot_enter "$2" "$3" ;;
    *)
      echo "usage: chroot.sh obstacle | make RELEASE ROOT | enter ROOT COMMAND" >&2
      exit 2
      ;;
  esac
fi
