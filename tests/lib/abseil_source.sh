#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Prints the folder of the sources of this Debian's abseil, for targets that have no package of it.
# They are in the user's cache. Ends with 1 and says why if apt cannot get them.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/lib/install.sh
source tests/lib/chroot.sh

version=$(dpkg-query -W -f='${source:Version}' libabsl-dev)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/faultwire/abseil-$version
if [ ! -d "$folder/absl" ]; then
  install_missing dpkg-dev >&2
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  mkdir -p "$scratch/lists/partial"
  . /etc/os-release
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  for suite in "$VERSION_CODENAME" "$VERSION_CODENAME-updates"; do
    echo "deb-src [signed-by=$keyring] $(chroot_mirror) $suite main"
  done >"$scratch/list"
  own=(-qq -o "Dir::Etc::sourcelist=$scratch/list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$scratch/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=)
  if ! (cd "$scratch" && apt-get "${own[@]}" update && apt-get "${own[@]}" source abseil) \
    >"$scratch/log" 2>&1; then
    tail -n 5 "$scratch/log" >&2
    echo "The sources of abseil $version are not installed: apt could not get them." >&2
    exit 1
  fi
  mkdir -p "$(dirname "$folder")"
  mv "$scratch"/abseil-*/ "$folder"
fi
echo "$folder"
