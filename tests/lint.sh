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

# files PATTERN...: the files under version control, or about to be, one a line.
files() {
  git -c safe.directory='*' ls-files --cached --others --exclude-standard -- "$@" |
    while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}

# of_llvm TOOL: whether TOOL is of the release that decides; prints what is skipped if it is not.
of_llvm() {
  "$1" --version | grep -q "version $llvm\." && return 0
  echo "SKIPPED: $1 is not of release $llvm (Debian 12), and other releases decide otherwise"
  return 1
}

check_format() {
  of_llvm clang-format || return 0
  files '*.hpp' '*.cpp' | tee "$scratch/list" | xargs clang-format --dry-run -Werror
  echo "$(wc -l <"$scratch/list") files"
}

check_columns() { files | python3 -B tests/lint/columns.py; }

check_tidy() {
  of_llvm clang-tidy || return 0
  python3 -B tests/lint/tidy.py
}

check_spelling() {
  # Recorded texts, generated pages and foreign words are not ours to spell.
  files | grep -vE '^(tests/(fuzz/corpus|golden)|docs/(reference|samples)|LICENSE|bench/peers)' |
    tee "$scratch/list" | xargs codespell --ignore-words tests/lint/spelling.txt
  echo "$(wc -l <"$scratch/list") files"
}

check_shell() {
  files '*.sh' '.ci/run' | tee "$scratch/list" | xargs shellcheck --external-sources
  echo "$(wc -l <"$scratch/list") scripts"
}

check_python() {
  files '*.py' | tee "$scratch/list" | xargs pyflakes3
  echo "$(wc -l <"$scratch/list") scripts"
}

check_prose() { files | python3 -B tests/lint/prose.py; }

checks=(format columns shell python spelling prose tidy)
failed=0
for name in "${@:-${checks[@]}}"; do
  declare -F "check_$name" >/dev/null || {
    echo "There is no check $name. The checks are: ${checks[*]}" >&2
    exit 2
  }
  start=$SECONDS
  if "check_$name" >"$scratch/log" 2>&1; then
    echo "passed: lint $name: $(tail -n 1 "$scratch/log"), $((SECONDS - start)) s"
  else
    cat "$scratch/log"
    echo "FAILED: lint $name. To run it alone: tests/lint.sh $name"
    failed=1
  fi
done
exit "$failed"
