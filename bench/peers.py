#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Measures parsers of line protocol side by side: every entry read, every value as a number. The
parsers take turns in every round, and the process CPU time counts. Prints a table in Markdown.
bench/peers.py [--mb 16] [--rounds 5] [--chart docs/peers.svg]"""
import argparse, os, statistics, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests", "lib"))
import chart, peers

CORPORA = ["telemetry", "short", "tsbs", "strings", "escapes", "wide", "mixed", "malformed"]
CHART = CORPORA[:6]  # of the other two the parsers read different points
NOT_DRAWN = ("faultwire, this machine",)
PEERS = ["iox-crate", "line-protocol-go", "influxdb-models", "victoria-metrics", "questdb"]
OURS = {"faultwire": [], "faultwire, this machine": ["-march=native"]}


def build(scratch):
    """Our own program in each variant."""
    commands = {}
    for name, flags in OURS.items():
        path = os.path.join(scratch, name.replace(", ", "-").replace(" ", "-"))
        subprocess.run(["g++", "-std=c++20", "-O3", "-DNDEBUG", *flags, "-I",
                        os.path.join(ROOT, "include"), "-o", path,
                        os.path.join(ROOT, "bench", "peers", "ours.cpp")], check=True)
        commands[name] = [path]
    return commands


def once(command, path):
    """Megabytes a second, and the points that were read."""
    words = subprocess.run([*command, "speed", path, "2"], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, check=True).stdout.split()
    return float(words[0]) / 1e6 / max(float(words[4]), 1e-6), int(words[3])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chart", help="write a chart of what takes all rows to this file")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        commands = build(scratch)
        subprocess.run([*commands["faultwire"], "write", scratch, str(args.mb)], check=True)
        versions = {}
        for name in PEERS:
            try:
                peer = peers.get(name)
                commands[name], versions[name] = peer.command(), peer.text()
            except peers.Missing as why:
                print(f"SKIPPED: {why}", file=sys.stderr)
        speeds, points = {}, {}
        for _ in range(args.rounds):
            for corpus in CORPORA:
                for name, command in commands.items():
                    speed, count = once(command, os.path.join(scratch, corpus + ".lp"))
                    speeds.setdefault((name, corpus), []).append(speed)
                    points[name, corpus] = count
    print(f"{args.mb} MB, medians of {args.rounds} interleaved rounds, MB/s of CPU time\n")
    print("| | " + " | ".join(CORPORA) + " |\n|---|" + "---|" * len(CORPORA))
    for name in commands:
        cells = [f"{statistics.median(speeds[name, corpus]):.0f}" for corpus in CORPORA]
        print(f"| {versions.get(name, name)} | " + " | ".join(cells) + " |")
    if args.chart:
        medians = lambda name: [statistics.median(speeds[name, corpus]) for corpus in CHART]
        with open(args.chart, "w") as file:
            file.write(chart.bars(CHART, [(versions.get(name, name), medians(name))
                                          for name in commands if name not in NOT_DRAWN],
                                  "MB of line protocol a second, one thread", 0))
    print("\n| points read | " + " | ".join(CORPORA) + " |\n|---|" + "---|" * len(CORPORA))
    for name in commands:
        cells = [f"{points[name, corpus]:,}" for corpus in CORPORA]
        print(f"| {name} | " + " | ".join(cells) + " |")


main()
