#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Measures parsers of line protocol side by side: every entry read, every value as a number. The
parsers take turns in every round, and the process CPU time counts. Prints a table in Markdown.
bench/peers.py [--mb 16] [--rounds 5] [--peers NAME,...] [--publish]
`--publish` writes docs/peers.json and docs/peers.svg, and bench/run.py writes the table into
docs/performance.md; all peers must be there then."""
import argparse, datetime, json, os, statistics, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests", "lib"))
import chart, peers

CORPORA = ["telemetry", "short", "tsbs", "strings", "escapes", "wide", "mixed", "malformed"]
CHART = CORPORA[:6]  # of the other two the parsers accept different points
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


def publish(result):
    base = os.path.join(ROOT, "docs", "peers")
    with open(base + ".json", "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
    with open(base + ".svg", "w") as file:
        series = [(row["release"], [row["MB_per_second"][corpus] for corpus in CHART])
                  for row in result["parsers"] if row["release"] not in NOT_DRAWN]
        file.write(chart.bars(CHART, series, "MB of line protocol a second, one thread", 0))
    print("\nwrote docs/peers.json and docs/peers.svg")
    run = os.path.join(ROOT, "bench", "run.py")
    subprocess.run([sys.executable, "-B", run, "--render"], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default=",".join(PEERS), help="these only")
    parser.add_argument("--publish", action="store_true", help="write the figures into docs/")
    args = parser.parse_args()
    asked = args.peers.split(",") if args.peers else []
    with tempfile.TemporaryDirectory() as scratch:
        commands = build(scratch)
        subprocess.run([*commands["faultwire"], "write", scratch, str(args.mb)], check=True)
        versions = {}
        for name in asked:
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
    print("\n| points read | " + " | ".join(CORPORA) + " |\n|---|" + "---|" * len(CORPORA))
    for name in commands:
        cells = [f"{points[name, corpus]:,}" for corpus in CORPORA]
        print(f"| {name} | " + " | ".join(cells) + " |")
    if not args.publish:
        return
    if missing := set(PEERS) - set(versions):
        sys.exit(f"not published, because these are missing: {', '.join(sorted(missing))}")

    def speed(name, corpus):
        """None where it accepts other points than we do, and so does other work."""
        same = points[name, corpus] == points["faultwire", corpus]
        return round(statistics.median(speeds[name, corpus])) if same else None

    publish({
        "date": str(datetime.date.today()), "megabytes": args.mb, "rounds": args.rounds,
        "parsers": [{"release": versions.get(name, name),
                     "MB_per_second": {corpus: speed(name, corpus) for corpus in CHART},
                     "points": {corpus: points[name, corpus] for corpus in CORPORA}}
                    for name in commands]
    })


main()
