#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Judges one large file of line protocol by ranges of bytes, and adds the ranges up to what one run
over the whole file says. The engine that runs `judge` for each range is yours: see spark_check.py.

    check_ranges.py FILE [MEGABYTES] [PROCESSES] [-- OPTION...]

OPTION is an option of `faultwire check`, such as --precision s."""
import concurrent.futures, json, os, subprocess, sys

TOOL = os.environ.get("FAULTWIRE", "faultwire")


def ranges(size, step):
    """The ranges [first, end) of a file of `size` bytes."""
    return [(first, min(first + step, size)) for first in range(0, max(size, 1), step)]


def judge(path, first, end, options=()):
    """What `faultwire check` says of the lines that begin in the range. `asked` is its end."""
    done = subprocess.run([TOOL, "check", "--bytes", f"{first}-{end}", "--output", "json", *options,
                           path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    return {**json.loads(done.stdout), "asked": end}


def add_up(parts, again, most=1000):
    """Adds the parts, in the order of the file. A part that did not begin where the one before
    stopped was misled by a newline in a string: `again(first, end)` judges the lines from there
    again."""
    total = {"accepted": 0, "rejected": 0, "error": None, "rejections": [], "repeated": 0}
    at = 0
    for part in parts:
        if part["begin"] != at:
            part = again(at, part["asked"])
            total["repeated"] += 1
            if part["begin"] != at:
                raise RuntimeError(f"no line begins at byte {at}")
        at = part["stopped"]
        total["accepted"] += part["accepted"]
        total["rejected"] += part["rejected"]
        total["rejections"] = (total["rejections"] + part["rejections"])[:most]
        if part["error"] is not None:  # not UTF-8: the server refuses a body from here on
            total["error"] = part["error"]
            break
    return total


def main():
    words = sys.argv[1:]
    options = words[words.index("--") + 1:] if "--" in words else []
    path, *numbers = words[:words.index("--")] if "--" in words else words
    step = int(numbers[0] if numbers else 64) * 1000000
    with concurrent.futures.ThreadPoolExecutor(int(numbers[1]) if numbers[1:] else None) as pool:
        parts = list(pool.map(lambda one: judge(path, *one, options),
                              ranges(os.path.getsize(path), step)))
    total = add_up(parts, lambda first, end: judge(path, first, end, options))
    print(json.dumps(total))
    return 1 if total["rejected"] or total["error"] else 0


if __name__ == "__main__":
    sys.exit(main())
