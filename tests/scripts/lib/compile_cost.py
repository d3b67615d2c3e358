# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What including a header costs the compiler, beside the headers of others that it needs."""
import os
import re
from lib import preprocessed


def processor_seconds(command):
    """User and system time of a command and of its children."""
    _, status, usage = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
    if status != 0:
        raise RuntimeError(" ".join(command))
    return usage.ru_utime + usage.ru_stime


def pair(include, header, scratch):
    """Two programs: one includes `header`, the other only what it needs of the standard library and
    of other libraries. Throws if such a library is not installed."""
    ours = f'#include "faultwire/{header}"\n'
    needs = preprocessed.of_paths(dict.fromkeys(preprocessed.outside(include, ours)))
    # The headers of intrinsics are each compiler's own.
    needs = re.sub(r'"[^"]*/lib/gcc/[^"]*/include/([^"/]+)"', r"<\1>", needs)
    paths = []
    for kind, code in (("ours", ours), ("needs", needs)):
        paths.append(os.path.join(scratch, header.replace("/", "_") + f".{kind}.cpp"))
        with open(paths[-1], "w") as file:
            file.write(code)
    return paths


def measure(include, headers, scratch, compiler="g++", rounds=2):
    """header -> (seconds of including it, seconds of what it needs): the least of interleaved
    rounds. A header whose library is not installed is left out."""
    sources, least = {}, {}
    for header in headers:
        try:
            sources[header] = pair(include, header, scratch)
        except RuntimeError as error:
            print(f"SKIPPED: {header}: {str(error).splitlines()[0]}")
    for _ in range(rounds):
        for header, paths in sources.items():
            now = [processor_seconds([compiler, "-std=c++20", "-O0", "-c", "-I" + include, path,
                                      "-o", path + ".o"]) for path in paths]
            least[header] = tuple(map(min, now, least.get(header, now)))
    return least


def bars(source_dir):
    """header -> the bar on the ratio, from tests/golden/compile_cost.txt."""
    with open(os.path.join(source_dir, "tests", "golden", "compile_cost.txt")) as file:
        rows = [line.split() for line in file if line.strip() and not line.startswith("#")]
    return {header: float(bar) for header, bar in rows}
