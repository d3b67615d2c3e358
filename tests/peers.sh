#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Runs the tests with foreign peers: gRPC of other languages, JSON gateways, write clients, other
# parsers of line protocol. Gets the peers from their registries into the user's cache.
#   tests/peers.sh            the releases of tests/lib/peers.json; writes docs/compatibility.md
#   tests/peers.sh --newest   the newest releases; changes nothing, and says what no longer holds
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/lib/install.sh
export FAULTWIRE_PEERS=pinned
[ "${1:-}" = --newest ] && export FAULTWIRE_PEERS=newest
FAULTWIRE_PEERS_START=$(date +%s)
FAULTWIRE_PEERS_REPORT=$(mktemp)
export FAULTWIRE_PEERS_START FAULTWIRE_PEERS_REPORT
trap 'rm -f "$FAULTWIRE_PEERS_REPORT"' EXIT
# The tools of the registries. A peer whose tool is missing is skipped, and the run says so.
for tool in go:golang-go cargo:cargo javac:default-jdk-headless mvn:maven node:nodejs npm:npm; do
  command -v "${tool%%:*}" >/dev/null || install_missing "${tool##*:}" ||
    echo "SKIPPED: the peers that need ${tool%%:*}"
done
# First, because a test has less time than a compiler of another language may take, and because
# Arrow C++ is in the wheel of a peer.
get=(python3 -B tests/lib/peers.py)
[ "$FAULTWIRE_PEERS" = newest ] && get+=(--newest)
"${get[@]}" | grep SKIPPED || true
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
quietly "configuring" cmake --preset dev
targets=(faultwire.e2e.foreign faultwire.e2e.json faultwire.e2e.parser sample_server flight_do_get
  faultwire_tool)
grep -q "faultwire.e2e.arrow_peer" build/dev/build.ninja &&
  targets+=(faultwire.e2e.arrow_peer faultwire.e2e.arrow_grpc_peer)
quietly "building the tests" cmake --build build/dev --target "${targets[@]}"
log=build/dev/peers.log
status=0
ctest --test-dir build/dev -L '^peers$' --output-on-failure --quiet --output-log "$log" || status=$?
grep -h -E 'SKIPPED|tests passed|tests failed' "$log" || true
if [ "$status" -ne 0 ]; then
  echo "FAILED: peers ($FAULTWIRE_PEERS releases). The whole log is $log" >&2
  grep -E '\*\*\*|Failed' "$log" >&2 || true
fi
python3 -B tests/lib/compatibility.py "$FAULTWIRE_PEERS_REPORT" "$FAULTWIRE_PEERS" "$status"
exit "$status"
