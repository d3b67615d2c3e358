#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Installs Arrow C++ for the tests and prints its folder: the wheel of pyarrow (55 MB), which has
# the headers and the libraries. Debian 12 has no package of Arrow. The folder is in the user's
# cache, so that it is installed once for all builds. Ends with 1 and says why if pip cannot get it.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/lib/install.sh

wanted=$(cat tests/lib/pyarrow.txt)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/faultwire/${wanted/==/-}
if [ ! -f "$folder/installed" ]; then
  python3 -m pip --version >/dev/null 2>&1 || install_missing python3-pip >&2
  log=$(mktemp)
  rm -rf "$folder"
  mkdir -p "$folder"
  if ! python3 -m pip install --quiet --no-deps --only-binary=:all: --target "$folder" \
    -r tests/lib/pyarrow.txt >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    rm -rf "$log" "$folder"
    echo "Arrow is not installed: pip could not get $wanted. Check the network." >&2
    exit 1
  fi
  rm -f "$log"
  touch "$folder/installed"
fi
echo "$folder"
