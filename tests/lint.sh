#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# Checks the text of the sources: layout, line length, clang-tidy, spelling, scripts and English.
# Installs what is missing. tests/lint.sh NAME... runs only the checks of these names.
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/lib/install.sh
install_missing clang-format clang-tidy codespell shellcheck pyflakes3 python3 git

# clang-format and clang-tidy of other releases disagree with these: one release decides.
llvm=14
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# The files under version control, and new ones that are not ignored.
git -c safe.directory='*' ls-files --cached --others --exclude-standard |
  while read -r file; do [ ! -f "$file" ] || echo "$file"; done >"$scratch/all"
# Recorded texts, generated pages and other people's words: their spelling is right as it is.
foreign='^(tests/(fuzz/corpus|golden)|docs/(reference|samples)|LICENSE|bench/peers)'

# these PATTERN: writes the files of that pattern to $scratch/list, and prints their count.
these() {
  grep -E "$1" "$scratch/all" >"$scratch/list" && echo "$(wc -l <"$scratch/list") files"
}

# of_llvm TOOL: whether TOOL is of the release that decides; prints what is skipped if it is not.
of_llvm() {
  "$1" --version | grep -q "version $llvm\." && return 0
  echo "SKIPPED: $1 is not of release $llvm (Debian 12), and other releases decide otherwise"
  return 1
}

# check NAME: runs the check and prints its counts last. It is called in a condition, where `set -e`
# has no effect: the last command of each check decides.
check() {
  case $1 in
    format)
      of_llvm clang-format || return 0
      these '\.[ch]pp$' && xargs clang-format --dry-run -Werror <"$scratch/list"
      ;;
    columns) python3 -B tests/lint/columns.py <"$scratch/all" ;;
    shell)
      # SC2016: programs for another shell are in single quotes on purpose.
      these '\.sh$|^\.ci/run$' &&
        xargs shellcheck --external-sources --exclude SC2016 <"$scratch/list"
      ;;
    python) these '\.py$' && xargs pyflakes3 <"$scratch/list" ;;
    spelling)
      grep -vE "$foreign" "$scratch/all" >"$scratch/list" &&
        echo "$(wc -l <"$scratch/list") files" &&
        xargs codespell --ignore-words tests/lint/spelling.txt <"$scratch/list"
      ;;
    prose) python3 -B tests/lint/prose.py <"$scratch/all" ;;
    tidy)
      of_llvm clang-tidy || return 0
      python3 -B tests/lint/tidy.py
      ;;
    *)
      echo "There is no check $1. The checks are: ${checks[*]}"
      return 1
      ;;
  esac
}

checks=(format columns shell python spelling prose tidy)
wanted=("$@")
[ $# -gt 0 ] || wanted=("${checks[@]}")
failed=0
for name in "${wanted[@]}"; do
  start=$SECONDS
  if check "$name" >"$scratch/log" 2>&1; then
    echo "passed: lint $name: $(tail -n 1 "$scratch/log"), $((SECONDS - start)) s"
  else
    cat "$scratch/log"
    echo "FAILED: lint $name. To run it alone: tests/lint.sh $name"
    failed=1
  fi
done
exit "$failed"
