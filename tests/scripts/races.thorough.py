# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""S35: every program of tests/race under the thread sanitizer: none reports a race. Each header
that says what threads may do has its names in one of them."""
import os, re, tempfile
from lib import house

args = house.arguments()
folder = os.path.join(args.source_dir, "tests", "race")
scratch = tempfile.mkdtemp()


def check(name):
    program = os.path.join(scratch, name)
    made = house.run([
        args.cxx, "-std=c++20", "-O1", "-g1", "-fsanitize=thread", *house.WARNINGS,
        "-I" + os.path.join(args.source_dir, "include"),
        os.path.join(folder, name), "-pthread", "-o", program
    ])
    if made.returncode != 0:
        return f"{name}: {made.stdout.decode('utf-8', 'replace')[:2000]}"
    # Without a random layout, which some kernels make too random for the sanitizer.
    ran = house.run(["setarch", "-R", program], timeout=120)
    said = ran.stdout.decode("utf-8", "replace")[:3000]
    return None if ran.returncode == 0 else f"{name}: exit {ran.returncode}\n{said}"


names = sorted(name for name in os.listdir(folder) if name.endswith(".cpp"))
# What a header promises about threads, and the names that a program must use at once for it.
CLAIMS = {
    "line_protocol/detail/processor.hpp": ["dispatch::run"],
    "line_protocol/dispatch.hpp": ["dispatch::run", "dispatch::validate"],
    "line_protocol/splitter.hpp": ["ParallelParse"],
    "retry/budget.hpp": ["RetryBudget", "ActiveRetryBudget"],
    "retry/server_throttles.hpp": ["ServerThrottles"],
    "retry/throttle.hpp": ["RetryThrottle"],
    "status/server_stream.hpp": ["ServerStream", "cancellation"],
    "status/stream_exception.hpp": ["StreamException", "add_metadata"],
}
PROMISE = re.compile(r"(?i)(?<!not )thread-safe|any thread|several threads|another thread|"
                     r"two threads|may run at (?:once|the same time)")


def claims():
    """The headers whose promises no program tries."""
    programs = ""
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            programs += file.read()
    problems = []
    for header in house.headers(args.source_dir):
        short = header.removeprefix("faultwire/")
        with open(os.path.join(args.source_dir, "include", header), encoding="utf-8") as file:
            promises = PROMISE.search(file.read())
        if promises and short not in CLAIMS:
            problems.append(f"{header} says '{promises[0]}' and is not in CLAIMS")
        if short in CLAIMS and not promises:
            problems.append(f"{header} promises nothing about threads any more")
        problems += [f"no program of tests/race uses {name} of {header}"
                     for name in CLAIMS.get(short, []) if not re.search(rf"\b{name}\b", programs)]
    return "\n".join(problems) or None


house.in_parallel([lambda name=name: check(name) for name in names] + [claims])
