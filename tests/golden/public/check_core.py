#!/usr/bin/env python3
"""Runs `faultwire check --output response` on batches and compares status and body with what the server answers.

    check_core.py TOOL FILE.jsonl [--only ID_PART] [--today OUT.json]

One difference a line, cut at 200 characters; the last line is `N cases, D differences`. Exit code 1 if there are any.
The release of InfluxDB 3 Core goes with the API (`core-v3@3.6.0`); Cloud names its parser itself with `--server`. Lines that are `stored` go before the batch, and the numbers are shifted by them: Core's catalogue is the same for both. The body of Core
is compared byte by byte, that of Cloud as JSON (the order of its keys is not known).
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile


class Tool:
    def __init__(self, path):
        self.path = path

    def options(self, case):
        api, release = case["api"], case["release"]
        out = []
        if release[0].isdigit():
            api += "@" + release
        else:
            out += ["--server", release]
        if not case["accept_partial"] and case["api"] == "core-v3":
            out += ["--all-or-nothing"]
        return ["--api", api, "--precision", case["precision"], *out]

    def answer(self, case):
        text = "".join(line + "\n" for line in case["stored"]) + case["batch"]
        with tempfile.NamedTemporaryFile(suffix=".lp") as file:
            file.write(text.encode())
            file.flush()
            done = subprocess.run([self.path, "check", *self.options(case), "--output", "response", file.name], capture_output=True, timeout=60)
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr.decode(errors="replace").strip() or f"exit code {done.returncode}")
        head, _, body = done.stdout.decode(errors="replace").partition("\n\n")
        return int(head.split()[1]), body


def shifted(body, by):
    if by == 0 or not body.startswith("{"):
        return body
    return re.sub(r'("line_number":)(\d+)', lambda found: f"{found.group(1)}{int(found.group(2)) + by}", body)


def differences(tool, case):
    try:
        status, body = tool.answer(case)
    except (RuntimeError, ValueError, IndexError, subprocess.TimeoutExpired) as fault:
        yield f"the tool failed: {fault}"
        return
    want = shifted(case["body"], len(case["stored"]))
    if status != case["status"]:
        yield f"status: expected {case['status']}, got {status}"
    same = body == want
    if not same and not case["api"].startswith("core") and want and body.startswith("{"):
        same = json.loads(body) == json.loads(want)
    if not same:
        at = next((i for i, (a, b) in enumerate(zip(body, want)) if a != b), min(len(body), len(want)))
        begin = max(0, at - 30)
        yield f"body, from byte {begin}: expected {want[begin:begin + 60]!r}, got {body[begin:begin + 60]!r}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("file")
    parser.add_argument("--only", default="")
    parser.add_argument("--today", default="")
    args = parser.parse_args()
    tool = Tool(args.tool)
    with open(args.file, encoding="utf-8") as lines:
        cases = [one for one in map(json.loads, filter(str.strip, lines)) if args.only in one["id"]]
    count, today = 0, {}
    for case in cases:
        found = list(differences(tool, case))
        for what in found:
            print(f"{case['id']}: {what}"[:200])
        count += len(found)
        today[case["id"]] = "wrong" if found else "right"
    if args.today:
        with open(args.today, "w", encoding="utf-8") as out:
            json.dump(today, out, indent=0, sort_keys=True)
    print(f"{len(cases)} cases, {count} differences")
    return 1 if count or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
