#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the default tests. Installs what is missing. May be run again at any time.
#   tests/run.sh [PRESET [LABEL]]
# PRESET is one of CMakePresets.json; LABEL is default, or thorough: the tests of all headers,
# examples, documents, packages, consumers and of the site, which compile for minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/lib/install.sh
preset=${1:-dev}
label=${2:-default}
install_missing g++ clang cmake ninja-build ccache python3 pkg-config gzip libabsl-dev libfmt-dev \
  nlohmann-json3-dev libcli11-dev libgtest-dev libgmock-dev libgrpc++-dev libprotobuf-dev \
  protobuf-compiler protobuf-compiler-grpc libclang-rt-dev binutils qemu-user \
  g++-aarch64-linux-gnu g++-s390x-linux-gnu zsh fish mandoc parallel python3-jsonschema
# passes_alone LOG: whether all tests that failed have a peer, and pass if they run one at a time.
# On a busy machine a peer can be late; the run says which one was.
passes_alone() {
  local again=$1.again failed='\*\*\*(Failed|Timeout|Exception|Not Run)'
  ctest --test-dir "build/$preset" --rerun-failed -L '^e2e$' --output-on-failure --quiet \
    --output-log "$again" || return 1
  [ "$(grep -c -E 'Test +#.* Passed' "$again")" -eq "$(grep -c -E "$failed" "$1")" ] || return 1
  grep -E "$failed" "$1" | sed 's/^/SKIPPED at first, passed alone: /'
}
# Without these ccache takes no result that was made with a precompiled header.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
start=$SECONDS
quietly "configuring" cmake --preset "$preset"
quietly "building the tests" cmake --build --preset "$preset"
built=$((SECONDS - start))
log=build/$preset/tests.log
# One more than there are processors: some tests mostly wait for their peers.
ctest --test-dir "build/$preset" -L "^$label\$" --output-on-failure -j $(($(nproc) + 1)) \
  --progress --quiet --output-log "$log" || passes_alone "$log" || {
  grep -v -E '^(\[HANDLER|test [0-9]+| *Start|.* Passed )' "$log" >&2 || true
  echo "FAILED: the $label tests of preset $preset. The whole log is $log" >&2
  exit 1
}
grep -h -A2 -E '\*\*\*Skipped|SKIPPED' "$log" || true
grep -E 'tests passed' "$log"
echo "preset $preset: all $label tests passed in $((SECONDS - start)) s, $built of them to build"
