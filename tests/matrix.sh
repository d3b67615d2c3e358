#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Compilers, standards, standard libraries, sanitizers and machines beyond the presets: on each the
# driver of tests/matrix, which uses every room, or its half that needs the standard library alone.
# One line a leg. tests/matrix.sh NAME... runs the legs whose name contains one of the NAMEs.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source tests/lib/install.sh
install_missing g++ clang libabsl-dev libfmt-dev pkg-config libclang-rt-dev || exit 1
for peers in "clang-19 libc++-19-dev libc++abi-19-dev" g++-i686-linux-gnu \
  g++-mingw-w64-x86-64-posix libx11-dev "qemu-user g++-aarch64-linux-gnu g++-s390x-linux-gnu"; do
  read -ra packages <<<"$peers"
  install_missing "${packages[@]}" || echo "SKIPPED: $peers could not be installed"
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
warnings=(-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wundef
  -Werror)
read -ra libraries < <(pkg-config --libs absl_hash absl_raw_hash_set absl_strings fmt)
# The headers of abseil and fmt without the system's other headers, for the other machines.
mkdir "$scratch/foreign"
ln -s /usr/include/absl /usr/include/fmt "$scratch/foreign/"
wanted=("$@")
failed=0
ran=0

# leg NAME COMPILER FLAGS...: compiles the driver (or $source) with $link and runs it with
# $arguments, by $runner if it is set. With -fsyntax-only it compiles only.
leg() {
  local name=$1 compiler=$2 start=$SECONDS out="$scratch/driver" ended="" code word
  local source=${source:-tests/matrix/driver.cpp} runner=${runner:-} given=()
  read -ra given <<<"${arguments:-}"
  shift 2
  if [ ${#wanted[@]} -gt 0 ]; then
    for word in "${wanted[@]}"; do [[ $name == *"$word"* ]] && break; done
    [[ $name == *"$word"* ]] || return 0
  fi
  if ! command -v "$compiler" >/dev/null ||
    { [ -n "$runner" ] && ! command -v "$runner" >/dev/null; }; then
    echo "SKIPPED: $name: $compiler $runner is not installed"
    return 0
  fi
  ran=$((ran + 1))
  if [[ " $* " == *" -fsyntax-only "* ]]; then
    "$compiler" "${warnings[@]}" "$@" -Iinclude "$source" >"$scratch/log" 2>&1 && ended="compiles"
  elif "$compiler" "${warnings[@]}" "$@" -Iinclude -o "$out" "$source" "${link[@]}" \
    >"$scratch/log" 2>&1; then
    ended=$(timeout 300 ${runner:+"$runner"} "$out" "${given[@]}" 2>>"$scratch/log")
    code=$?
    [ "$code" -eq 0 ] || { ended="" && echo "exit $code" >>"$scratch/log"; }
  fi
  if [ -z "$ended" ]; then
    cat "$scratch/log"
    echo "FAILED: $name"
    failed=1
    return 0
  fi
  echo "passed: $name: $ended, $((SECONDS - start)) s"
}

core=-DFAULTWIRE_DRIVER_CORE
link=("${libraries[@]}")
leg "g++ 12, C++20 strict, Debug" g++ -std=c++20 -O0 -D_GLIBCXX_ASSERTIONS
leg "g++ 12, C++20 gnu, Release" g++ -std=gnu++20 -O3 -DNDEBUG
leg "g++ 12, C++23 strict, Release" g++ -std=c++23 -O3 -DNDEBUG
leg "g++ 12, C++23 gnu, Debug" g++ -std=gnu++23 -O0
leg "clang 14, C++20 strict, Release" clang++ -std=c++20 -O3 -DNDEBUG
leg "clang 14, C++20 gnu, Debug" clang++ -std=gnu++20 -O0
leg "clang 14, C++23 strict, Debug" clang++ -std=c++2b -O0 -D_GLIBCXX_ASSERTIONS
leg "clang 14, C++23 gnu, Release" clang++ -std=gnu++2b -O3 -DNDEBUG
# The stable_sort of g++ 12's library calls what the library itself deprecates, and newer clangs say
# so at every use.
leg "clang 19, C++23 strict, Release" clang++-19 -std=c++23 -O2 -DNDEBUG \
  -Wno-deprecated-declarations
# libc++ has std::format and std::expected. Abseil and fmt of Debian are built for the other
# library: with them it only compiles.
leg "clang 19, libc++, C++23, all rooms" clang++-19 -stdlib=libc++ -std=c++23 -fsyntax-only
link=()
leg "clang 19, libc++, C++23, core" clang++-19 -stdlib=libc++ -fexperimental-library -std=c++23 \
  -O1 $core
leg "clang 19, libc++ hardened, C++20, core" clang++-19 -stdlib=libc++ -std=c++20 -O1 \
  -D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_DEBUG $core
# MSVC's rules for the language, as far as clang's front end follows them; not its library.
leg "MSVC's dialect, core" clang++-19 -stdlib=libc++ -std=c++20 -fms-compatibility \
  -fms-extensions -fms-compatibility-version=19.40 -fsyntax-only $core
# Strings of the standard library are instantiated here, so that the sanitizer sees the writes.
memory=(clang++ -std=c++20 -O1 -g1 -fsanitize=memory -fno-sanitize-recover=all
  -D_GLIBCXX_EXTERN_TEMPLATE=0)
leg "memory sanitizer, core" "${memory[@]}" -fsanitize-memory-track-origins $core
scanner=tests/scan/differential.cpp
source=$scanner arguments="4000 7" leg "memory sanitizer, scanner" "${memory[@]}"
source=$scanner arguments="4000 7" leg "memory sanitizer, portable scanner" "${memory[@]}" \
  -DFAULTWIRE_PORTABLE_SCAN
bits32=(i686-linux-gnu-g++ -std=c++20)
leg "32 bit, core" "${bits32[@]}" -O2 -static $core
source=$scanner arguments="100000" leg "32 bit, scanner" "${bits32[@]}" -O2 -static
source=$scanner arguments="100000" leg "32 bit, scanner, SSE2" "${bits32[@]}" -O2 -static -msse2
source=$scanner leg "32 bit, scanner, AVX2" "${bits32[@]}" -O2 -fsyntax-only -mavx2 -mbmi2
leg "32 bit, all rooms" "${bits32[@]}" -fsyntax-only -isystem "$scratch/foreign"
runner=qemu-aarch64 leg "aarch64, core" aarch64-linux-gnu-g++ -std=c++20 -O2 -static $core
runner=qemu-s390x leg "s390x (big endian), core" s390x-linux-gnu-g++ -std=c++20 -O2 -static $core
windows=(x86_64-w64-mingw32-g++-posix -std=c++20 -fsyntax-only)
foreign=(-isystem "$scratch/foreign")
leg "mingw-w64, core after windows.h" "${windows[@]}" $core -include windows.h
leg "mingw-w64, all rooms after windows.h" "${windows[@]}" "${foreign[@]}" -include windows.h
source=tests/matrix/windows_after.cpp leg "mingw-w64, all rooms before windows.h" "${windows[@]}" \
  "${foreign[@]}"
source=tests/matrix/x11.cpp leg "X11's macros before all rooms" g++ -std=c++20 -fsyntax-only
source=tests/matrix/x11.cpp leg "X11's macros before all rooms, clang" clang++ -std=c++20 \
  -fsyntax-only
[ "$ran" -gt 0 ] || { echo "No leg has a name that contains: ${wanted[*]}" && failed=1; }
[ "$failed" -eq 0 ] && echo "matrix: $ran legs passed in $SECONDS s"
exit "$failed"
