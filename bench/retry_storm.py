#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Draws docs/retry_storm.svg: the load of a server that was down, with and without jitter and a
budget.

usage: bench/retry_storm.py [--cxx g++]

bench/retry_storm.cpp simulates it; the same program gives the same picture."""
import argparse, os, subprocess, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUT = os.path.join(ROOT, "docs", "retry_storm.svg")
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 330, 58, 34, 12, 40
COLOURS = {"no jitter": "#c0392b", "jitter": "#d68910", "jitter and budget": "#1f77b4"}


def measure(cxx):
    with tempfile.TemporaryDirectory() as scratch:
        program = os.path.join(scratch, "retry_storm")
        subprocess.run([
            cxx, "-std=c++20", "-O1", "-I" + os.path.join(ROOT, "include"),
            os.path.join(ROOT, "bench", "retry_storm.cpp"), "-o", program
        ],
                       check=True)
        out = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    series = {}
    for line in out.splitlines():
        name, lost, *load = line.split("\t")
        series[name] = (int(lost), [int(x) for x in load])
    return series


def picture(series):
    top = max(max(load) for _, load in series.values())
    top = -(-top // 1000) * 1000
    count = len(next(iter(series.values()))[1])
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def at(i, value):
        return f"{LEFT + wide * i / count:.1f},{TOP + high * (1 - value / top):.1f}"

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" font-family="sans-serif" font-size="12">',
        "<title>Requests a second that reach the server: 1,000 clients, "
        "server down from 10 to 20 s</title>",
        "<style>text{fill:#222}.axis{stroke:#999}.down{fill:#8884}"
        "@media (prefers-color-scheme:dark){text{fill:#ddd}}</style>",
        f'<rect class="down" x="{LEFT + wide * 10 / 60:.1f}" y="{TOP}" '
        f'width="{wide * 10 / 60:.1f}" height="{high}"/>',
        f'<text x="{LEFT + wide * 10.3 / 60:.1f}" y="{TOP + 14}">the server is down</text>'
    ]
    for value in range(0, top + 1, max(1000, top // 4000 * 1000)):
        y = TOP + high * (1 - value / top)
        out.append(
            f'<line class="axis" x1="{LEFT}" y1="{y:.1f}" '
            f'x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke-width="0.5"/>'
        )
        out.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value}</text>')
    for second in range(0, 61, 10):
        out.append(
            f'<text x="{LEFT + wide * second / 60:.1f}" y="{HEIGHT - BOTTOM + 18}" '
            f'text-anchor="middle">{second} s</text>'
        )
    x = LEFT
    for name, (lost, load) in series.items():
        points = " ".join(at(i + 0.5, value) for i, value in enumerate(load))
        out.append(
            f'<polyline fill="none" stroke="{COLOURS[name]}" stroke-width="1.6" points="{points}"/>'
        )
        label = f"{name}: peak {max(load)}/s"
        out.append(
            f'<line x1="{x}" y1="14" x2="{x + 18}" y2="14" '
            f'stroke="{COLOURS[name]}" stroke-width="3"/>'
        )
        out.append(f'<text x="{x + 23}" y="18">{label}</text>')
        x += 38 + 6.3 * len(label)
    out.append(
        f'<text x="{LEFT + wide / 2}" y="{HEIGHT - 6}" '
        'text-anchor="middle">requests a second that reach the server, which can take 1,200</text>'
    )
    out.append("</svg>")
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cxx", default="g++")
    series = measure(parser.parse_args().cxx)
    with open(OUT, "w", encoding="ascii") as file:
        file.write(picture(series))
    for name, (lost, load) in series.items():
        print(
            f"{name}: at most {max(load)} requests/s, "
            f"{sum(load[40:]) // 2} requests after the server is back, {lost} calls given up"
        )


main()
