#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Builds every fuzz target and runs each for 20 seconds from its corpus, one a core.
# tests/fuzz/long_run.py runs them for longer.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/lib/install.sh
install_missing clang cmake ninja-build ccache python3 libabsl-dev libfmt-dev nlohmann-json3-dev \
  libgtest-dev libgmock-dev libclang-rt-dev
quietly "configuring" cmake --preset fuzz
targets=()
for file in tests/fuzz/*.fuzz.cpp; do
  targets+=("faultwire.fuzz.$(basename "$file" .fuzz.cpp)")
done
quietly "building the fuzz targets" cmake --build --preset fuzz --target "${targets[@]}"
ctest --test-dir build/fuzz -L '^fuzz$' -j "$(nproc)" --output-on-failure --quiet \
  --output-log build/fuzz/fuzz.log || {
  cat build/fuzz/fuzz.log
  exit 1
}
grep -E 'tests passed' build/fuzz/fuzz.log
