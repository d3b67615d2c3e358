# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Measures how fast `faultwire explain --summary` reads an ordinary log, beside `grep -c -E` with
three alternatives, in the same run: python3 bench/explain_log.py TOOL [--megabytes 1000]
[--rounds 3]. The figures are CPU seconds of a child process, the least of all rounds, and their
ratio."""
import argparse
import os
import random
import resource
import subprocess
import tempfile

WORDS = ("request served query cache storage user table index flush compaction snapshot peer batch "
         "session worker pool thread block segment shard measurement series point field").split()
PATTERN = "connection refused|code = Unavailable|HTTP/1.1 503"


def write_log(file, size):
    """Ordinary lines; every ten thousandth tells of an error."""
    random.seed(4)
    pick = random.choice
    lines = []
    for i in range(20000):
        if i % 10000 == 9999:
            lines.append("2026-11-28T10:11:12Z ERROR ping: dial tcp 192.0.2.3:8181: connect: "
                         "connection refused\n")
            continue
        lines.append(f"2026-11-28T10:{i % 60:02}:{i // 60 % 60:02}.{i % 1000:03}Z "
                     f"{pick(('INFO', 'INFO', 'DEBUG', 'WARN'))} {pick(WORDS)}: {pick(WORDS)} "
                     f"{random.randrange(99999)} {pick(WORDS)} in {random.randrange(900)} ms, "
                     f"{random.randrange(9999)} rows, peer 10.0.{i % 256}.{i % 250}:51234\n")
    piece = "".join(lines).encode()
    written = 0
    while written < size:
        written += file.write(piece)
    file.flush()
    return written


def cpu_seconds(command, environment):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # To a pipe: grep stops at the first match if its output is thrown away.
    subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    plain = {**os.environ, "LC_ALL": "C"}
    with tempfile.NamedTemporaryFile(suffix=".log") as file:
        size = write_log(file, args.megabytes * 1000000)
        tool, grep = [], []
        for _ in range(args.rounds):
            tool.append(cpu_seconds([args.tool, "explain", "--summary", file.name], plain))
            grep.append(cpu_seconds(["grep", "-c", "-E", PATTERN, file.name], plain))
    for name, times in (("faultwire explain", tool), ("grep -c -E", grep)):
        print(f"{name:<18} {min(times):6.2f} s CPU, {size / min(times) / 1e6:6.0f} MB/s")
    print(f"ratio {min(tool) / min(grep):.2f}")


if __name__ == "__main__":
    main()
