# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What including a header costs, in preprocessed lines: at most so many times the lines of the
standard and third-party headers that it needs, and it needs no others than
tests/golden/include_counts.txt says. Both hold for every compiler and every release of Debian: the
lines are compared with those of the same compiler, the names are those that the sources write."""
import os, re
from lib import house, preprocessed

args = house.arguments()
include = os.path.join(args.source_dir, "include")
# What every header may include. A header with no other may not reach HEAVY in any way.
LIGHT = set("array bit cassert cmath compare concepts cstddef cstdint cstdlib cstring "
            "initializer_list iterator limits new optional span string_view type_traits utility "
            "version".split())
HEAVY = ("string", "vector", "iostream", "functional", "memory", "chrono", "system_error")
problems = []
checks = 0


def check(header, most, allowed):
    global checks
    code = f'#include "faultwire/{header}"\n'
    if not os.path.exists(os.path.join(include, "faultwire", header)):
        problems.append(f"include_counts.txt names {header}, which does not exist")
        return
    try:
        needed = preprocessed.outside(include, code)
    except RuntimeError as error:
        print(f"SKIPPED: {header}: its library is not installed: {str(error).splitlines()[0]}")
        return
    checks += 1
    ours = preprocessed.count(include, code)
    base = preprocessed.count(include, preprocessed.of_paths(needed))
    print(
        f"{header}: {ours} lines, those that it needs {base}: {ours / base:.2f}x, at most {most}x")
    if ours > float(most) * base:
        problems.append(f"{header}: {ours} lines, more than {most} times the {base} that it needs")
    files = preprocessed.files(include, code)
    named = preprocessed.named(path for path in files if "/include/faultwire/" in path)
    for name in sorted(named - LIGHT - set(allowed)):
        problems.append(f"{header} includes {name}, which its line in include_counts.txt lacks")
    for heavy in HEAVY:
        if not allowed and any(re.search(rf"/c\+\+/\d+/{heavy}$", path) for path in files):
            problems.append(f"{header} includes <{heavy}>")


with open(os.path.join(args.source_dir, "tests/golden/include_counts.txt")) as table:
    rows = re.sub(r"^#.*\n", "", table.read(), flags=re.M).replace("\n ", " ")
for row in rows.strip().split("\n"):
    name, ratio, *others = row.split()
    check(name, ratio, others)
house.finish(problems, checks)
