# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Reads names of files from standard input and reports source lines of more than 100 columns, tabs
at the start of a line, blanks at the end of a line, and files that do not end with a newline."""
import os, sys

COLUMNS = 100
# What a person writes line by line. Markdown has tables and links that cannot be broken.
WRITTEN = {".hpp", ".cpp", ".py", ".sh", ".js", ".cmake", ".go", ".proto", ".yml", ".yaml"}
WRITTEN_NAMES = {"CMakeLists.txt", ".ci/run", ".clang-format", ".clang-tidy", ".editorconfig"}
# Go has its own layout, and its own tool for it.
TABS = {".go"}


def problems(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if text and not text.endswith("\n"):
        yield f"{path}: the last line has no newline"
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{path}:{number}"
        if len(line) > COLUMNS:
            yield f"{where}: {len(line)} columns"
        if line != line.rstrip():
            yield f"{where}: a blank at the end of the line"
        if line.startswith("\t") and os.path.splitext(path)[1] not in TABS:
            yield f"{where}: a tab at the start of the line"


def is_written(path):
    name = os.path.basename(path)
    return os.path.splitext(path)[1] in WRITTEN or {name, path} & WRITTEN_NAMES


# Checkers that came with the recorded data, kept as they are.
RECORDED = "tests/golden/"
paths = [path for path in sys.stdin.read().split("\n") if path and is_written(path) and
         not path.startswith(RECORDED)]
found = [problem for path in paths for problem in problems(path)]
print("\n".join(found + [f"{len(paths)} files, {len(found)} problems"]))
sys.exit(1 if found or not paths else 0)
