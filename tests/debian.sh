#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Tries the last commit on fresh Debian releases, each in a chroot that has nothing yet. One line a
# step.
#   tests/debian.sh [RELEASE...] [--whole | --headers | --modules | --package]
# RELEASE is bookworm, trixie or testing (or 12, 13, stable, ...); without one all three are tried.
#   --whole    both commands of the README: docs/quickstart.sh and tests/run.sh (the default)
#   --headers  all headers, alone and together, with the release's g++ and clang; then the unit
#              tests
#   --modules  the module, with the clang and the g++ that are new enough (testing)
#   --package  the Debian package: made, checked with lintian, installed with apt and used
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/lib/chroot.sh

releases=()
leg=whole
for word in "$@"; do
  case $word in
    --whole | --headers | --modules | --package) leg=${word#--} ;;
    12) releases+=(bookworm) ;;
    13) releases+=(trixie) ;;
    -* | *[!a-z]*)
      echo "usage: tests/debian.sh [RELEASE...] [--whole | --headers | --modules | --package]" >&2
      exit 2
      ;;
    *) releases+=("$word") ;;
  esac
done
[ ${#releases[@]} -gt 0 ] || releases=(bookworm trixie testing)

obstacle=$(chroot_obstacle)
[ -n "$obstacle" ] || git rev-parse -q --verify HEAD >/dev/null ||
  obstacle="the sources are not a git repository, so there is nothing to clone"
if [ -n "$obstacle" ]; then
  echo "SKIPPED: Debian ${releases[*]}: $obstacle"
  exit 0
fi
[ -z "$(git status --porcelain)" ] || echo "note: changes without a commit are not tried"
scratch=$(mktemp -d)
trap 'rm -rf --one-file-system "$scratch"' EXIT
root=$scratch/root
log=$scratch/log

# step WHAT COMMAND...: runs the command and prints the seconds, the skipped tests and the count of
# tests. If the command fails, the script ends.
step() {
  local what=$1 start=$SECONDS counts
  shift
  if ! "$@" >"$log" 2>&1; then
    cat "$log"
    echo "FAILED: $release: $what, after $((SECONDS - start)) s"
    exit 1
  fi
  grep -E 'SKIPPED' "$log" || true
  counts=$(sed -nE 's/^(100% tests passed.*|[0-9]+ checks, 0 problems)$/: \1/p' "$log" | tail -1)
  echo "passed: $release: $what, $((SECONDS - start)) s$counts"
}

# headers.thorough.py compiles all headers together with the compiler that it is given, and each
# header alone with the other one. So each compiler does both once.
headers_leg() {
  local compiler packages check
  packages="g++ clang cmake ninja-build ccache python3 pkg-config libabsl-dev libfmt-dev"
  packages+=" nlohmann-json3-dev libcli11-dev libgtest-dev libgmock-dev libgrpc++-dev"
  packages+=" protobuf-compiler protobuf-compiler-grpc"
  step "packages" chroot_enter "$root" \
    "cd faultwire && source tests/lib/install.sh && install_missing $packages"
  check="python3 -B tests/scripts/headers.thorough.py --source-dir . --build-dir build --tool none"
  for compiler in g++ clang++; do
    step "headers, $compiler for all of them together" chroot_enter "$root" \
      "cd faultwire && mkdir -p build && $check --cxx $compiler"
  done
  step "building the unit tests" chroot_enter "$root" \
    'cd faultwire && cmake --preset dev && ninja -C build/dev $(ninja -C build/dev -t targets all |
      grep -oE "^faultwire[.]unit[.][^:/ ]+" | sort -u)'
  step "the unit tests" chroot_enter "$root" \
    'cd faultwire && ctest --test-dir build/dev -R "^unit[.]" --output-on-failure -j $(nproc)'
}

modules_leg() {
  step "packages" chroot_enter "$root" \
    'cd faultwire && source tests/lib/install.sh && install_missing g++-16 clang-22 \
      clang-tools-22 cmake ninja-build ccache python3 pkg-config libabsl-dev libfmt-dev'
  step "the module" chroot_enter "$root" \
    "cd faultwire && mkdir -p build && python3 -B tests/scripts/modules.thorough.py \
      --source-dir /root/faultwire --build-dir /root/faultwire/build --tool none --cxx g++"
}

# libgrpc++-dev without protobuf-compiler-grpc: Debian's gRPC ends every CMake that looks for it.
# Then the package: made, checked, installed with what it brings, and used by the flags of
# pkg-config.
package_leg() {
  local packages
  packages="g++ cmake ninja-build ccache python3 pkg-config libabsl-dev libfmt-dev"
  packages+=" nlohmann-json3-dev libcli11-dev libgrpc++-dev dpkg-dev lintian"
  step "packages" chroot_enter "$root" \
    "cd faultwire && source tests/lib/install.sh && install_missing $packages"
  step "configured beside half of gRPC" chroot_enter "$root" \
    'cd faultwire && cmake -G Ninja -B made -DFAULTWIRE_BUILD_TOOL=OFF >log && cat log &&
      grep -q "no component grpc" log && ! test -e /usr/bin/grpc_cpp_plugin'
  step "the package" chroot_enter "$root" \
    'cd faultwire && source tests/lib/install.sh && install_missing protobuf-compiler-grpc &&
      mkdir -p build && python3 -B tests/scripts/package.thorough.py \
      --source-dir /root/faultwire --build-dir /root/faultwire/build --tool none --cxx g++'
  step "the package, installed" chroot_enter "$root" \
    'cd faultwire/made && cpack && apt-get install -y ./*.deb && cd ../tests/consume &&
      g++ -std=c++20 whole.cpp other.cpp -o /root/whole $(pkg-config --cflags --libs faultwire) &&
      /root/whole'
}

whole_leg() {
  step "docs/quickstart.sh" chroot_enter "$root" "cd faultwire && docs/quickstart.sh"
  step "tests/run.sh" chroot_enter "$root" "cd faultwire && tests/run.sh"
}

# Prints the versions that the tests ran with, in one line.
versions() {
  chroot_enter "$root" '
    for tool in g++ clang++ cmake; do $tool --version 2>/dev/null | head -1; done
    dpkg-query -W -f "\${Package} \${Version}\n" libabsl-dev libfmt-dev nlohmann-json3-dev \
      libcli11-dev libgtest-dev 2>/dev/null' | paste -sd, | sed 's/,/, /g'
}

for release in "${releases[@]}"; do
  step "a fresh system" chroot_make "$release" "$root"
  step "a clone of the last commit" git clone -q --no-hardlinks . "$root/root/faultwire"
  "${leg}_leg"
  echo "passed: $release: $(versions)"
done
