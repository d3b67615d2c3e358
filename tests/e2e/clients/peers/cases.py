# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the cases of standard input, a JSON object {port, cases}, one after the other, and prints
for each what the client's user gets to see."""
import json, sys


def run(write):
    work = json.load(sys.stdin)
    for one in work["cases"]:
        seen = {"event": one["event"], "outcome": "ok", "status": None, "text": ""}
        try:
            write(work["port"], one)
        except Exception as e:
            seen.update(outcome=type(e).__name__, status=getattr(e, "code", None), text=str(e))
        print(json.dumps(seen), flush=True)
