#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# The unit tests under valgrind's memcheck, which sees reads of memory that was never written. Of
# the sanitizers only MemorySanitizer does, and it cannot look into libraries. About ten minutes.
#
#   tests/memcheck.sh [ROOM...]     default: all rooms of tests/unit
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/lib/install.sh
install_missing g++ cmake ninja-build ccache valgrind libabsl-dev libfmt-dev nlohmann-json3-dev \
  libgtest-dev libgmock-dev
quietly "configuring" cmake --preset dev
rooms=("$@")
[ ${#rooms[@]} -gt 0 ] || for room in tests/unit/*/; do rooms+=("$(basename "$room")"); done
quietly "building" cmake --build --preset dev --target "${rooms[@]/#/faultwire.unit.}"
# valgrind has its own operator new, so the tests that count its calls see none.
left_out=Allocation.TheCounterCounts:SortedTags.AllocateForMoreThanSixteenTagsOnly
failed=()
for room in "${rooms[@]}"; do
  log=build/dev/memcheck.$room.log
  if valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
    --log-file="$log" "build/dev/tests/faultwire.unit.$room" --gtest_brief=1 \
    --gtest_filter="-$left_out" >"$log.out" 2>&1 && [ ! -s "$log" ]; then
    echo "$room: $(grep -o '[0-9]* tests from .* ran' "$log.out"), no error"
  else
    failed+=("$room")
    tail -5 "$log.out"
    head -60 "$log"
  fi
done
[ ${#failed[@]} -eq 0 ] || {
  echo "FAILED: ${failed[*]}" >&2
  exit 1
}
