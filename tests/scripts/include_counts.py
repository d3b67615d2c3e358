# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What including a room costs: no forbidden standard header below codes, mapping and the core, and no more preprocessed lines than written
down in tests/golden/include_counts.txt."""
import os, re, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
include = "-I" + os.path.join(args.source_dir, "include")
HEAVY = ("string", "vector", "iostream", "functional", "memory", "chrono", "system_error")
problems = []
checks = 0


def preprocessed(code):
    with tempfile.NamedTemporaryFile("w", suffix=".cpp") as file:
        file.write(code)
        file.flush()
        lines = subprocess.check_output(["g++", "-std=c++20", "-E", "-P", include, file.name])
        files = subprocess.check_output(["g++", "-std=c++20", "-M", include, file.name]).decode()
    return sum(1 for line in lines.split(b"\n") if line.strip()), files


for line in open(os.path.join(args.source_dir, "tests/golden/include_counts.txt")):
    if line.startswith("#") or not line.strip():
        continue
    header, bound, allowed = line.split()
    count, files = preprocessed(f'#include "faultwire/{header}"\n')
    checks += 1
    print(f"{header}: {count} preprocessed lines, at most {bound}")
    if count > int(bound):
        problems.append(f"{header}: {count} preprocessed lines, more than {bound}")
    for heavy in HEAVY:
        if allowed == "light" and re.search(rf"/c\+\+/\d+/{heavy}(\s|$)", files):
            problems.append(f"{header} includes <{heavy}>")
    if allowed in ("light", "std") and re.search(r"/(absl|fmt|nlohmann)/", files):
        problems.append(f"{header} includes a library")

# Codes and mapping against the standard headers that they may include.
allowed = "array cstddef cstdint optional span string_view compare concepts type_traits utility limits version".split()
base, _ = preprocessed("".join(f"#include <{name}>\n" for name in allowed))
ours, _ = preprocessed('#include "faultwire/codes.hpp"\n#include "faultwire/mapping.hpp"\n')
checks += 1
print(f"codes and mapping: {ours} lines, their standard headers {base}: {ours / base:.2f}x")
if ours > 1.5 * base:
    problems.append(f"codes and mapping parse {ours} lines, more than 1.5 times {base}")
house.finish(problems, checks)
