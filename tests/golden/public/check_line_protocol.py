#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Runs `faultwire parse` on inputs from public threads and compares every entry: verdict, kind, message in both wordings, or the values.

    check_line_protocol.py TOOL FILE.jsonl [--today OUT.json]

One difference a line, cut at 200 characters; the last line is `N cases, D differences`. Exit code 1 if there are any.
"""
import json
import struct
import subprocess
import sys


def number(value):
    return float(value)  # a number, or its text, `inf` too


def parse(tool, server, text):
    done = subprocess.run([tool, "parse", "--server", server, "-"], input=text.encode(), capture_output=True, timeout=60)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode(errors="replace").strip())
    # Every entry is one line; a value may hold U+2028, so the lines are split at newlines alone.
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line.startswith("{")]


def differs(want, got, server):
    if want["ok"] != got["ok"]:
        return f"verdict: expected {want['ok']}, got {got}"
    if not want["ok"]:
        if server == "current" and got["kind"] != want["kind"]:
            return f"kind: expected {want['kind']}, got {got['kind']}"
        if got["err"] != want[server]:
            return f"message, {server}: expected {want[server]!r}, got {got['err']!r}"
        return None
    for key in ("measurement", "tags", "ts"):
        if got[key] != want[key]:
            return f"{key}: expected {want[key]!r}, got {got[key]!r}"
    if len(got["fields"]) != len(want["fields"]):
        return f"fields: expected {want['fields']}, got {got['fields']}"
    for a, b in zip(want["fields"], got["fields"]):
        same = a[0] == b[0] and a[1] == b[1]
        if a[1] == "float":
            same = same and struct.pack(">d", number(a[2])) == struct.pack(">d", number(b[2]))
        else:
            same = same and str(a[2]) == str(b[2])
        if not same:
            return f"field: expected {a}, got {b}"
    return None


def main():
    tool, name = sys.argv[1:3]
    with open(name, encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines if line.strip()]
    count, today = 0, {}
    for case in cases:
        found = []
        for server in ("documented", "current"):
            try:
                got = parse(tool, server, case["input"])
            except (RuntimeError, ValueError, subprocess.TimeoutExpired) as fault:
                found.append(f"the tool failed: {fault}")
                continue
            if len(got) != len(case["entries"]):
                found.append(f"entries: expected {len(case['entries'])}, got {len(got)}")
                continue
            for index, (want, one) in enumerate(zip(case["entries"], got)):
                what = differs(want, one, server)
                if what:
                    found.append(f"entry {index + 1}: {what}")
        for what in found:
            print(f"{case['id']}: {what}".replace("\n", "\\n")[:200])
        count += len(found)
        today[case["id"]] = "wrong" if found else "right"
    if len(sys.argv) > 4 and sys.argv[3] == "--today":
        with open(sys.argv[4], "w", encoding="utf-8") as out:
            json.dump(today, out, indent=0, sort_keys=True)
    print(f"{len(cases)} cases, {count} differences")
    return 1 if count or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
