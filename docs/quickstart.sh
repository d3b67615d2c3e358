#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Builds the executable and judges a sample of telemetry with it. Installs what is missing. May be
# run again at any time.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."
source tests/lib/install.sh
install_missing g++ cmake ninja-build libabsl-dev libfmt-dev nlohmann-json3-dev \
  libcli11-dev
quietly "configuring" cmake -S . -B build/quickstart -G Ninja -DCMAKE_BUILD_TYPE=Release
quietly "building the executable" cmake --build build/quickstart

sample=docs/samples/telemetry.lp
echo "The write endpoint's answer to $sample:"
echo
build/quickstart/faultwire check --output response "$sample" || [ $? -eq 1 ]
echo
echo
echo "What is wrong with it:"
echo
build/quickstart/faultwire check "$sample" || [ $? -eq 1 ]
echo
# from_here FILE: its path from the folder of the caller, quoted for the shell.
from_here() {
  local path
  path=$(realpath --relative-to="$here" "$1")
  [[ $path == */* ]] || path=./$path
  printf '%q' "$path"
}
tool=$(from_here build/quickstart/faultwire)
echo "More to try:"
echo
echo "  $tool check --api cloud-serverless $(from_here "$sample")"
echo "  $tool map http:429"
echo "  $tool retry --idempotent http:503"
echo "  $tool help"
