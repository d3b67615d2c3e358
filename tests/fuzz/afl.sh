#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# The fuzz targets of the parser under AFL++, which changes inputs by other rules than libFuzzer.
# With the sanitizers, each for some minutes, from the corpus of libFuzzer.
#
#   tests/fuzz/afl.sh [--minutes 5] [TARGET...]     default: parse scan
#
# Findings and the queue stay in build/afl/TARGET. Ends with 1 if there is a crash or a hang.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/lib/install.sh
minutes=5
if [ "${1:-}" = --minutes ]; then
  minutes=$2
  shift 2
fi
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(parse scan)
install_missing afl++ clang libabsl-dev pkg-config
read -r -a libraries <<<"$(pkg-config --libs absl_hash)"

# AFL++ asks for a processor with a fixed clock and for core dumps in files. Without the first it is
# slower; without the second it may count a crash as a hang. This script fails for both.
export AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1
export AFL_USE_ASAN=1 AFL_USE_UBSAN=1 AFL_QUIET=1
bad=0
for target in "${targets[@]}"; do
  out=build/afl/$target
  mkdir -p "$out"
  quietly "building $target for AFL++" afl-clang-fast++ -std=c++20 -O2 -g1 -Iinclude -Itests \
    -fsanitize=fuzzer "tests/fuzz/$target.fuzz.cpp" -o "$out/program" "${libraries[@]}"
  seeds=tests/fuzz/corpus/$target
  [ -d "$out/default/queue" ] && seeds=- # goes on where it stopped
  afl-fuzz -V "$((60 * minutes))" -m none -t 5000 -i "$seeds" -o "$out" -- "$out/program" \
    >"$out/afl.log" 2>&1 || { tail -20 "$out/afl.log"; exit 1; }
  count() { sed -n "s/^$1 *: //p" "$out/default/fuzzer_stats"; }
  echo "$target: $(count execs_done) executions, $(count corpus_count) inputs kept," \
    "$(count saved_crashes) crashes, $(count saved_hangs) hangs"
  [ "$(count saved_crashes)" = 0 ] && [ "$(count saved_hangs)" = 0 ] || bad=1
done
exit "$bad"
